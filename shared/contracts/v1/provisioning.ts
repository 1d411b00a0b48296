import { z } from "zod";
import { DELIVERY_MODES, JOB_KINDS, JOB_STATES, NUMBER_TYPES, PARK_REASONS, STEPS } from "../../domain/provisioning/words.ts";
import { Id, Instant, words } from "./page.ts";
import { Phone, WrittenPhone } from "./phones.ts";
import { Country } from "./tenants.ts";

const Kind = z
  .enum(JOB_KINDS)
  .meta({ description: "`change_number` gives the line another number; the one it has rests", examples: ["set_up"] });
export const NumberType = z.enum(NUMBER_TYPES).meta({ examples: ["local"] });
const DeliveryMode = z.enum(DELIVERY_MODES).meta({
  description:
    "Where the telephone rings: at an adapter or app that registers with Ethiq (`sip`), at another number, or at both in this order. `keep`: as it is",
  examples: ["sip"],
});
const Step = z.enum(STEPS).meta({ examples: ["buy"] });
const ParkReason = z.enum(PARK_REASONS).meta({ examples: ["documents_missing"] });

const Wish = z
  .object({
    country: Country,
    numberType: NumberType,
    locality: z
      .string()
      .nullable()
      .meta({ examples: ["Lyon"] }),
    delivery: DeliveryMode,
    secondNumber: Phone.nullable(),
  })
  .meta({ description: "What was asked for" });

export const MissingFact = z
  .object({
    field: z.string().meta({ examples: ["address"] }),
    reason: z
      .string()
      .nullable()
      .meta({ examples: ["missing"] }),
  })
  .meta({ id: "MissingFact", description: "What the provider asks for, in its own names" });

const Parking = z
  .object({
    reason: ParkReason,
    forYou: z.boolean().meta({ description: "Whether somebody of the tenant can do something about it" }),
    missing: z.array(MissingFact).meta({ description: "What to add to the regulatory profile; the job goes on once it is saved" }),
    alternatives: z.array(NumberType).meta({ description: "Types of number for which nothing would be missing" }),
    nextTryAt: Instant.nullable().meta({ description: "When it is tried again by itself; null: once somebody did something" }),
  })
  .meta({ id: "ProvisioningParking", description: "What a parked job waits for" });

const Event = z
  .object({
    seq: z.int(),
    at: Instant,
    type: z.string().meta({ examples: ["begun"] }),
    step: Step.nullable(),
    reason: ParkReason.nullable(),
  })
  .meta({ id: "ProvisioningEvent" });

export const ProvisioningJob = z
  .object({
    id: Id,
    tenantId: Id,
    lineId: Id.nullable(),
    kind: Kind,
    state: z.enum(JOB_STATES).meta({ description: "`ready` and `cancelled` are over", examples: ["running"] }),
    step: Step.nullable().meta({ description: "Where it stands; null before it begins" }),
    wish: Wish,
    parking: Parking.nullable(),
    createdAt: Instant,
    updatedAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: "ProvisioningJob", description: "A line's way into service, or to another number" });
export type ProvisioningJob = z.infer<typeof ProvisioningJob>;

export const ProvisioningReport = ProvisioningJob.extend({
  events: z.array(Event).meta({ description: "What happened so far, the last 200 events, oldest first" }),
}).meta({ id: "ProvisioningReport" });
export type ProvisioningReport = z.infer<typeof ProvisioningReport>;

export const NewProvisioning = z
  .strictObject({
    kind: Kind.default("set_up"),
    country: Country.optional().meta({ description: "Of the number; without one, the tenant's" }),
    numberType: NumberType.default("local"),
    locality: words(60, "Lyon").nullable().default(null),
    delivery: DeliveryMode.default("sip"),
    secondNumber: WrittenPhone.nullable().default(null),
  })
  .superRefine(({ delivery, secondNumber }, context) => {
    const isNeeded = delivery !== "sip" && delivery !== "keep";
    if (isNeeded === (secondNumber !== null)) return;
    context.addIssue({ code: "custom", path: ["secondNumber"], message: isNeeded ? "needed" : "not_needed" });
  })
  .meta({ id: "NewProvisioning" });
export type NewProvisioning = z.infer<typeof NewProvisioning>;

/** As the database takes it: numbers as E.164, nothing left to guess. */
export interface ProvisioningWish {
  kind: NewProvisioning["kind"];
  country: string;
  numberType: NewProvisioning["numberType"];
  area: string | null;
  delivery: NewProvisioning["delivery"];
  secondNumber: string | null;
}
