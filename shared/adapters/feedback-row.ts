import { z } from "zod";
import { StoredInstant } from "./supabase-answer.ts";

export const FEEDBACK_COLUMNS = "was_scam,comment,shares_example,created_at,updated_at";

const Stored = z.object({
  was_scam: z.boolean(),
  comment: z.string().nullable(),
  shares_example: z.boolean(),
  created_at: StoredInstant,
  updated_at: StoredInstant,
});

const toFeedback = (row: z.infer<typeof Stored>) => ({
  wasScam: row.was_scam,
  comment: row.comment,
  sharesExample: row.shares_example,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** What somebody said of a call. */
export const FeedbackRow = Stored.transform(toFeedback);
/** The same, with the call it is about. */
export const CallFeedbackRow = Stored.extend({ call_id: z.string() }).transform((row) => ({ callId: row.call_id, ...toFeedback(row) }));
