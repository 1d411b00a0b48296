import fc from "fast-check";
import { expect, test } from "vitest";
import { advance } from "./advance.ts";
import { type ProvisioningEvent, STEPS_OF, type StepEvent } from "./events.ts";
import { type Job, newJob } from "./job.ts";
import { comesBackAfter } from "./parking.ts";
import { MAX_ATTEMPTS, MAX_SEARCHES } from "./retries.ts";
import { STEPS } from "./words.ts";

const at = (events: readonly ProvisioningEvent[], job: Job = newJob("set_up"), now = 0): Job =>
  events.reduce((current, event) => advance(current, event, now).job, job);

const found = { type: "offers_found", numbers: ["+441", "+442"], monthlyPriceCents: 115 } as const;
const approved = { type: "approved", bundleSid: null, addressSid: null } as const;
const TO_BUY: ProvisioningEvent[] = [{ type: "begun" }, found, approved, { type: "purchase_intended", e164: "+441" }];
const TO_VERIFY: ProvisioningEvent[] = [
  ...TO_BUY,
  { type: "bought", e164: "+441" },
  { type: "assigned", e164: "+441" },
  { type: "connected", username: "jeanne-1" },
];
const failed = (step: Job["step"], providerCode: string, code = "provider_refused" as const): ProvisioningEvent => ({
  type: "failed",
  step,
  failure: { code, providerCode },
});

test("a job goes from the search to a line in service", () => {
  const steps = TO_VERIFY.map((_, index) => at(TO_VERIFY.slice(0, index + 1)).step);
  expect(steps).toEqual(["choose", "approve", "reserve", "buy", "configure", "connect", "verify"]);
  expect(advance(at(TO_VERIFY), { type: "verified" }, 0)).toMatchObject({ job: { state: "ready", attempts: 0 }, next: null });
});

test("a number of the pool is neither searched for nor bought", () => {
  const events: ProvisioningEvent[] = [{ type: "begun" }, { type: "pool_has_one" }, approved, { type: "pool_reserved", e164: "+449" }];
  expect(at(events)).toMatchObject({ step: "configure", data: { number: "+449", searches: 0 } });
});

test("when somebody was quicker the next number on offer is tried, and after the last one the search begins anew, three times at most", () => {
  const taken = (e164: string) => ({ type: "number_taken", e164, error: "21422" }) as const;
  const second = at([taken("+441")], at(TO_BUY));
  expect(second).toMatchObject({ state: "running", step: "reserve", data: { candidates: ["+442"] } });
  let job = at([taken("+442")], second);
  expect(job).toMatchObject({ state: "running", step: "choose" });
  for (let search = 2; search <= MAX_SEARCHES; search += 1) job = at([found, approved, taken("+441"), taken("+442")], job);
  expect(job).toMatchObject({ state: "parked", step: "choose", parkReason: "no_stock", data: { searches: 0 } });
});

test("a purchase without an answer is looked up, not counted as failed", () => {
  const { job, next } = advance(at(TO_BUY), { type: "purchase_unsure", afterSeconds: 15 }, 0);
  expect(job).toMatchObject({ state: "running", step: "buy", attempts: 0, data: { buying: "+441" } });
  expect(next).toEqual({ work: "provision", afterSeconds: 15 });
});

test("failures of the moment are tried again, ever later, no sooner than the provider asks, and wait where people see it in the end", () => {
  const later = {
    type: "failed",
    step: "configure",
    failure: { code: "provider_unavailable", providerCode: "20429", retryAfterSeconds: 30 },
  } as const;
  let job = at([...TO_BUY, { type: "bought", e164: "+441" }]);
  const waits = [];
  for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt += 1) {
    const transition = advance(job, later, 0);
    waits.push(transition.next?.afterSeconds);
    expect(transition.isRetry).toBe(true);
    job = transition.job;
  }
  expect(waits).toEqual([30, 30, 30, 45, 120]);
  expect(advance(job, later, 0)).toMatchObject({
    job: { state: "parked", parkReason: "provider_down", step: "configure", lastError: "20429" },
    next: { afterSeconds: 600 },
  });
});

test.each([
  ["buy", "20005", "account_suspended", "buy"],
  ["choose", "20003", "account_suspended", "choose"],
  ["verify", "13227", "permission_missing", "verify"],
  ["buy", "21649", "documents_missing", "approve"],
  ["connect", "credentials_full", "credentials_full", "connect"],
  ["configure", "29999", "internal", "configure"],
] as const)("at %s the provider's %s is %s", (step, code, reason, goesOnAt) => {
  const job: Job = { ...newJob("set_up"), state: "running", step };
  expect(at([failed(step, code)], job)).toMatchObject({ state: "parked", parkReason: reason, step: goesOnAt, lastError: code });
});

test("a telephone that does not answer is tried for a day, then it waits for the person", () => {
  const unreachable = { type: "unreachable", error: "sip_480", detail: {} } as const;
  const first = advance(at(TO_VERIFY), unreachable, 0);
  expect(first.next).toEqual({ work: "provision", afterSeconds: 600 });
  const later = advance(at([{ type: "begun" }], first.job), unreachable, 24 * 3_600_000);
  expect(later).toMatchObject({ job: { parkReason: "telephone_not_connected" }, next: null });
});

test("a job that is cancelled is undone however often it takes, and nothing else moves it", () => {
  const cancelling = at([{ type: "cancel_asked" }], at(TO_BUY));
  expect(cancelling).toMatchObject({ state: "cancelling" });
  expect(at([{ type: "bought", e164: "+441" }, { type: "given_up", error: "http_500" }, failed("buy", "20429")], cancelling)).toMatchObject(
    {
      state: "cancelling",
    },
  );
  expect(at([{ type: "undone" }], cancelling)).toMatchObject({ state: "cancelled" });
});

test("an answer of a test call that was not placed, or placed before, changes nothing", () => {
  const placed = { type: "call_placed", sid: "CA1", afterSeconds: 3 } as const;
  expect(at([placed], at(TO_VERIFY))).toEqual(at(TO_VERIFY));
  const once = at([{ type: "call_due" }, placed], at(TO_VERIFY), 5);
  expect(at([{ ...placed, sid: "CA2" }], once, 9)).toEqual(once);
});

const e164 = fc.constantFrom("+441", "+442", "+443");
const error = fc.constantFrom("20003", "20429", "21422", "21649", "odd");
const anyEvent: fc.Arbitrary<ProvisioningEvent> = fc.oneof(
  fc.constantFrom<ProvisioningEvent>({ type: "begun" }, { type: "undone" }, { type: "pool_has_one" }, { type: "misconfigured" }),
  fc.constantFrom<ProvisioningEvent>({ type: "call_due" }, { type: "verified" }, found, approved, { type: "month_full", monthlyLimit: 1 }),
  fc.record({
    type: fc.constantFrom("number_kept", "pool_reserved", "purchase_intended", "bought", "assigned"),
    e164,
  }) as fc.Arbitrary<StepEvent>,
  fc.record({ type: fc.constant("number_taken" as const), e164: fc.option(e164), error }),
  fc.record({ type: fc.constant("connected" as const), username: fc.constant("jeanne") }),
  fc.record({ type: fc.constant("call_placed" as const), sid: fc.constant("CA1"), afterSeconds: fc.constant(3) }),
  fc.record({ type: fc.constant("call_lost" as const), error }),
  fc.record({ type: fc.constant("unreachable" as const), error, detail: fc.constant({}) }),
  fc.record({ type: fc.constant("offers_found" as const), numbers: fc.array(e164, { maxLength: 3 }), monthlyPriceCents: fc.constant(1) }),
  fc.record({
    type: fc.constant("failed" as const),
    step: fc.constantFrom(...STEPS),
    failure: fc.record({ code: fc.constantFrom("provider_unavailable", "provider_refused", "internal", "not_found"), providerCode: error }),
  }) as fc.Arbitrary<ProvisioningEvent>,
);
const course = fc.array(fc.record({ event: anyEvent, waitMs: fc.nat(7_200_000) }), { maxLength: 60 });

test("whatever comes in whatever order, a job is somewhere people can make sense of", () => {
  fc.assert(
    fc.property(course, (events) => {
      let job = newJob("set_up");
      let now = 0;
      for (const { event, waitMs } of events) {
        now += waitMs;
        const { job: next, next: work, note } = advance(job, event, now);
        expect((next.state === "parked") === (next.parkReason !== null)).toBe(true);
        expect(next.data.searches).toBeLessThanOrEqual(MAX_SEARCHES);
        expect(next.attempts).toBeLessThan(MAX_ATTEMPTS);
        // What moved is in the log, and a job that runs is sent for.
        if (next !== job) expect(note).toBeDefined();
        if (next !== job && next.state === "running") expect(work).not.toBeNull();
        if (job.state === "ready" || job.state === "cancelled") expect(next).toBe(job);
        if (job.state === "parked" && event.type !== "begun") expect(next).toBe(job);
        job = next;
      }
    }),
  );
});

test("an event that comes a second time leaves the job as the first one left it", () => {
  const moving = (Object.keys(STEPS_OF) as StepEvent["type"][]).filter(
    (type) => !["misconfigured", "call_goes_on", "purchase_unsure", "call_lost"].includes(type),
  );
  fc.assert(
    fc.property(course, anyEvent, (events, event) => {
      if (!(moving as string[]).includes(event.type) || event.type === "number_taken") return;
      const job = at(events.map((entry) => entry.event));
      const once = at([event], job);
      expect(at([event], once)).toEqual(once);
    }),
  );
});

test("an approval is looked at soon after the job came to wait for it, since its callback may have been quicker, and then daily", () => {
  expect(comesBackAfter("approval_pending", 0)).toBe(120);
  expect(comesBackAfter("approval_pending", 120)).toBe(86_400);
  expect(comesBackAfter("approval_pending", 90 * 86_400)).toBeNull();
});
