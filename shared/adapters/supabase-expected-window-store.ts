import { z } from "zod";
import type { ExpectedWindow, ExpectedWindowChange } from "../contracts/v1/expected-windows.ts";
import type { ExpectedWindowStore } from "../ports/expected-window-store.ts";
import { StoredInstant } from "./supabase-answer.ts";
import { type CallerClient, named } from "./supabase-caller-client.ts";
import { tenantRows } from "./tenant-rows.ts";

const COLUMNS = "id,tenant_id,line_id,label,phone,starts_at,ends_at,note,created_by,revision,created_at,updated_at";

const WindowRow = z
  .object({
    id: z.string(),
    tenant_id: z.string(),
    line_id: z.string().nullable(),
    label: z.string(),
    phone: z.string().nullable(),
    starts_at: StoredInstant,
    ends_at: z.string(),
    note: z.string().nullable(),
    created_by: z.string().nullable(),
    revision: z.number(),
    created_at: StoredInstant,
    updated_at: StoredInstant,
  })
  .transform((row) => ({
    position: { at: row.ends_at, id: row.id },
    item: {
      id: row.id,
      tenantId: row.tenant_id,
      lineId: row.line_id,
      label: row.label,
      phone: row.phone,
      startsAt: row.starts_at,
      endsAt: StoredInstant.parse(row.ends_at),
      note: row.note,
      createdBy: row.created_by,
      revision: row.revision,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    } satisfies ExpectedWindow,
  }));

const rowOf = ({ label, phone, startsAt, endsAt, note }: ExpectedWindowChange) =>
  named({ label, phone, starts_at: startsAt, ends_at: endsAt, note });

export function createSupabaseExpectedWindowStore(client: CallerClient): ExpectedWindowStore {
  const { list, find, create, change, remove } = tenantRows(client, {
    table: "expected_windows",
    columns: COLUMNS,
    row: WindowRow,
    order: { column: "ends_at", ascending: false },
  });
  return {
    list,
    find,
    create: (id, tenantId, window) => {
      const { label, startsAt, endsAt, lineId } = window;
      return create(id, tenantId, { ...rowOf(window), label, starts_at: startsAt, ends_at: endsAt, line_id: lineId });
    },
    change: (id, revision, window) => change(id, revision, rowOf(window)),
    remove,
  };
}
