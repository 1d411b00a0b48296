import { z } from "zod";
import { BUNDLE_STATUSES, END_USER_TYPES } from "../../domain/provisioning/words.ts";
import { Id, Instant, NextCursor, words } from "./page.ts";
import { MissingFact, NumberType } from "./provisioning.ts";
import { Country } from "./tenants.ts";

const MOST_FACTS = 30;
const MOST_DOCUMENTS = 10;
// They end up in a register of persons: no layout, no text that only pretends to be one.
const FACT_NAME = /^[a-z][a-z0-9_]{0,59}$/;

const EndUserType = z.enum(END_USER_TYPES).meta({ examples: ["individual"] });
const Facts = z
  .record(z.string().regex(FACT_NAME), words(200, "Jeanne"))
  .refine((facts) => Object.keys(facts).length <= MOST_FACTS, "too_many")
  .meta({
    description: "By the names that the provider gives them; which ones it wants depends on the country",
    examples: [{ first_name: "Jeanne", last_name: "Martin", email: "jeanne@exemple.fr" }],
  });
const Address = z.strictObject({
  customerName: words(200, "Jeanne Martin").optional(),
  street: words(200, "12 rue des Tilleuls"),
  city: words(200, "Lyon"),
  postalCode: words(20, "69003"),
  region: words(200, "Rhône").optional(),
  country: Country,
});
const Document = z
  .strictObject({
    type: z
      .string()
      .regex(FACT_NAME)
      .meta({ examples: ["utility_bill"] }),
    attributes: Facts,
  })
  .meta({ id: "RegulatoryDocument", description: "What a paper says; the paper itself is not kept here" });

export const NewRegulatoryProfile = z
  .strictObject({
    endUserType: EndUserType,
    attributes: Facts.default({}),
    address: Address.nullable().default(null),
    documents: z.array(Document).max(MOST_DOCUMENTS).default([]),
  })
  .meta({ id: "NewRegulatoryProfile" });
export type NewRegulatoryProfile = z.infer<typeof NewRegulatoryProfile>;

export const RegulatoryProfile = z
  .object({
    tenantId: Id,
    endUserType: EndUserType,
    attributes: z.record(z.string(), z.string()),
    address: z
      .object({
        customerName: z.string(),
        street: z.string(),
        city: z.string(),
        postalCode: z.string(),
        region: z.string(),
        country: Country,
      })
      .nullable(),
    documents: z.array(z.object({ type: z.string(), attributes: z.record(z.string(), z.string()) })),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "RegulatoryProfile", description: "Who the provider of numbers is told uses a tenant's numbers" });
export type RegulatoryProfile = z.infer<typeof RegulatoryProfile>;

export const RegulatoryBundle = z
  .object({
    id: Id,
    tenantId: Id,
    country: Country,
    numberType: NumberType,
    endUserType: EndUserType,
    status: z.enum(BUNDLE_STATUSES).meta({ examples: ["in_review"] }),
    missing: z.array(MissingFact),
    failureReason: z.string().nullable().meta({ description: "In the provider's words" }),
    submittedAt: Instant.nullable(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "RegulatoryBundle", description: "Whether the provider lets a tenant use numbers of one kind" });
export type RegulatoryBundle = z.infer<typeof RegulatoryBundle>;

export const RegulatoryBundlePage = z
  .object({ items: z.array(RegulatoryBundle), nextCursor: NextCursor })
  .meta({ id: "RegulatoryBundlePage" });
