import { z } from "zod";
import { LineTest } from "../contracts/v1/line-tests.ts";
import type { LineTestRequests } from "../ports/line-test-requests.ts";
import { keysetPage, pageOf } from "./keyset.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";
import { type CallerClient, callerRpc } from "./supabase-caller-client.ts";

const { shape } = LineTest;
const Hop = shape.hops.element.extend({ at: StoredInstant.nullable() });

const Test = LineTest.extend({
  hops: z.array(Hop),
  startedAt: StoredInstant,
  expiresAt: StoredInstant,
  endedAt: StoredInstant.nullable(),
});

const COLUMNS = "id,tenant_id,line_id,kind,status,is_automatic,attempt,hops,started_at,expires_at,ended_at";
const Row = z
  .object({
    id: z.string(),
    tenant_id: z.string(),
    line_id: z.string(),
    kind: shape.kind,
    status: shape.status,
    is_automatic: z.boolean(),
    attempt: z.number(),
    hops: z.array(Hop),
    started_at: z.string(),
    expires_at: StoredInstant,
    ended_at: StoredInstant.nullable(),
  })
  .transform((row) => ({
    position: { at: row.started_at, id: row.id },
    item: {
      id: row.id,
      tenantId: row.tenant_id,
      lineId: row.line_id,
      kind: row.kind,
      status: row.status,
      isAutomatic: row.is_automatic,
      attempt: row.attempt,
      hops: row.hops,
      startedAt: StoredInstant.parse(row.started_at),
      expiresAt: row.expires_at,
      endedAt: row.ended_at,
    } satisfies LineTest,
  }));

export function createSupabaseLineTestRequests(client: CallerClient): LineTestRequests {
  const rpc = callerRpc(client);
  const rows = () => client.from("line_tests").select(COLUMNS);
  return {
    async list(lineId, page) {
      const answer = await keysetPage(rows().eq("line_id", lineId), { column: "started_at", ascending: false }, page);
      return pageOf(readAnswer(z.array(Row), answer), page.limit);
    },
    async find(testId) {
      return readAnswer(z.array(Row), await rows().eq("id", testId))[0]?.item;
    },
    start: (lineId, kind) => rpc("start_line_test", { p_line_id: lineId, p_kind: kind }, Test),
  };
}
