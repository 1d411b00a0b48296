import type { Crew, Worker } from "./crew.ts";
import type { Fate, Fates, Service } from "./fates.ts";
import type { Timeline } from "./timeline.ts";

export interface OutsideWorld {
  crew: Crew;
  timeline: Timeline;
  fates: Fates;
  note: (text: string) => void;
}

const LATENCY_MS: Record<Service, [number, number]> = { sql: [1, 12], twilio: [150, 400], queue: [5, 40] };
/** After which the product's own clients stop waiting. */
const PATIENCE_MS: Record<Service, number> = { sql: 3_000, twilio: 8_000, queue: 2_000 };

const broken = () => new TypeError("fetch failed", { cause: Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }) });
const timedOut = () => new DOMException("The operation was aborted due to timeout", "TimeoutError");

/** Carries out a worker's request, or not, or late, and tells the worker, or not. */
export async function askOutside(
  { crew, timeline, fates, note }: OutsideWorld,
  worker: Worker,
  { service, label, perform }: { service: Service; label: string; perform: () => Promise<Response> },
): Promise<Response> {
  const fate = fates.of(service, label);
  const [shortest, longest] = LATENCY_MS[service];
  const latency = shortest + Math.floor(fates.chance() * (longest - shortest));
  const say = (what: string) => note(`${worker.name} ${service} ${label} ${what}`);
  const carryOut = async () => {
    const response = await crew.outside(perform);
    say(`${response.status}${fate.kind === "fine" ? "" : ` (${fate.kind})`}`);
    return response;
  };
  await crew.pause(worker, latency / 2);
  switch (fate.kind) {
    case "fine": {
      const response = await carryOut();
      await crew.pause(worker, latency / 2);
      return response;
    }
    case "killed_before":
      say("killed before");
      return crew.kill(worker);
    case "killed_after":
      await carryOut();
      return crew.kill(worker);
    case "lost_before":
      say("lost before");
      throw broken();
    case "lost_after":
      await carryOut();
      throw broken();
    case "status_before":
      say(`${fate.status} before`);
      return answer(fate);
    case "status_after":
      await carryOut();
      return answer(fate);
    case "silent":
      say("no answer");
      await crew.pause(worker, PATIENCE_MS[service]);
      throw timedOut();
    case "silent_after":
      await carryOut();
      await crew.pause(worker, PATIENCE_MS[service]);
      throw timedOut();
    case "late":
      timeline.at(timeline.now() + PATIENCE_MS[service] + fate.afterMs, async () => void (await carryOut()));
      await crew.pause(worker, PATIENCE_MS[service]);
      throw timedOut();
  }
}

const answer = ({ status, code }: Extract<Fate, { status: number }>): Response =>
  Response.json({ code, message: "made to fail", status }, { status, headers: status === 429 ? { "retry-after": "2" } : {} });
