import { AppError, toAppError } from "../../domain/errors.ts";
import { advance } from "../../domain/provisioning/advance.ts";
import type { ProvisioningEvent } from "../../domain/provisioning/events.ts";
import type { Job, JobData } from "../../domain/provisioning/job.ts";
import { LEASE_SECONDS } from "../../domain/provisioning/retries.ts";
import { type Next, soon, type Transition } from "../../domain/provisioning/transition.ts";
import type { Step } from "../../domain/provisioning/words.ts";
import type { ClaimedJob, Recorded } from "../../ports/provisioning-store.ts";
import { approveUser } from "./approve-user.ts";
import { buyNumber } from "./buy-number.ts";
import { chooseNumber } from "./choose-number.ts";
import { configureNumber } from "./configure-number.ts";
import { connectTelephone } from "./connect-telephone.ts";
import { LeaseLost, type ProvisioningDeps, type StepWork } from "./provisioning-deps.ts";
import { reserveNumber } from "./reserve-number.ts";
import { undoProvisioning } from "./undo-provisioning.ts";
import { verifyLine } from "./verify-line.ts";

const WORK: Record<Step, StepWork> = {
  choose: chooseNumber,
  approve: approveUser,
  reserve: reserveNumber,
  buy: buyNumber,
  configure: configureNumber,
  connect: connectTelephone,
  verify: verifyLine,
};
/** Should the machine ever leave a running job without a next step. */
const STRAY_SECONDS = 60;

/**
 * One delivery, one step: takes the job, carries its step out, writes down what became of it and sends for the next. Whatever is
 * lost on the way is found again by the next delivery or by the sweep. Rejects with `provider_unavailable` when the same delivery is
 * to be repeated later, with `provider_refused` when an operator should see that it failed for good.
 */
export async function advanceProvisioning(deps: ProvisioningDeps, jobId: string): Promise<void> {
  await withJob(deps, jobId, (job, lease) => (job.state === "cancelling" ? undoProvisioning : WORK[job.step])(deps, job, lease));
}

/** For a delivery that the queue has given up: the job waits where people see it, unless another delivery went on with it. */
export async function giveUpProvisioning(deps: ProvisioningDeps, jobId: string, error: string): Promise<void> {
  await withJob(deps, jobId, async () => ({ type: "given_up", error }));
}

export async function withJob(
  deps: ProvisioningDeps,
  jobId: string,
  work: (job: ClaimedJob, lease: string) => Promise<ProvisioningEvent | undefined>,
): Promise<void> {
  const { store, now, newId, log } = deps;
  const lease = newId();
  const at = now();
  const claim = await store.claim(jobId, { id: lease, now: new Date(at), until: new Date(at + LEASE_SECONDS * 1000) });
  switch (claim.state) {
    case "over":
    case "waiting":
      return;
    case "busy":
      throw new AppError("provider_unavailable", "another worker has the job", { retryAfterSeconds: claim.retryAfterSeconds });
    case "early":
      // Whoever was to send for it may have died.
      return publishNext(deps, { id: jobId, revision: claim.revision }, { work: "provision", afterSeconds: claim.afterSeconds });
    case "claimed":
  }
  const { job } = claim;
  let event: ProvisioningEvent | undefined;
  let refusal: AppError | undefined;
  try {
    event = await work(job, lease);
  } catch (thrown) {
    // Nothing to say: either the job was cancelled meanwhile, or somebody else has it.
    if (!(thrown instanceof LeaseLost)) refusal = toAppError(thrown);
    if (refusal?.code === "internal") log.error("provisioning_failed", { jobId, step: job.step, "pii.message": refusal.message });
    if (refusal) event = { type: "failed", step: job.step, failure: refusal };
  }
  const before = jobOf(job);
  const transition = event ? advance(before, event, now()) : { job: before, next: soon };
  const recorded = await record(deps, job, lease, transition, event);
  if (recorded.state === "lost") return;
  const { revision } = recorded;
  if (recorded.state === "superseded") return publishNext(deps, { id: jobId, revision }, soon);
  if (transition.isRetry && transition.next) {
    throw new AppError("provider_unavailable", "the step is tried again", {
      cause: refusal,
      retryAfterSeconds: transition.next.afterSeconds,
    });
  }
  // A job that waits is brought back by the sweep: no queue keeps messages for days.
  if (transition.next && transition.job.state !== "parked") {
    await publishNext(deps, { id: jobId, revision, call: transition.job.data.call }, transition.next);
  }
  if (transition.job.parkReason === "internal" && refusal?.code === "provider_refused") throw refusal;
}

async function record(
  { store, now, log }: ProvisioningDeps,
  claimed: ClaimedJob,
  lease: string,
  { job, next, note }: Transition,
  event: ProvisioningEvent | undefined,
): Promise<Recorded> {
  const isStray = next === null && (job.state === "running" || job.state === "cancelling");
  if (isStray && event) log.error("provisioning_stray_event", { jobId: claimed.id, step: job.step, event: event.type });
  const afterSeconds = next?.afterSeconds ?? (isStray ? STRAY_SECONDS : null);
  const recorded = await store.record(claimed.id, lease, {
    now: new Date(now()).toISOString(),
    fromState: claimed.state,
    state: job.state,
    step: job.step,
    attempts: job.attempts,
    nextAt: afterSeconds === null ? null : new Date(now() + afterSeconds * 1000).toISOString(),
    data: job.data,
    parkReason: job.parkReason,
    parkDetail: job.parkDetail,
    lastError: job.lastError,
    isInService: note?.type === "connected",
    events: note ? [note] : [],
  });
  if (job.state !== claimed.state) {
    log.info("provisioning_moved", {
      jobId: claimed.id,
      state: job.state,
      step: job.step,
      parkReason: job.parkReason,
      error: job.lastError,
    });
  }
  return recorded;
}

/** The same revision is one delivery, however often it is sent for; so is the same test call. */
async function publishNext({ jobs }: ProvisioningDeps, { id, revision, call }: Sending, { work, afterSeconds }: Next): Promise<void> {
  const name = work === "provision" ? "provision" : "verify-call";
  const which = work === "verify_call" && call ? call.askedAt : revision;
  await jobs.publish(name, { jobId: id }, { delaySeconds: afterSeconds, deduplicationId: `${name}-${id}-${which}` });
}

interface Sending {
  id: string;
  revision: number;
  call?: JobData["call"];
}

const jobOf = ({ kind, state, step, attempts, lastError, data }: ClaimedJob): Job => ({
  kind,
  state,
  step,
  attempts,
  lastError,
  data,
  parkReason: null,
  parkDetail: {},
});
