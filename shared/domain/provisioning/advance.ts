import { type ProvisioningEvent, STEPS_OF, type StepEvent } from "./events.ts";
import { judgeFailure } from "./failure.ts";
import type { Job, JobData, ParkDetail } from "./job.ts";
import { comesBackAfter } from "./parking.ts";
import { MAX_REPAIRS, MAX_SEARCHES, retryAfter } from "./retries.ts";
import { soon, type Transition, unchanged, withData } from "./transition.ts";
import { undo } from "./undo.ts";
import type { ParkReason, Step } from "./words.ts";

/**
 * Where a job goes from here. Never throws; events that arrive twice or late leave the job as it is, since each belongs to one
 * step. `now` in milliseconds.
 */
export function advance(job: Job, event: ProvisioningEvent, now: number): Transition {
  if (job.state === "ready" || job.state === "cancelled") return unchanged(job);
  if (job.state === "cancelling") return undo(job, event);
  if (event.type === "cancel_asked") {
    return { job: { ...calm(job), state: "cancelling" }, next: soon, note: { type: "cancel_asked", payload: {} } };
  }
  if (event.type === "begun") return begin(job);
  if (job.state !== "running") return unchanged(job);
  switch (event.type) {
    case "undone":
      return unchanged(job);
    case "given_up":
      return park(job, "internal", {}, event.error, now);
    case "failed":
      return event.step === job.step ? fail(job, event, now) : unchanged(job);
    default:
      return STEPS_OF[event.type].includes(job.step) ? take(job, event, now) : unchanged(job);
  }
}

function take(job: Job, event: StepEvent, now: number): Transition {
  switch (event.type) {
    case "number_kept":
    case "pool_reserved":
    case "bought":
      return go(job, "configure", event, { number: event.e164, candidates: [], buying: null });
    case "pool_has_one":
      return go(job, "approve", event, {});
    case "offers_found":
      return takeOffers(job, event, now);
    case "too_dear":
      return park(job, "price_limit", { priceCents: event.priceCents, limitCents: event.limitCents }, "price", now);
    case "approved":
      return go(job, "reserve", event, { bundleSid: event.bundleSid, addressSid: event.addressSid });
    case "not_approved":
      return park(job, event.reason, event.detail, event.reason, now);
    case "purchase_intended":
      return go(job, "buy", event, { buying: event.e164 });
    case "month_full":
      return park(job, "price_limit", { monthlyLimit: event.monthlyLimit }, "month", now);
    case "number_taken":
      return tryNext(job, event, now);
    case "assigned":
      return go(job, "connect", event, {});
    case "connected":
      return go(job, "verify", event, { call: null });
    case "misconfigured":
      return repair(job, now);
    case "call_due":
      return askForCall(job, now);
    case "call_placed":
      return noteCall(job, event, now);
    case "purchase_unsure":
    case "call_goes_on":
      return { job, next: { work: "provision", afterSeconds: event.afterSeconds }, note: { type: event.type, payload: {} } };
    case "call_lost":
      return later(withData(job, { call: null }), event.error, 0, "provider_down", now);
    case "unreachable":
      return park(withData(job, { call: null }), "telephone_not_connected", event.detail, event.error, now);
    case "verified":
      return { job: { ...calm(job), state: "ready" }, next: null, note: { type: "ready", payload: {} } };
  }
}

const calm = (job: Job): Job => ({ ...job, attempts: 0, lastError: null, parkReason: null, parkDetail: {} });

function begin(job: Job): Transition {
  if (job.state === "running") return unchanged(job);
  return { job: { ...calm(job), state: "running" }, next: soon, note: { type: "begun", payload: { step: job.step } } };
}

/** Why it waited on its way here is over. */
function go(job: Job, step: Step, { type, ...payload }: StepEvent, data: Partial<JobData>): Transition {
  return { job: { ...calm(withData(job, { waits: null, ...data })), step }, next: soon, note: { type, payload } };
}

function takeOffers(job: Job, event: Extract<StepEvent, { type: "offers_found" }>, now: number): Transition {
  const { numbers, monthlyPriceCents } = event;
  if (numbers.length === 0) return park(withData(job, { searches: 0 }), "no_stock", {}, "no_stock", now);
  return go(job, "approve", event, { searches: job.data.searches + 1, candidates: numbers, monthlyPriceCents });
}

/** Without a number: the pool was emptied by others, and there is no offer to turn to. */
function tryNext(job: Job, { e164, error }: { e164: string | null; error: string }, now: number): Transition {
  const { candidates, searches, buying } = job.data;
  if (job.step === "buy" ? e164 !== buying : e164 !== null && !candidates.includes(e164)) return unchanged(job);
  const moved = withData(job, { candidates: candidates.filter((other) => other !== e164), buying: null });
  const note = { type: "number_taken", payload: { e164, error } };
  if (moved.data.candidates.length > 0) return { job: { ...calm(moved), step: "reserve" }, next: soon, note };
  if (searches < MAX_SEARCHES) return { job: { ...calm(moved), step: "choose" }, next: soon, note };
  return park({ ...withData(moved, { searches: 0 }), step: "choose" }, "no_stock", {}, error, now);
}

function repair(job: Job, now: number): Transition {
  const repairs = job.data.repairs + 1;
  if (repairs > MAX_REPAIRS) return park(withData(job, { repairs: 0 }), "internal", {}, "misconfigured", now);
  const note = { type: "misconfigured", payload: { repairs } };
  return { job: { ...calm(withData(job, { repairs })), step: "configure" }, next: soon, note };
}

function askForCall(job: Job, now: number): Transition {
  const next = { work: "verify_call", afterSeconds: 0 } as const;
  // Asked for again by a repeated delivery: the queue knows which is the same.
  if (job.data.call) return { job, next };
  return { job: withData(job, { call: { askedAt: now, placedAt: null, sid: null } }), next, note: { type: "call_due", payload: {} } };
}

function noteCall(job: Job, { sid, afterSeconds }: { sid: string | null; afterSeconds: number }, now: number): Transition {
  const { call } = job.data;
  if (!call || call.placedAt !== null) return unchanged(job);
  const note = { type: "call_placed", payload: { sid } };
  return { job: withData(job, { call: { ...call, placedAt: now, sid } }), next: { work: "provision", afterSeconds }, note };
}

function fail(job: Job, { failure }: Extract<ProvisioningEvent, { type: "failed" }>, now: number): Transition {
  const verdict = judgeFailure(job.step, failure);
  switch (verdict.kind) {
    case "next_number":
      return tryNext(job, { e164: job.data.buying, error: verdict.error }, now);
    case "later":
      return later(job, verdict.error, verdict.afterSeconds, failure.code === "internal" ? "internal" : "provider_down", now);
    case "wait": {
      // Numbers on offer will be others when the papers are there.
      const back = verdict.step ? { ...withData(job, { candidates: [], searches: 0, buying: null }), step: verdict.step } : job;
      return park(back, verdict.reason, verdict.detail, verdict.error, now);
    }
  }
}

function later(job: Job, error: string, askedSeconds: number, inTheEnd: ParkReason, now: number): Transition {
  const attempts = job.attempts + 1;
  const afterSeconds = retryAfter(attempts, askedSeconds);
  if (afterSeconds === undefined) return park(job, inTheEnd, {}, error, now);
  return {
    job: { ...job, attempts, lastError: error },
    next: { work: "provision", afterSeconds },
    note: { type: "failed", payload: { step: job.step, error, attempts, afterSeconds } },
    isRetry: true,
  };
}

function park(job: Job, reason: ParkReason, detail: ParkDetail, error: string, now: number): Transition {
  const { waits } = job.data;
  const since = waits?.reason === reason ? waits.since : now;
  const afterSeconds = comesBackAfter(reason, (now - since) / 1000);
  return {
    job: {
      ...withData(job, { waits: { reason, since } }),
      state: "parked",
      attempts: 0,
      parkReason: reason,
      parkDetail: detail,
      lastError: error,
    },
    next: afterSeconds === null ? null : { work: "provision", afterSeconds },
    note: { type: "parked", payload: { step: job.step, reason, error } },
  };
}
