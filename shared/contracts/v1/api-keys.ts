import { z } from "zod";

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
export const ApiKeyScope = z.enum(API_KEY_SCOPES);
export type ApiKeyScope = z.infer<typeof ApiKeyScope>;

export const KeyRole = z.enum(["carer", "viewer"]);
export type KeyRole = z.infer<typeof KeyRole>;
