import { z } from "zod";
import { Id, Instant, isSome, NextCursor, Revision, words } from "./page.ts";
import { Phone, WrittenPhone } from "./phones.ts";

const Rule = z
  .enum(["trusted", "blocked"])
  .meta({ description: "`trusted`: not listened to. `blocked`: turned away, emergency services excepted", examples: ["trusted"] });
const Reason = words(200, "Infirmière à domicile");
const OneLine = Id.nullable().meta({ description: "For this line only, where it comes before a rule for all; null: for every line" });
const Expiry = Instant.nullable().meta({ description: "Null: until it is removed" });

export const CallerRule = z
  .object({
    id: Id,
    tenantId: Id,
    lineId: OneLine,
    phone: Phone,
    rule: Rule,
    reason: Reason.nullable(),
    expiresAt: Expiry,
    source: z
      .enum(["person", "feedback"])
      .meta({ description: "Written by somebody, or drawn from what was said of a call", examples: ["person"] }),
    revision: Revision,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "CallerRule" });
export type CallerRule = z.infer<typeof CallerRule>;

export const CallerRulePage = z.object({ items: z.array(CallerRule), nextCursor: NextCursor }).meta({ id: "CallerRulePage" });

export const NewCallerRule = z
  .strictObject({
    phone: WrittenPhone,
    rule: Rule,
    lineId: OneLine.default(null),
    reason: Reason.nullable().default(null),
    expiresAt: Expiry.default(null),
  })
  .meta({ id: "NewCallerRule" });
export type NewCallerRule = z.infer<typeof NewCallerRule>;

export const CallerRuleChange = z
  .strictObject({ rule: Rule.optional(), reason: Reason.nullable().optional(), expiresAt: Expiry.optional() })
  .refine(isSome, "empty")
  .meta({ id: "CallerRuleChange", minProperties: 1 });
export type CallerRuleChange = z.infer<typeof CallerRuleChange>;
