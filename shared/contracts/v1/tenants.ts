import { z } from "zod";
import { Id, Instant, Locale, NextCursor, Revision } from "./page.ts";

export const Role = z.enum(["owner", "carer", "viewer"]).meta({ examples: ["owner"] });
export type Role = z.infer<typeof Role>;

export const TenantKind = z.enum(["household", "organisation"]).meta({ examples: ["household"] });

const TenantName = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .meta({ examples: ["Famille Martin"] });
const Timezone = z
  .string()
  .min(1)
  .max(64)
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
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .meta({ examples: ["FR"] }),
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
