import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoTenants } from "../../shared/sandbox/demo-tenants.ts";
import { loadRecording } from "../../shared/sandbox/recordings/recording.ts";
import type { Twilio } from "../../shared/sandbox/twilio/start-twilio.ts";
import { type CallRow, createCallRecord } from "./call-record.ts";
import { isAlert } from "./network-client.ts";
import { type Stack, startStack } from "./start-stack.ts";

// The whole product as it runs, processes and all. Each test has a household of its own; only the telling part of each call is
// played.

const HOUSEHOLDS = 8;
const SCRIPT = "fr-scam-grandson";

let stack: Stack;
let twilio: Twilio;
let logDir: string;

beforeAll(async () => {
  logDir = await mkdtemp(join(tmpdir(), "ethiq-whole-"));
  const tenants = demoTenants(HOUSEHOLDS * 2).filter(({ locale }) => locale === "fr");
  stack = await startStack({
    logDir,
    tenants: tenants.map((tenant) => ({ ...tenant, lines: tenant.lines.map((line) => ({ ...line, notice: false })) })),
  });
  if (!stack.standIns.twilio) throw new Error("Twilio is not simulated");
  twilio = stack.standIns.twilio;
}, 120_000);

afterAll(async () => {
  await stack?.stop();
  await rm(logDir, { recursive: true, force: true });
});

const household = (index: number) => {
  const line = stack.tenants[index]?.lines[0];
  if (!line) throw new Error("no such household");
  return { line, accepted: line.contacts.filter(({ consent }) => consent === "accepted").map(({ phone }) => phone) };
};

/** The decisive sentence with as much before it as it takes to be sure, and enough after it for everything that follows. */
function telling(name: string, { beforeMs = 11_000, afterMs = 10_000 } = {}) {
  const { manifest, frames } = loadRecording(name);
  const turn = manifest.turns.find(({ decisive }) => decisive);
  if (!turn) throw new Error(`${name} has no decisive sentence`);
  return { frames, startMs: turn.startMs - beforeMs, endMs: Math.min(manifest.durationMs, turn.endMs + afterMs) };
}

const place = (index: number, options: Partial<Parameters<Twilio["placeCall"]>[0]> = {}) =>
  twilio.placeCall({ from: `+336399800${50 + index}`, to: household(index).line.ethiqNumber, script: telling(SCRIPT), ...options });

const record = () => createCallRecord({ url: stack.env.SUPABASE_URL ?? "", secretKey: stack.env.SUPABASE_SECRET_KEY ?? "" });

async function eventually<Value>(look: () => Promise<Value | undefined> | Value | undefined, timeoutMs = 30_000): Promise<Value> {
  for (const deadline = Date.now() + timeoutMs; ; await wait(50)) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error("it did not happen in time");
  }
}

const eventsOf = async (callSid: string) => {
  const row = await record().call(callSid);
  return row ? record().eventsAfter(row.id, 0) : [];
};
const reached = (callSid: string, isWanted: (row: CallRow) => boolean, timeoutMs?: number) =>
  eventually(async () => {
    const row = await record().call(callSid);
    return row && isWanted(row) ? row : undefined;
  }, timeoutMs);
const smsTo = (phones: readonly string[]) => twilio.messages.sent().filter((message) => phones.includes(message.to) && isAlert(message));

test("a relay that dies between the verdict and its messages delays them, and sends none twice", async () => {
  const { accepted } = household(0);
  // The relay's own publishing hangs: the verdict is on record, the messages are not on their way.
  stack.standIns.qstash?.faults.add({ match: /POST \/v2\/publish\/.*\/jobs\/alert/, effect: { kind: "delay", ms: 8_000 }, times: 2 });
  const call = place(0);
  await reached(call.callSid, ({ level }) => level === 3);
  expect(smsTo(accepted)).toHaveLength(0);
  await stack.relay().kill();
  stack.standIns.qstash?.faults.clear();
  await stack.startRelay();

  await eventually(() => (smsTo(accepted).length >= accepted.length ? true : undefined));
  await call.done;
  const row = await reached(call.callSid, ({ ended_at }) => ended_at !== null);
  expect(row).toMatchObject({ level: 3, analysed: true });
  // Every copy of the jobs, the delayed ones included, has been delivered by now.
  await wait(9_000);
  await stack.standIns.qstash?.drained();
  expect(
    smsTo(accepted)
      .map(({ to }) => to)
      .sort(),
  ).toEqual([...accepted].sort());
  expect(call.events.filter(({ type }) => type === "stream-started")).toHaveLength(2);
});

test("a relay that dies before the decisive sentence is replaced in time to warn", async () => {
  const { accepted } = household(1);
  const call = place(1, { script: telling(SCRIPT, { beforeMs: 16_000 }) });
  await eventually(() => call.conversationStartedAt() ?? undefined);
  await wait(3_000);
  await stack.relay().kill();
  await stack.startRelay();
  await reached(call.callSid, ({ level }) => level === 3);
  await call.done;
  await eventually(() => (smsTo(accepted).length >= accepted.length ? true : undefined));
  expect(smsTo(accepted)).toHaveLength(accepted.length);
  expect((await eventsOf(call.callSid)).some(({ payload }) => payload.action === "whisper" && payload.outcome === "played")).toBe(true);
});

test("while no relay is there the two still talk, and the record says that nobody listened", async () => {
  await stack.relay().stop();
  const call = place(2);
  const result = await call.done;
  expect(result.framesSpoken).toBeGreaterThan(900);
  expect(twilio.heard(result.protectedCallSid ?? "").length).toBeGreaterThan(0);
  const row = await reached(call.callSid, ({ ended_at }) => ended_at !== null);
  expect(row).toMatchObject({ level: 1, analysed: false, not_analysed_reason: "relay" });
  await stack.startRelay();
});

test("a relay that is told to stop hands its calls to the next one", async () => {
  const { accepted } = household(3);
  const call = place(3, { script: telling(SCRIPT, { beforeMs: 16_000 }) });
  await eventually(() => call.conversationStartedAt() ?? undefined);
  await wait(2_000);
  await stack.relay().stop(30_000);
  await stack.startRelay();
  await reached(call.callSid, ({ level }) => level === 3);
  await call.done;
  await eventually(() => (smsTo(accepted).length >= accepted.length ? true : undefined));
  expect(smsTo(accepted)).toHaveLength(accepted.length);
});

test("a caller who hangs up during the warning leaves a closed call and its messages", async () => {
  const { accepted } = household(4);
  const call = place(4);
  await eventually(() => (call.events.some((event) => event.type === "said" && event.kind === "announcement") ? true : undefined), 60_000);
  call.hangUp();
  const result = await call.done;
  await eventually(() => (smsTo(accepted).filter(({ status }) => status === "delivered").length === accepted.length ? true : undefined));
  const row = await reached(call.callSid, ({ ended_at }) => ended_at !== null);
  expect(row).toMatchObject({ level: 3, analysed: true });
  await eventually(() =>
    twilio.calls.describe(result.protectedCallSid ?? "", { listen: false })?.status !== "in-progress" ? true : undefined,
  );
});

test("speech recognition that refuses the key leaves the call alone and says so", async () => {
  stack.standIns.deepgram?.faults.add({ match: /GET \/v1\/listen/, effect: { kind: "status", status: 401 } });
  const call = place(5);
  const result = await call.done;
  stack.standIns.deepgram?.faults.clear();
  expect(result.framesSpoken).toBeGreaterThan(900);
  const row = await reached(call.callSid, ({ ended_at }) => ended_at !== null);
  expect(row).toMatchObject({ analysed: false, not_analysed_reason: "speech_refused" });
});

test("speech recognition that goes away in mid-call is called again, and no word is lost", async () => {
  const { accepted } = household(6);
  const since = Date.now();
  stack.standIns.deepgram?.faults.add({
    match: /GET \/v1\/listen/,
    effect: { kind: "close", code: 1011, reason: "NET-0000", afterMs: 7_000 },
    times: 1,
  });
  const call = place(6, { script: telling(SCRIPT) });
  await reached(call.callSid, ({ level }) => level === 3);
  await call.done;
  const heard = stack.standIns.deepgram?.heard({ sinceMs: since }) ?? [];
  const caller = heard.find(({ voice }) => voice === "caller");
  const part = telling(SCRIPT);
  const spoken = loadRecording(SCRIPT).manifest.turns.filter(
    ({ speaker, startMs }) => speaker === "caller" && startMs >= part.startMs && startMs < part.endMs,
  );
  expect(caller?.words).toBeGreaterThanOrEqual(spoken.flatMap(({ words }) => words).length - 1);
  await eventually(() => (smsTo(accepted).length >= accepted.length ? true : undefined));
});

test("the warning is in the person's ear and not in the caller's", async () => {
  const call = place(7);
  const result = await call.done;
  const said = call.events.flatMap((event) => (event.type === "said" && event.kind === "announcement" ? [event.text] : []));
  expect(said.length).toBeGreaterThan(0);
  for (const text of said) {
    expect(twilio.heardSay(result.protectedCallSid ?? "", text)).toBe(true);
    expect(twilio.heardSay(call.callSid, text)).toBe(false);
  }
});
