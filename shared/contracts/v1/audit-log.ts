import { z } from "zod";
import { Id, Instant, NextCursor, PageQuery } from "./page.ts";

const Row = z.record(z.string(), z.unknown()).nullable();

const ActorKind = z.enum(["person", "api_key", "service", "operator"]).meta({ examples: ["person"] });

export const AuditEntry = z
  .object({
    id: z.string().meta({ examples: ["4711"] }),
    at: Instant,
    actorId: Id.nullable().meta({ description: "The person or the API key; null when a service or an operator acted" }),
    actorKind: ActorKind,
    requestId: z
      .string()
      .nullable()
      .meta({ description: "Of the request that changed it", examples: ["7f0c1f0e-4f5e-4ed0-8f5e-0d2f6c6f7a11"] }),
    table: z.string().meta({ examples: ["lines"] }),
    rowId: z.string().nullable(),
    action: z.string().meta({ examples: ["update"] }),
    before: Row.meta({ examples: [{ label: "Maison" }] }),
    after: Row.meta({ examples: [{ label: "Salon" }] }),
  })
  .meta({ id: "AuditEntry", description: "Who changed what; rows as in the database. The family word is noted as changed, not spelled" });
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditPage = z.object({ items: z.array(AuditEntry), nextCursor: NextCursor }).meta({ id: "AuditPage" });

const Moment = z.iso.datetime({ offset: true });

export const AuditQuery = PageQuery.extend({
  actorId: Id.optional().meta({ description: "Only what this person, or this API key, changed" }),
  actorKind: ActorKind.optional().meta({ description: "Only what this kind of actor changed" }),
  table: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional()
    .meta({ description: "Only changes of this sort of row", examples: ["contacts"] }),
  from: Moment.optional().meta({ description: "Changed then or later", examples: ["2026-11-01T00:00:00+01:00"] }),
  to: Moment.optional().meta({ description: "Changed before", examples: ["2026-12-01T00:00:00+01:00"] }),
});
export type AuditFilter = Omit<z.infer<typeof AuditQuery>, "cursor" | "limit">;
