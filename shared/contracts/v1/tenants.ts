import { z } from "zod";
import { Id, Instant, isSome, Locale, NextCursor, Revision, words } from "./page.ts";

export const Role = z.enum(["owner", "carer", "viewer"]).meta({ examples: ["owner"] });
export type Role = z.infer<typeof Role>;

export const TenantKind = z.enum(["household", "organisation"]).meta({ examples: ["household"] });

export const TenantName = words(120, "Famille Martin");
export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .meta({ description: "Whose telephone numbers are written without their country's prefix", examples: ["FR"] });

// No home-made offset passes for a name, in the database neither.
const ZONE_NAME = /^(UTC|[A-Z][A-Za-z_]+(\/[A-Z][A-Za-z_-]+){1,2})$/;
const isTimezone = (name: string): boolean => {
  if (!ZONE_NAME.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};
const Timezone = z
  .string()
  .max(64)
  .refine(isTimezone, "unknown_timezone")
  .meta({ description: "IANA name", examples: ["Europe/Paris"] });
const CallRetentionMonths = z
  .int()
  .min(1)
  .max(36)
  .meta({ description: "How long calls stay on record", examples: [13] });

export const Tenant = z
  .object({
    id: Id,
    name: TenantName,
    kind: TenantKind,
    status: z.enum(["active", "suspended"]),
    suspendedReason: z.string().nullable(),
    locale: Locale,
    country: Country,
    timezone: Timezone,
    plan: z.string().meta({ examples: ["standard"] }),
    callRetentionMonths: CallRetentionMonths,
    learningConsent: z.boolean().meta({ description: "Whether masked words may be used to improve recognition" }),
    role: Role.meta({ description: "The caller's own" }),
    topic: z.string().meta({ description: "The private Realtime channel that tells of this tenant's calls" }),
    revision: Revision,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "Tenant", description: "A household, or an organisation that looks after several people" });
export type Tenant = z.infer<typeof Tenant>;

export const TenantPage = z.object({ items: z.array(Tenant), nextCursor: NextCursor }).meta({ id: "TenantPage" });
export type TenantPage = z.infer<typeof TenantPage>;

export const NewTenant = z
  .strictObject({ name: TenantName, kind: TenantKind, locale: Locale.default("fr"), country: Country.default("FR") })
  .meta({ id: "NewTenant" });
export type NewTenant = z.infer<typeof NewTenant>;

export const TenantChange = z
  .strictObject({
    name: TenantName.optional(),
    locale: Locale.optional(),
    timezone: Timezone.optional(),
    callRetentionMonths: CallRetentionMonths.optional(),
    learningConsent: z.boolean().optional(),
  })
  .refine(isSome, "empty")
  .meta({ id: "TenantChange", minProperties: 1 });
export type TenantChange = z.infer<typeof TenantChange>;

export const TenantErasure = z
  .strictObject({
    confirm: z
      .string()
      .max(200)
      .meta({ description: "The tenant's name, typed again", examples: ["Famille Martin"] }),
  })
  .meta({ id: "TenantErasure" });

export const ErasureReceipt = z
  .object({
    receiptId: Id,
    at: Instant,
    removed: z.record(z.string(), z.int()).meta({ description: "How many rows of each kind", examples: [{ calls: 132, contacts: 3 }] }),
  })
  .meta({ id: "ErasureReceipt", description: "Keep it: nothing else is left" });
export type ErasureReceipt = z.infer<typeof ErasureReceipt>;

/** Of the exported file: one list of rows per table, fields named as in the database but in camelCase. */
export const TenantExport = z
  .looseObject({
    format: z.literal("ethiq-tenant-1"),
    exportedAt: Instant,
    tenant: Tenant,
    isComplete: z.literal(true).meta({ description: "Comes last: a file without it was cut short" }),
  })
  .meta({ id: "TenantExport" });
