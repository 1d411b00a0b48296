import { createChance } from "../../shared/sandbox/seed-data/chance.ts";
import { createTwilio } from "../../shared/sandbox/twilio/create-twilio.ts";
import { createCrew } from "./crew.ts";
import type { ChaosDatabase } from "./database.ts";
import { createFates, type Service } from "./fates.ts";
import { befall } from "./incidents.ts";
import { findViolations } from "./invariants.ts";
import { askOutside, type OutsideWorld } from "./outside-world.ts";
import { movePersonIn } from "./person.ts";
import { ACCOUNT, createProduct, QSTASH_URL, SUPABASE_URL, TWILIO_URL } from "./product.ts";
import { createQueue } from "./queue.ts";
import { drawScenario, type Scenario } from "./scenario.ts";
import { createTimeline } from "./timeline.ts";

/** What is left to do by itself after the faults: the longest that a job waits for its next try is an hour. */
const QUIET_AFTER_MS = 3 * 3_600_000;
const MINUTE = 60_000;
/** Later nothing is in a hurry, and a sweep that finds nothing only costs time. */
const CLOSE_MS = 2 * MINUTE;
const RARE_SWEEP_MS = 20 * MINUTE;
const TOO_MANY_EVENTS = 60_000;

export interface Result {
  scenario: Scenario;
  violations: string[];
  log: string[];
  events: number;
}

const POOL = ["+442079460800", "+442079460801"];
const stockOf = (country: "GB" | "FR", count: number) =>
  Array.from({ length: count }, (_, index) => `${country === "GB" ? "+442079460" : "+331990090"}${100 + index}`);

/** One seed, one course of events, always the same. */
export async function runSchedule(db: ChaosDatabase, seed: number): Promise<Result> {
  const scenario = drawScenario(seed);
  const chance = createChance(`course ${seed}`);
  // After whatever the database itself dates by its own clock.
  const timeline = createTimeline(Math.ceil(Date.now() / 86_400_000 + 1) * 86_400_000);
  const start = timeline.now();
  const log: string[] = [];
  const note = (text: string) => void log.push(`${((timeline.now() - start) / 1000).toFixed(3).padStart(10)} ${text}`);
  const crew = createCrew(timeline);
  const fates = createFates(chance, scenario.faultRate);
  let isCalm = false;
  const outside: OutsideWorld = { crew, timeline, fates, note };

  const twilio = createTwilio({
    ...ACCOUNT,
    isStepped: true,
    now: () => new Date(timeline.now()),
    settings: { credentialsPerList: scenario.credentials, smsDelaysMs: { sent: 60, delivered: 200 } },
    stock: [
      { country: "GB", type: "local", numbers: stockOf("GB", scenario.stock) },
      { country: "FR", type: "local", numbers: stockOf("FR", scenario.stock) },
    ],
    fetch: async (input, init) => webhook(String(input), init),
  });
  const webhook = async (url: string, init: RequestInit | undefined): Promise<Response> => {
    const form = new URLSearchParams(String(init?.body ?? ""));
    if (url.includes("/bundle-status")) bringBundleNews(form.get("BundleSid") ?? "");
    if (!url.includes("/test-call?")) return new Response(null, { status: 204 });
    return new Response("<Response><Pause length='2'/></Response>", { headers: { "content-type": "text/xml" } });
  };

  let ids = 0;
  const product = createProduct({
    now: timeline.now,
    newId: () => {
      ids += 1;
      return `00000000-0000-4000-9000-${String(ids).padStart(12, "0")}`;
    },
    listLimit: scenario.credentials,
  });
  const queue = createQueue({
    ...{ timeline, crew, note, deliver: product.deliver },
    chaos: { chance, rate: () => (isCalm ? 0 : scenario.queueRate) },
  });

  // Callbacks of the provider come late, twice, or not at all.
  const bringBundleNews = (bundleSid: string) => {
    const times = isCalm ? 1 : Math.floor(chance() * 3);
    for (let i = 0; i < times; i += 1) {
      timeline.at(timeline.now() + Math.floor(chance() * 20_000), () => {
        crew.start(`bundle-news#${i}`, () => product.bundleNews(bundleSid).catch(() => undefined));
      });
    }
  };

  const services: { service: Service; at: string; perform: (url: URL, init: RequestInit | undefined) => Promise<Response> }[] = [
    { service: "sql", at: SUPABASE_URL, perform: (url, init) => db.fetch(url, init) },
    { service: "twilio", at: TWILIO_URL, perform: (url, init) => twilio.fetch(url, init) },
    {
      service: "queue",
      at: QSTASH_URL,
      perform: async (url, init) => queue.publish(url.pathname.replace(/^.*\/jobs\//, ""), new Headers(init?.headers), String(init?.body)),
    },
  ];
  const fetchOutside: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const found = services.find(({ at }) => url.href.startsWith(at));
    if (!found) throw new Error(`nobody is at ${url.href}`);
    const { service, perform } = found;
    // Read to the end at once: nothing of an answer is still on its way when the worker goes on.
    const whole = async () => {
      const response = await perform(url, init ? { ...init, signal: null } : init);
      const text = await response.text();
      return new Response(response.status === 204 ? null : text, { status: response.status, headers: response.headers });
    };
    const worker = crew.current();
    const label = `${init?.method ?? "GET"} ${url.pathname.replace(`/2010-04-01/Accounts/${ACCOUNT.accountSid}`, "").replace("/rest/v1/rpc/", "")}`;
    return worker ? askOutside(outside, worker, { service, label, perform: whole }) : whole();
  };

  const realFetch = globalThis.fetch;
  globalThis.fetch = fetchOutside;
  let events = 0;
  try {
    await db.reset(seed / 2 ** 31);
    const people = [];
    for (const [index, wanted] of scenario.wanted.entries()) people.push(await movePersonIn(db, wanted, index, seed));
    const poolNumbers = POOL.slice(0, scenario.pool);
    for (const e164 of poolNumbers) {
      const { sid } = twilio.addNumber({ e164, friendlyName: "ethiq pool" });
      await db.rows(
        `insert into public.phone_numbers (e164, provider_sid, country, number_type, cleared_at) values ('${e164}', '${sid}', 'GB', 'local', now())`,
      );
    }
    befall({ scenario, db, twilio, timeline, people, crew, product, note });
    timeline.at(start + scenario.calmAt, () => {
      note("── faults end");
      isCalm = true;
      fates.calm();
    });
    let nextSweep = start + MINUTE;
    const sweep = (name: string) =>
      queue.publish(
        name,
        new Headers({ "upstash-deduplication-id": `${name}-${timeline.now()}`, "upstash-retries": "0", "upstash-timeout": "60s" }),
        "{}",
      );

    const end = start + scenario.calmAt + QUIET_AFTER_MS;
    const runUntil = async (limit: number) => {
      for (;;) {
        const busy = timeline.nextAt();
        const next = Math.min(busy ?? Number.POSITIVE_INFINITY, nextSweep);
        if (next > limit) break;
        const before = timeline.now();
        if (next === nextSweep && next <= (busy ?? Number.POSITIVE_INFINITY)) {
          timeline.moveTo(next);
          sweep("sweep");
          nextSweep += timeline.now() > start + scenario.calmAt + CLOSE_MS ? RARE_SWEEP_MS : MINUTE;
        } else {
          await timeline.step();
        }
        if (timeline.now() > before) await crew.outside(() => twilio.advance(timeline.now() - before));
        await crew.settle();
        events += 1;
        if (events > TOO_MANY_EVENTS) throw new Error("it never comes to rest");
      }
      timeline.moveTo(limit);
    };
    await runUntil(end);
    for (let round = 1; round <= 2; round += 1) {
      sweep("reconcile");
      await runUntil(end + round * 30 * MINUTE);
    }
    const violations = await findViolations({ scenario, db, twilio, people, poolNumbers });
    return { scenario, violations, log, events };
  } catch (error) {
    const message = error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
    return { scenario, violations: [`the schedule broke: ${message}`], log, events };
  } finally {
    globalThis.fetch = realFetch;
    twilio.close();
  }
}
