import { type Finding, findSignal } from "../media/find-signal.ts";
import { saySignal } from "../media/say-signal.ts";
import type { World } from "../world.ts";
import type { CallEvent, CallResult, PlacedCall } from "./place-call.ts";

export interface HeardSentence {
  text: string;
  kind: "say" | "announcement" | "room-announcement";
  /** Who really heard it, found in the audio delivered to each party. */
  heardBy: ("caller" | "protected")[];
}

export interface CallDescription {
  callSid: string;
  status: string;
  protectedCallSid: string | null;
  conversationStartedAt: number | null;
  events: readonly CallEvent[];
  /** Null while the call lasts. */
  result: CallResult | null;
  /** Only when asked for: listening to a whole call takes a moment. */
  sentences?: HeardSentence[];
}

export interface CallDirectory {
  remember(call: PlacedCall): void;
  list(): { callSid: string; status: string }[];
  describe(callSid: string, options: { listen: boolean }): CallDescription | null;
  /** µ-law that this party heard, from the moment it was connected (or the last minutes of it). */
  heard(callSid: string): Uint8Array;
  findSay(callSid: string, text: string): Finding;
  /** Each sentence spoken by announcements and TwiML during this placed call, with who heard it. */
  sentences(callSid: string): HeardSentence[];
}

const KEPT_CALLS = 200;

export function createCallDirectory(world: World): CallDirectory {
  const calls = new Map<string, { call: PlacedCall; result: CallResult | null }>();
  const findSay = (callSid: string, text: string): Finding => {
    const leg = world.legs.get(callSid);
    return leg ? findSignal(leg.ear.audio(), saySignal(text)) : { found: false, score: 0, atFrame: null };
  };
  const sentences = (callSid: string): HeardSentence[] => {
    const call = calls.get(callSid)?.call;
    if (!call) return [];
    const spoken = new Map(call.events.flatMap((event) => (event.type === "said" ? [[event.text, event.kind] as const] : [])));
    const ears = { caller: callSid, protected: call.protectedCallSid() };
    return [...spoken].map(([text, kind]) => ({
      text,
      kind,
      heardBy: (["caller", "protected"] as const).filter((who) => ears[who] !== null && findSay(ears[who] ?? "", text).found),
    }));
  };
  return {
    remember(call) {
      const entry: { call: PlacedCall; result: CallResult | null } = { call, result: null };
      calls.set(call.callSid, entry);
      void call.done.then((result) => {
        entry.result = result;
      });
      const [oldest] = calls.keys();
      if (calls.size > KEPT_CALLS && oldest !== undefined) calls.delete(oldest);
    },
    list: () => [...calls.keys()].map((callSid) => ({ callSid, status: world.legs.get(callSid)?.status ?? "completed" })),
    describe(callSid, { listen }) {
      const entry = calls.get(callSid);
      if (!entry) return null;
      const { call, result } = entry;
      return {
        callSid,
        status: world.legs.get(callSid)?.status ?? result?.status ?? "completed",
        protectedCallSid: call.protectedCallSid(),
        conversationStartedAt: call.conversationStartedAt(),
        events: call.events,
        result,
        ...(listen ? { sentences: sentences(callSid) } : {}),
      };
    },
    heard: (callSid) => world.legs.get(callSid)?.ear.audio() ?? new Uint8Array(),
    findSay,
    sentences,
  };
}
