import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoTenants } from "../../shared/sandbox/demo-tenants.ts";
import { listRecordings, loadRecording, type Recording } from "../../shared/sandbox/recordings/recording.ts";
import { isAlert } from "./network-client.ts";
import { type Stack, startStack } from "./start-stack.ts";

const TENANTS = 10;
const CALLS_PER_TENANT = 5;
const LAST_MS = 12_000;
const STAGGER_MS = 250;

let stack: Stack;
let logDir: string;

beforeAll(async () => {
  logDir = await mkdtemp(join(tmpdir(), "ethiq-many-"));
  const tenants = demoTenants(TENANTS).map((tenant) => ({ ...tenant, lines: tenant.lines.map((line) => ({ ...line, notice: false })) }));
  stack = await startStack({ logDir, tenants });
}, 120_000);

afterAll(async () => {
  await stack?.stop();
  await rm(logDir, { recursive: true, force: true });
});

const recordings = listRecordings().map(({ name }) => loadRecording(name));
const inLanguage = (lang: string, label: string) => recordings.filter(({ manifest }) => manifest.lang === lang && manifest.label === label);

/** The last half minute up to the decisive sentence and a little more; of an honest call, its first half minute. */
function partOf({ manifest }: Recording) {
  const decisive = manifest.turns.find((turn) => turn.decisive);
  return decisive ? { startMs: decisive.startMs - 26_000, endMs: decisive.endMs + LAST_MS } : { startMs: 0, endMs: 34_000 };
}

const words = ({ manifest }: Recording, { startMs, endMs }: { startMs: number; endMs: number }) =>
  manifest.turns.filter((turn) => turn.startMs >= startMs && turn.startMs < endMs).flatMap((turn) => turn.words.map(({ word }) => word));

test("fifty calls of ten households at once keep their words, levels and messages to themselves", async () => {
  const { twilio, supabase, qstash } = stack.standIns;
  if (!twilio || !supabase) throw new Error("not simulated");

  // Two scams of different kinds and three honest calls a household, each from a caller of its own.
  const planned = stack.tenants.flatMap((tenant, index) => {
    const line = tenant.lines[0];
    if (!line) throw new Error("a household without a line");
    const scams = inLanguage(line.locale ?? "fr", "scam");
    const honest = inLanguage(line.locale ?? "fr", "honest");
    const own = Array.from({ length: CALLS_PER_TENANT }, (_, nth) =>
      nth < 2 ? scams[(index + nth) % scams.length] : honest[nth % honest.length],
    );
    return own.map((recording, nth) => {
      if (!recording) throw new Error("too few recordings");
      const from = `+3363998${String(5_000 + index * 10 + nth)}`;
      const part = partOf(recording);
      return { tenant, line, recording, part, from };
    });
  });
  // All are under way together for half a minute; that they also begin in the same instant would test this machine, not the product.
  const placed: ((typeof planned)[number] & { call: ReturnType<typeof twilio.placeCall> })[] = [];
  for (const each of planned) {
    const { from, line, recording, part } = each;
    const call = twilio.placeCall({ from, to: line.ethiqNumber, script: { frames: recording.frames, ...part } });
    placed.push({ ...each, call });
    await wait(STAGGER_MS);
  }
  expect(placed).toHaveLength(TENANTS * CALLS_PER_TENANT);
  await Promise.all(placed.map(({ call }) => call.done));

  const rowOf = async (callSid: string) =>
    (
      await supabase.sql<{ id: string; tenant_id: string; level: number; analysed: boolean | null; not_analysed_reason: string | null }>(
        "select id, tenant_id, level, analysed, not_analysed_reason from public.calls where call_sid = $1",
        [callSid],
      )
    )[0];
  const eventsOf = (id: string | undefined) =>
    supabase.sql("select type, key, payload from public.call_events where call_id = $1 order by seq", [id]);
  const rows = new Map<string, Awaited<ReturnType<typeof rowOf>>>();
  for (const deadline = Date.now() + 45_000; Date.now() < deadline; await wait(500)) {
    for (const { call } of placed) rows.set(call.callSid, await rowOf(call.callSid));
    if ([...rows.values()].every((row) => row?.analysed != null)) break;
  }
  await qstash?.drained();

  // A crowded machine may be too slow to judge some calls: these ring on, and say so. What it may never do is to mix them up.
  const heard = placed.filter(({ call }) => rows.get(call.callSid)?.analysed === true);
  expect(heard.length).toBeGreaterThanOrEqual(placed.length / 2);
  const isScam = ({ recording }: (typeof placed)[number]) => recording.manifest.label === "scam";
  const levelOf = ({ call }: (typeof placed)[number]) => rows.get(call.callSid)?.level ?? 0;
  const heardScams = heard.filter(isScam);
  expect(heardScams.filter((each) => levelOf(each) >= 2).length).toBeGreaterThanOrEqual(heardScams.length * 0.75);

  const surprises: object[] = [];
  for (const each of placed) {
    const { tenant, recording, part, call } = each;
    const row = rows.get(call.callSid);
    expect(row, recording.manifest.name).toMatchObject({ tenant_id: tenant.tenantId });
    if (row?.analysed !== true) expect(row?.not_analysed_reason, recording.manifest.name).toBeTruthy();
    if (!isScam(each) && levelOf(each) > 1) {
      const { streams } = await call.done;
      surprises.push({ script: recording.manifest.name, level: row?.level, streams, events: await eventsOf(row?.id) });
    }
    // Every quoted word was said in this very call.
    const quotes = await supabase.sql<{ quote: string; tenant_id: string }>(
      "select quote, tenant_id from public.call_quotes where call_id = $1",
      [row?.id],
    );
    const said = words(recording, part).join(" ");
    for (const { quote, tenant_id } of quotes) {
      expect(tenant_id).toBe(tenant.tenantId);
      // Masked digits aside, the quote is a stretch of the script.
      for (const piece of quote
        .split(/[•*#█]+/)
        .map((text) => text.trim())
        .filter((text) => text.length > 8))
        expect(said).toContain(piece);
    }
  }

  expect(surprises).toEqual([]);

  // Each relative who accepted has one message for each call of their own household that reached level 3, and nobody else has any.
  const alertsTo = (phone: string) => twilio.messages.sent().filter((message) => message.to === phone && isAlert(message));
  for (const tenant of stack.tenants) {
    const line = tenant.lines[0];
    const alarms = placed.filter((each) => each.tenant === tenant && levelOf(each) === 3).length;
    for (const { phone, consent } of line?.contacts ?? []) {
      const due = consent === "accepted" ? alarms : 0;
      await expect.poll(() => alertsTo(phone).length, { timeout: 15_000 }).toBeGreaterThanOrEqual(due);
      const messages = alertsTo(phone);
      expect(messages, phone).toHaveLength(due);
      for (const { body } of messages) {
        expect(body).toContain(line?.protectedName);
        expect(body).toContain(line?.familyWord);
      }
    }
  }
  expect(heardScams.filter((each) => levelOf(each) === 3).length).toBeGreaterThanOrEqual(heardScams.length / 4);
}, 240_000);
