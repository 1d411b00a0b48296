import type { Trace, TraceEvent } from "lighthouse";

type TimedEvent = TraceEvent & { tdur?: number };

const isTask = ({ ph, name }: TraceEvent): boolean => ph === "X" && name.endsWith("RunTask");

/** The page's own thread: where the last navigation to an address of ours began. */
function mainThread(events: readonly TraceEvent[]): TraceEvent {
  const navigation = events.findLast(({ name, args }) => name === "navigationStart" && args.data?.documentLoaderURL?.startsWith("http"));
  if (!navigation) throw new Error("the trace holds no navigation");
  return navigation;
}

/**
 * A recorded page load as it would have been had the page never waited for a core: each task of its main thread lasts as long as it
 * computed, and what happened in it moves along. When a task began, and every other thread, stay as they were.
 */
export function ownTime<T extends Pick<Trace, "traceEvents">>(trace: T): T {
  const { pid, tid } = mainThread(trace.traceEvents);
  const isOurs = (event: TraceEvent) => event.pid === pid && event.tid === tid;
  let task: { ts: number; end: number; share: number } | undefined;
  const shortened = new Map<TraceEvent, TraceEvent>();
  const inOrder = trace.traceEvents.filter(isOurs).sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  for (const event of inOrder as TimedEvent[]) {
    // Tasks within tasks belong to the outer one.
    if (isTask(event) && event.dur > 0 && !(task && event.ts < task.end))
      task = { ts: event.ts, end: event.ts + event.dur, share: Math.min(1, (event.tdur ?? event.dur) / event.dur) };
    if (!task || event.ts >= task.end) continue;
    const ts = task.ts + (event.ts - task.ts) * task.share;
    shortened.set(event, { ...event, ts, ...(event.dur !== undefined && { dur: event.dur * task.share }) });
  }
  return { ...trace, traceEvents: trace.traceEvents.map((event) => shortened.get(event) ?? event) };
}
