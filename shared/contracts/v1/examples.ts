import { z } from "zod";
import { Id, Locale } from "./page.ts";

export const Example = z
  .object({
    id: Id.meta({ description: "Random, and known to its giver alone: it takes the example back" }),
    language: Locale,
    wasScam: z.boolean(),
    kind: z.string().meta({ examples: ["bank_fraud_desk"] }),
    tactics: z.array(z.string()).meta({ examples: [["authority", "credential_request"]] }),
    words: z
      .array(z.string())
      .meta({ description: "Masked: no numbers, and no names of the household", examples: [["donnez-moi le code"]] }),
    engineVersion: z.string().nullable().meta({ description: "What judged the call; null when nobody noted it" }),
    givenIn: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .meta({ description: "The month; the day is not kept", examples: ["2026-11"] }),
    expiresOn: z.iso.date().meta({ examples: ["2028-11-01"] }),
  })
  .meta({ id: "Example", description: "Words of one call that somebody gave away to improve recognition; nothing in it says whose" });
export type Example = z.infer<typeof Example>;
