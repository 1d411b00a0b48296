/** What a Media Streams socket suffers. `everyFrames`: one media message in that many. */
export interface StreamFault {
  effect: { kind: "drop-socket" | "hang"; afterMs: number } | { kind: "lose" | "duplicate" | "reorder" | "corrupt"; everyFrames: number };
  /** Only streams of this call leg, or whose name or URL contains this text. */
  match?: string;
  /** How many streams it hits; all when absent. */
  times?: number;
}

export interface StreamFaults {
  add(fault: StreamFault): void;
  clear(): void;
}

export function createStreamFaults() {
  let faults: (StreamFault & { used: number })[] = [];
  const control: StreamFaults = {
    add: (fault) => void faults.push({ ...fault, used: 0 }),
    clear: () => {
      faults = [];
    },
  };
  const take = (stream: { callSid: string; name: string; url: string }): StreamFault["effect"][] =>
    faults
      .filter(({ match, used, times }) => {
        const fits = match === undefined || stream.callSid === match || stream.name.includes(match) || stream.url.includes(match);
        return fits && used < (times ?? Number.POSITIVE_INFINITY);
      })
      .map((fault) => {
        fault.used += 1;
        return fault.effect;
      });
  return { control, take };
}

/** Applies the frame faults to a sequence of messages; `corrupt` damages the sound, not the JSON. */
export function createMangler(effects: readonly StreamFault["effect"][], send: (message: string) => void) {
  let count = 0;
  let kept: string | undefined;
  const due = (kind: "lose" | "duplicate" | "reorder" | "corrupt") =>
    effects.some((effect) => effect.kind === kind && "everyFrames" in effect && count % effect.everyFrames === 0);
  return (message: string, damaged: () => string): "sent" | "lost" => {
    count += 1;
    if (due("lose")) return "lost";
    const text = due("corrupt") ? damaged() : message;
    if (kept === undefined && due("reorder")) {
      kept = text;
      return "sent";
    }
    send(text);
    if (due("duplicate")) send(text);
    if (kept !== undefined) send(kept);
    kept = undefined;
    return "sent";
  };
}
