import { z } from "zod";
import { Level } from "./calls.ts";
import { Instant, Locale } from "./page.ts";
import { Phone } from "./phones.ts";

const UrgentActor = z
  .object({
    contactName: z
      .string()
      .nullable()
      .meta({ description: "Null once this contact was removed", examples: ["Paul"] }),
    isYou: z.boolean().meta({ description: "Whether it is whoever holds this link" }),
    at: Instant,
  })
  .meta({ id: "UrgentActor" });
export type UrgentActor = z.infer<typeof UrgentActor>;

const UrgentCall = z
  .object({
    contactName: z.string().meta({ examples: ["Paul"] }),
    phone: Phone.nullable().meta({ description: "Under which the person is called" }),
    level: Level,
    startedAt: Instant,
    endedAt: Instant.nullable().meta({ description: "Null while the call goes on" }),
    reasons: z.array(
      z.object({
        tactic: z.string().meta({ examples: ["credential_request"] }),
        quote: z.string().nullable().meta({ description: "Masked words, where the line keeps them" }),
      }),
    ),
    taken: UrgentActor.nullable().meta({ description: "Who said first that they take care of it" }),
    mayHangUp: z.boolean().meta({ description: "Whether this contact may cut the call now" }),
    hangUp: UrgentActor.nullable().meta({ description: "Who asked last to cut the call" }),
  })
  .meta({ id: "UrgentCall" });
export type UrgentCall = z.infer<typeof UrgentCall>;

export const UrgentView = z
  .object({
    protectedName: z.string().meta({ examples: ["Jeanne"] }),
    locale: Locale.meta({ description: "The contact's" }),
    call: UrgentCall.nullable().meta({ description: "Null once the link is over: ten minutes after the call" }),
  })
  .meta({ id: "UrgentView", description: "What the link of an alert shows" });
export type UrgentView = z.infer<typeof UrgentView>;
