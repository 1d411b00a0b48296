import { z } from "zod";
import { Id, words } from "./page.ts";
import { Country } from "./tenants.ts";

export const LINE_TYPES = ["mobile", "box", "landline", "voip"] as const;
const FORWARDING_KINDS = ["all", "no_reply", "busy", "unreachable"] as const;

const Operator = words(60, "Orange");
const LineType = z.enum(LINE_TYPES).meta({ examples: ["mobile"] });
const Code = z.string().nullable();

export const ForwardingCodesQuery = z.strictObject({
  country: Country.optional().meta({ description: "Of the operator" }),
  operator: Operator.optional(),
  lineType: LineType.optional(),
});
export type ForwardingCodesQuery = z.infer<typeof ForwardingCodesQuery>;

export const ForwardingCode = z
  .object({
    id: Id,
    country: Country,
    operator: Operator,
    lineType: LineType,
    kind: z.enum(FORWARDING_KINDS).meta({ description: "Which calls are passed on; only `all` protects fully", examples: ["all"] }),
    onCode: Code.meta({
      description: "`{number}` and `{seconds}` where no line was named; null where there is only a menu, which the note describes",
      examples: ["**21*+33199000042#"],
    }),
    offCode: Code.meta({ examples: ["##21#"] }),
    checkCode: Code.meta({ examples: ["*#21#"] }),
    note: z.object({ fr: z.string(), en: z.string() }).nullable(),
    source: z.string().meta({ description: "Who says so" }),
    checkedOn: z.iso.date().meta({ examples: ["2026-11-01"] }),
    isVerified: z.boolean().meta({ description: "False: told by one source, or by analogy" }),
  })
  .meta({ id: "ForwardingCode", description: "What to dial so that a telephone passes its calls on" });
export type ForwardingCode = z.infer<typeof ForwardingCode>;

export const ForwardingCodes = z.object({ items: z.array(ForwardingCode) }).meta({ id: "ForwardingCodes" });
