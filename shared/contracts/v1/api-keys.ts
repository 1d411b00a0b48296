import { z } from "zod";
import { Id, Instant, NextCursor, words } from "./page.ts";

export const API_KEY_SCOPES = [
  "calls:read",
  "lines:read",
  "lines:write",
  "contacts:read",
  "contacts:write",
  "rules:read",
  "rules:write",
  "usage:read",
] as const;
export const ApiKeyScope = z.enum(API_KEY_SCOPES).meta({ examples: ["calls:read"] });
export type ApiKeyScope = z.infer<typeof ApiKeyScope>;

export const KeyRole = z.enum(["carer", "viewer"]).meta({ description: "What the key may see, as for members", examples: ["viewer"] });
export type KeyRole = z.infer<typeof KeyRole>;

const KeyName = words(60, "Export vers le logiciel de la mairie");
const Scopes = z.array(ApiKeyScope).min(1).max(API_KEY_SCOPES.length);

export const ApiKey = z
  .object({
    id: Id,
    tenantId: Id,
    name: KeyName,
    prefix: z.string().meta({ description: "How the key begins, to tell it from others", examples: ["ethiq_8Jq2xW"] }),
    scopes: z.array(ApiKeyScope),
    role: KeyRole,
    createdBy: Id.nullable(),
    createdAt: Instant,
    expiresAt: Instant,
    lastUsedAt: Instant.nullable(),
    revokedAt: Instant.nullable(),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.infer<typeof ApiKey>;

export const ApiKeyPage = z.object({ items: z.array(ApiKey), nextCursor: NextCursor }).meta({ id: "ApiKeyPage" });

export const NewApiKey = z
  .strictObject({
    name: KeyName,
    scopes: Scopes.refine((scopes) => new Set(scopes).size === scopes.length, "repeated"),
    role: KeyRole,
    expiresInDays: z.int().min(1).max(365).default(90),
  })
  .refine(({ role, scopes }) => role === "carer" || !scopes.some((scope) => scope.endsWith(":write")), {
    path: ["scopes"],
    message: "viewers_write_nothing",
  })
  .meta({ id: "NewApiKey" });
export type NewApiKey = z.infer<typeof NewApiKey>;

export const MadeApiKey = ApiKey.extend({
  key: z
    .string()
    .nullable()
    .meta({
      description: "Shown this once. Null when a repeated request is answered: then revoke the key and make another",
      examples: ["ethiq_8Jq2xWm0C5r7Tz1Yb4Kd9Lf3Hn6Pv8Qs2Uw5Xa7Ze1g"],
    }),
}).meta({ id: "MadeApiKey" });
export type MadeApiKey = z.infer<typeof MadeApiKey>;
