import { z } from "zod";
import { Line, type LineChange } from "../contracts/v1/lines.ts";
import { AppError, toAppError } from "../domain/errors.ts";
import type { LineStore } from "../ports/line-store.ts";
import { StoredInstant } from "./supabase-answer.ts";
import { type CallerClient, callerRpc, named } from "./supabase-caller-client.ts";
import { tenantRows } from "./tenant-rows.ts";

const COLUMNS =
  "id,tenant_id,label,protected_name,forwarded_number,delivery,locale,help_level,alert_level,notice,family_word,retention,status,paused_until,cancelled_at,ends_at,watch_agreed_at,revision,created_at,updated_at,number:phone_numbers(e164)";

const NumberRow = z.object({ e164: z.string() });

const { shape } = Line;
const LineRow = z
  .object({
    id: z.string(),
    tenant_id: z.string(),
    label: z.string(),
    protected_name: z.string(),
    forwarded_number: z.string().nullable(),
    delivery: shape.delivery,
    locale: shape.locale,
    help_level: shape.helpLevel,
    alert_level: shape.alertLevel,
    notice: z.boolean(),
    family_word: z.string().nullable(),
    retention: shape.retention,
    status: shape.status,
    paused_until: StoredInstant.nullable(),
    cancelled_at: StoredInstant.nullable(),
    ends_at: StoredInstant.nullable(),
    watch_agreed_at: z.string().nullable(),
    revision: z.number(),
    created_at: z.string(),
    updated_at: StoredInstant,
    // One or none, whether or not the REST server knows that.
    number: z.union([z.array(NumberRow), NumberRow.nullable()]),
  })
  .transform((row) => {
    // As answering a call takes it: a pause that is over is none.
    const pausedUntil = row.paused_until && Date.parse(row.paused_until) > Date.now() ? row.paused_until : null;
    const isPaused = (pausedUntil !== null || row.cancelled_at !== null) && (row.status === "testing" || row.status === "active");
    return {
      position: { at: row.created_at, id: row.id },
      item: {
        id: row.id,
        tenantId: row.tenant_id,
        label: row.label,
        protectedName: row.protected_name,
        forwardedNumber: row.forwarded_number,
        ethiqNumber: [row.number].flat()[0]?.e164 ?? null,
        delivery: row.delivery,
        locale: row.locale,
        helpLevel: row.help_level,
        alertLevel: row.alert_level,
        notice: row.notice,
        familyWord: row.family_word,
        retention: row.retention,
        status: isPaused ? "paused" : row.status,
        pausedUntil,
        cancelledAt: row.cancelled_at,
        endsAt: row.ends_at,
        watchAgreed: row.watch_agreed_at !== null,
        revision: row.revision,
        createdAt: StoredInstant.parse(row.created_at),
        updatedAt: row.updated_at,
      } satisfies Line,
    };
  });

const LineLife = z.object({ lineId: z.string() });

const rowOf = (line: Omit<LineChange, "forwardedNumber">) =>
  named({
    label: line.label,
    protected_name: line.protectedName,
    delivery: line.delivery,
    locale: line.locale,
    help_level: line.helpLevel,
    alert_level: line.alertLevel,
    notice: line.notice,
    family_word: line.familyWord,
    retention: line.retention,
  });

/** A call that is being written down goes before the removal of its line, which gives way after a moment. */
const IN_USE = "40001";
const MOST_TRIES = 3;

export function createSupabaseLineStore(client: CallerClient): LineStore {
  const { list, find, create, change, set, remove } = tenantRows(client, { table: "lines", columns: COLUMNS, row: LineRow });
  const rpc = callerRpc(client);
  const require = async (life: Promise<{ lineId: string }>) => {
    const line = await find((await life).lineId);
    if (!line) throw new AppError("not_found", "gone a moment later");
    return line;
  };
  return {
    list,
    find,
    create: (id, tenantId, line) => {
      const { label, protectedName, forwardedNumber } = line;
      return create(id, tenantId, { ...rowOf(line), label, protected_name: protectedName, forwarded_number: forwardedNumber });
    },
    change: (id, revision, line) => change(id, revision, { ...rowOf(line), ...named({ forwarded_number: line.forwardedNumber }) }),
    pause: (id, until) => set(id, { paused_until: until }),
    cancel: (id) => require(rpc("cancel_line", { p_line_id: id }, LineLife)),
    reactivate: (id) => require(rpc("reactivate_line", { p_line_id: id }, LineLife)),
    move: (id, tenantId) => require(rpc("move_line", { p_line_id: id, p_tenant_id: tenantId }, LineLife)),
    watch: (id, agreed) => require(rpc("agree_to_watch", { p_line_id: id, p_agreed: agreed }, LineLife)),
    async remove(id) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await remove(id);
        } catch (thrown) {
          if (tries === MOST_TRIES || toAppError(thrown).providerCode !== IN_USE) throw thrown;
        }
      }
    },
  };
}
