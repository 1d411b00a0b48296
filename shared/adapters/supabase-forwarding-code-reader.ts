import { z } from "zod";
import { ForwardingCode } from "../contracts/v1/forwarding-codes.ts";
import type { ForwardingCodeReader, StoredForwardingCode } from "../ports/forwarding-code-reader.ts";
import { readAnswer } from "./supabase-answer.ts";
import type { CallerClient } from "./supabase-caller-client.ts";

const COLUMNS = "id,country,operator,line_type,kind,on_code,off_code,check_code,number_form,note_fr,note_en,source,checked_on,is_verified";
/** More than there are operators in all countries together. */
const MOST_CODES = 1_000;

const { shape } = ForwardingCode;
const Row = z
  .object({
    id: z.string(),
    country: z.string(),
    operator: z.string(),
    line_type: shape.lineType,
    kind: shape.kind,
    on_code: z.string().nullable(),
    off_code: z.string().nullable(),
    check_code: z.string().nullable(),
    number_form: z.enum(["international", "national"]),
    note_fr: z.string().nullable(),
    note_en: z.string().nullable(),
    source: z.string(),
    checked_on: z.string(),
    is_verified: z.boolean(),
  })
  .transform(
    (row): StoredForwardingCode => ({
      id: row.id,
      country: row.country,
      operator: row.operator,
      lineType: row.line_type,
      kind: row.kind,
      onCode: row.on_code,
      offCode: row.off_code,
      checkCode: row.check_code,
      note: row.note_fr && row.note_en ? { fr: row.note_fr, en: row.note_en } : null,
      source: row.source,
      checkedOn: row.checked_on.slice(0, 10),
      isVerified: row.is_verified,
      numberForm: row.number_form,
    }),
  );

export function createSupabaseForwardingCodeReader(client: CallerClient): ForwardingCodeReader {
  return {
    async list({ country, operator, lineType }) {
      let query = client.from("forwarding_codes").select(COLUMNS);
      if (country) query = query.eq("country", country);
      if (operator) query = query.eq("operator", operator);
      if (lineType) query = query.eq("line_type", lineType);
      const ordered = query.order("country").order("operator").order("line_type").order("kind").limit(MOST_CODES);
      return readAnswer(z.array(Row), await ordered);
    },
  };
}
