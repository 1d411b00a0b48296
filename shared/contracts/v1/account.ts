import { z } from "zod";
import { Example } from "./examples.ts";
import { Id, Instant, isSome, Locale, Revision, words } from "./page.ts";
import { Role } from "./tenants.ts";

export const DisplayName = words(60, "Claire Martin");

export const Account = z
  .object({
    id: Id,
    email: z
      .string()
      .nullable()
      .meta({ examples: ["claire.martin@exemple.fr"] }),
    displayName: DisplayName.nullable(),
    locale: Locale,
    revision: Revision,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "Account" });
export type Account = z.infer<typeof Account>;

export const AccountChange = z
  .strictObject({ displayName: DisplayName.nullable().optional(), locale: Locale.optional() })
  .refine(isSome, "empty")
  .meta({ id: "AccountChange", minProperties: 1 });
export type AccountChange = z.infer<typeof AccountChange>;

export const AccountErasure = z
  .strictObject({
    confirm: z
      .string()
      .max(254)
      .meta({ description: "One's e-mail address, typed again", examples: ["claire.martin@exemple.fr"] }),
  })
  .meta({ id: "AccountErasure" });

export const AccountExport = z
  .object({
    format: z.literal("ethiq-account-1"),
    exportedAt: Instant,
    account: Account,
    tenants: z.array(z.object({ id: Id, name: z.string(), role: Role })),
    feedback: z.array(
      z.object({
        callId: Id,
        wasScam: z.boolean(),
        comment: z.string().nullable(),
        sharesExample: z.boolean(),
        createdAt: Instant,
        updatedAt: Instant,
      }),
    ),
    examples: z.array(Example),
    sessions: z.array(z.object({ id: Id, createdAt: Instant, refreshedAt: Instant.nullable(), userAgent: z.string().nullable() })),
  })
  .meta({ id: "AccountExport", description: "All that is kept of a person beyond their tenants" });
export type AccountExport = z.infer<typeof AccountExport>;
