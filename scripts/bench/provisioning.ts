import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { BenchRow } from "../bench.ts";
import { startStack } from "../stack/start-stack.ts";
import { createFamilies, type Place } from "./provisioning/families.ts";
import { startTally } from "./provisioning/tally.ts";
import { watchJobs } from "./provisioning/watch-jobs.ts";

// Families put into service by all of the product, as sockets carry it, at the pace of the real Twilio; people themselves take no time.

const QUICK = process.argv.includes("--quick");
const SINGLES = QUICK ? 3 : 10;
const BETWEEN_MS = 2_500;
const CROWD = QUICK ? 20 : 200;
/** So many of them do not plug their telephone in. */
const UNPLUGGED = CROWD / 20;
/** Requests of families to our own API. */
const AT_ONCE = 6;
const APPROVED_AFTER_MS = 3_000;
const LATENCY_MS = { from: 150, to: 400 };
/** Twilio names no number; ours keeps us at about as many. */
const API_CONCURRENCY = 25;
const ONE_MS = 120_000;
const CROWD_MS = 420_000;
const RENNES: Place = { country: "FR", locality: "Rennes" };

interface Single {
  readyMs: number;
  fromWishMs: number;
}

type Scene = Awaited<ReturnType<typeof openScene>>;

async function openScene() {
  const logDir = await mkdtemp(join(tmpdir(), "ethiq-bench-"));
  const stack = await startStack({ tenants: [], logDir, withApi: true, given: { NUMBERS_PER_MONTH: "1000" } });
  const { supabase, qstash, twilio } = stack.standIns;
  if (!supabase || !qstash || !twilio) throw new Error("this is for stand-ins only");
  Object.assign(twilio.settings, { callsPerSecond: 1, autoApproveAfterMs: APPROVED_AFTER_MS, latencyMs: LATENCY_MS });
  const numbers = (prefix: string, from: number, digits: number, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}${String(from + index).padStart(digits, "0")}`);
  twilio.stock.add({ country: "US", type: "local", numbers: numbers("+1510555", 200, 4, 2 * SINGLES) });
  twilio.stock.add({
    ...{ country: "FR", type: "local", addressRequirement: "local", locality: "Rennes", region: "Bretagne" },
    numbers: numbers("+3326191", 8_000, 4, 2 * CROWD),
  });
  return {
    supabase,
    qstash,
    twilio,
    families: createFamilies(stack),
    pid: stack.functions.pid,
    /** Free numbers of ours, of a kind that nobody has to be known for. */
    async fillPool(count: number) {
      for (const e164 of numbers("+4420794608", 50, 2, count)) {
        const { sid } = twilio.addNumber({ e164 });
        await supabase.sql(
          "insert into public.phone_numbers (e164, provider_sid, country, number_type, status) values ($1, $2, 'GB', 'local', 'available')",
          [e164, sid],
        );
      }
    },
    async close() {
      await stack.stop();
      await rm(logDir, { recursive: true, force: true });
    },
  };
}

async function measureOne(scene: Scene, place: Place): Promise<Single> {
  const family = await scene.families.signUp();
  say(`signed up after ${seconds(Date.now() - family.signedUpFrom)} s`);
  const wishedAt = Date.now();
  const { jobId, plugIn } = await scene.families.ask(family, place);
  await plugIn();
  const [job] = await watchJobs(scene.supabase, [jobId], ONE_MS);
  if (job?.state !== "ready" || job.endedAt === null) throw new Error(`one family is ${job?.state}, ${job?.parkReason}`);
  say(`${place.country}: ${seconds(job.endedAt - family.signedUpFrom)} s, ${seconds(job.endedAt - wishedAt)} s from the wish on`);
  return { readyMs: job.endedAt - family.signedUpFrom, fromWishMs: job.endedAt - wishedAt };
}

const say = (what: string): void => {
  if (process.env.BENCH_VERBOSE) console.log(what);
};

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN;
const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

/** One family after another, as they come; the first may still be waiting when the next begins. */
async function measureKind(scene: Scene, how: string, place: Place): Promise<BenchRow> {
  const tally = startTally(scene);
  const singles = await Promise.all(
    Array.from({ length: SINGLES }, async (_, index) => {
      await wait(index * BETWEEN_MS);
      return measureOne(scene, place);
    }),
  );
  await wait(BETWEEN_MS);
  const { requests, deliveries, repeated, cpuMs } = tally();
  const ready = singles.map(({ readyMs }) => readyMs);
  const fromWish = singles.map(({ fromWishMs }) => fromWishMs);
  const each = (value: number, digits: number) => (value / SINGLES).toFixed(digits);
  return {
    what: `Sign-up → ready, ${how}`,
    target: "≤ 30 s",
    measured: `p50 ${seconds(at(ready, 0.5))} s, p95 ${seconds(at(ready, 0.95))} s`,
    note: `from the wish on p50 ${seconds(at(fromWish, 0.5))} s; each: ${each(requests, 1)} requests to Twilio, ${each(deliveries, 1)} deliveries, ${each(repeated, 1)} of them refused for a while, ${each(cpuMs, 0)} ms CPU of the functions`,
  };
}

async function measureSingles(scene: Scene): Promise<BenchRow[]> {
  await scene.fillPool(SINGLES);
  // Warms everything up.
  await measureOne(scene, RENNES);
  return [
    await measureKind(scene, "a number of our pool", { country: "GB" }),
    await measureKind(scene, "bought, no approval needed", { country: "US" }),
    await measureKind(scene, `bought, approval needed and given after ${APPROVED_AFTER_MS / 1_000} s`, RENNES),
  ];
}

/** The crowd does not press its buttons in the same millisecond. */
async function fewAtOnce<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const takeTurns = async () => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
  return results;
}

async function measureCrowd(scene: Scene): Promise<BenchRow[]> {
  const { supabase, qstash, twilio, families } = scene;
  const crowd = await fewAtOnce(Array.from({ length: CROWD }), () => families.signUp());
  say("the crowd has signed up");
  twilio.settings.apiConcurrency = API_CONCURRENCY;
  const spentBefore = twilio.ledger().length;
  const deadBefore = qstash.attempts.length;
  const tally = startTally(scene);
  const begun = Date.now();
  const asked = await fewAtOnce(crowd, (family) => families.ask(family, RENNES));
  const askedMs = Date.now() - begun;
  say(`${CROWD} have asked within ${seconds(askedMs)} s`);
  const plugged = asked.slice(UNPLUGGED);
  await Promise.race([Promise.all(plugged.map(({ plugIn }) => plugIn())), wait(CROWD_MS, undefined, { ref: false })]);
  const jobs = await watchJobs(
    supabase,
    asked.map(({ jobId }) => jobId),
    CROWD_MS - (Date.now() - begun),
  );
  const counted = tally();
  const isPlugged = new Set(plugged.map(({ jobId }) => jobId));
  const ready = jobs.filter(({ state }) => state === "ready");
  const waiting = jobs.filter(
    ({ id, state, parkReason }) => state === "parked" && parkReason === "telephone_not_connected" && !isPlugged.has(id),
  );
  const others = jobs.filter((job) => !ready.includes(job) && !waiting.includes(job));
  const reasons = others.map(({ state, parkReason }) => parkReason ?? state);
  const bought = twilio
    .ledger()
    .slice(spentBefore)
    .filter(({ kind }) => kind === "purchase").length;
  const [served] = await supabase.sql<{ count: number }>(
    "select count(*)::integer as count from public.phone_numbers n join public.provisioning_jobs j on j.line_id = n.line_id where j.id = any ($1)",
    [asked.map(({ jobId }) => jobId)],
  );
  const givenUp = qstash.attempts.slice(deadBefore).filter(({ url, status }) => status === 489 || url.includes("provision-failed")).length;
  const times = ready.map(({ endedAt }) => (endedAt ?? Number.NaN) - begun);
  const load = loadavg()[0]?.toFixed(0);
  return [
    {
      what: `${CROWD} families ask within ${seconds(askedMs)} s, all for the same town; ${UNPLUGGED} leave their telephone unplugged`,
      target: "no failure",
      measured: `${ready.length} ready, ${waiting.length} wait for their telephone, ${others.length} anything else${others.length > 0 ? ` (${[...new Set(reasons)].join(", ")})` : ""}`,
      note: `numbers bought ${bought}, in service ${served?.count}; ${givenUp} deliveries given up`,
    },
    {
      what: `… the last of them ready`,
      target: `1 test call/s: ≥ ${CROWD} s`,
      measured: `${seconds(at(times, 1))} s, half of them after ${seconds(at(times, 0.5))} s`,
      note: `load of the machine ${load}; CPU of the functions ${(counted.cpuMs / CROWD).toFixed(0)} ms each`,
    },
    {
      what: `… requests refused by Twilio (429), at most ${API_CONCURRENCY} at once allowed`,
      target: "-",
      measured: `${counted.refused} of ${counted.requests}`,
      note: `${counted.mostAtOnce} at once at most; ${(counted.requests / CROWD).toFixed(1)} requests and ${(counted.deliveries / CROWD).toFixed(1)} deliveries each, ${counted.repeated} of them repeated`,
    },
  ];
}

export async function run(): Promise<BenchRow[]> {
  const scene = await openScene();
  try {
    return [...(await measureSingles(scene)), ...(await measureCrowd(scene))];
  } finally {
    await scene.close();
  }
}
