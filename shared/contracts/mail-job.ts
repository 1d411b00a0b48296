import { z } from "zod";
import { CODE_PURPOSES } from "../domain/text/mail/code-mail.ts";

/** A code of Auth on its way to a mailbox. Its body is hidden from the queue's log. */
export const MailJob = z.object({
  /** The same for every repetition of the same request of Auth. */
  id: z.uuid(),
  template: z.enum(CODE_PURPOSES),
  to: z.email().max(254),
  locale: z.enum(["fr", "en"]),
  data: z.object({
    code: z.string().regex(/^\d{6,10}$/),
    newAddress: z.email().max(254).optional(),
  }),
  /** Later than this the code opens nothing. */
  until: z.iso.datetime(),
});
export type MailJob = z.infer<typeof MailJob>;
