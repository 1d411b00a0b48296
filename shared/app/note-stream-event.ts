import type { Log } from "../config/log.ts";
import { toAppError } from "../domain/errors.ts";
import type { CallStore } from "../ports/call-store.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { CallRouting } from "../ports/telephony.ts";

export interface NoteStreamEventDeps {
  routing: Pick<CallRouting, "isCallLive">;
  store: Pick<CallStore, "recordEvent" | "markNotAnalysed">;
  jobs: Pick<JobQueue, "publish">;
  /** Sends what a lost relay may have left unsent. */
  sweepAlerts: () => Promise<void>;
  log: Log;
  now: () => number;
}

export interface StreamEvent {
  callId: string;
  callSid: string;
  lineId: string;
  dialled: string;
  streamSid: string;
  /** Of the test that the call belongs to. */
  testId?: string | undefined;
  event: "stream-started" | "stream-stopped" | "stream-error";
  /** 1 for the stream the call began with. */
  ordinal: number;
}

export const MAX_RESTARTS = 3;
/** Time for a relay to come back, or for the provider to notice that the caller hung up. */
const RESTART_DELAY_SECONDS = [1, 3, 8];

export const streamName = (ordinal: number): string => `ethiq-${ordinal}`;
export const streamOrdinal = (name: string): number => Number(/^ethiq-(\d+)$/.exec(name)?.[1] ?? 1);

/** A stream that ends before its call means that nobody listens any more: said at once, and mended when possible. */
export async function noteStreamEvent(deps: NoteStreamEventDeps, stream: StreamEvent): Promise<void> {
  const { callId, streamSid, event, ordinal } = stream;
  const isStart = event === "stream-started";
  // A stream also stops because its call ends, which needs no record. An error is one whatever the call does next.
  if (!isStart && !(await isLive(deps, stream.callSid)) && event === "stream-stopped") return;

  const record = deps.store.recordEvent({
    callId,
    key: `stream:${streamSid}:${event}`,
    at: new Date(deps.now()).toISOString(),
    type: "stream",
    payload: { event, ordinal },
  });
  const results = await Promise.allSettled(isStart ? [record] : [record, deps.sweepAlerts(), mend(deps, stream)]);
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

async function mend({ store, jobs }: NoteStreamEventDeps, stream: StreamEvent): Promise<void> {
  const { callId, callSid, lineId, dialled, streamSid, testId, event, ordinal } = stream;
  const delaySeconds = RESTART_DELAY_SECONDS[ordinal - 1];
  const isHopeless = delaySeconds === undefined;
  if (isHopeless || event === "stream-error") await store.markNotAnalysed(callId, "relay");
  if (isHopeless) return;
  await jobs.publish(
    "restart-stream",
    { callId, callSid, lineId, dialled, testId, attempt: ordinal },
    { delaySeconds, deduplicationId: `restart-${streamSid}` },
  );
}

async function isLive({ routing, log }: NoteStreamEventDeps, callSid: string): Promise<boolean> {
  return routing.isCallLive(callSid).catch((thrown: unknown) => {
    log.warn("caller_state_unknown", { code: toAppError(thrown).code });
    return true;
  });
}
