import { type Frame, SILENCE } from "../media/mulaw.ts";
import { saySignal } from "../media/say-signal.ts";
import type { Leg, World } from "../world.ts";
import { comeFrom } from "./sound.ts";

/** What a person does on the telephone when they hear something, or after a while. */
export interface Reaction {
  /** A sentence that matches it; without it the reaction follows the answering of the call. */
  onSay?: RegExp;
  /** 300 ms when absent: nobody is quicker. */
  afterMs?: number;
  /** Keys; `$1` is the first group of `onSay`. */
  presses?: string;
  /** `$1` as above. */
  says?: string;
  /** How it sounds; an artificial voice when absent. */
  voice?: readonly Frame[];
  hangsUp?: boolean;
  /** How often it happens at most. */
  times?: number;
}

const QUICKEST_MS = 300;
const BETWEEN_KEYS_MS = 200;

/** The audio at once, what was said when it is over. */
function speak(world: World, leg: Leg, text: string, voice: readonly Frame[] = saySignal(text)): void {
  const before = leg.mouth;
  let at = 0;
  const mouth = () => {
    const frame = voice[at++];
    if (frame) return frame;
    if (leg.mouth === mouth) leg.mouth = before;
    return SILENCE;
  };
  leg.mouth = mouth;
  comeFrom(leg, { kind: "voice" });
  leg.onEnded.add(world.clock.after(voice.length * 20, () => comeFrom(leg, { kind: "words", text })));
}

/** Somebody at the other end of an answered leg. */
export function createPerson(world: World, leg: Leg, reactions: readonly Reaction[], hangUp: () => void): NonNullable<Leg["person"]> {
  const counts = new Map<Reaction, number>();
  const later = (ms: number, action: () => void) => void leg.onEnded.add(world.clock.after(ms, action));
  const act = (reaction: Reaction, groups: readonly string[]) => {
    const count = counts.get(reaction) ?? 0;
    if (count >= (reaction.times ?? Number.POSITIVE_INFINITY)) return;
    counts.set(reaction, count + 1);
    const filled = (text: string) => text.replace(/\$(\d)/g, (_, number: string) => groups[Number(number)] ?? "");
    later(reaction.afterMs ?? QUICKEST_MS, () => {
      const keys = [...filled(reaction.presses ?? "")];
      for (const [index, digit] of keys.entries()) later(index * BETWEEN_KEYS_MS, () => comeFrom(leg, { kind: "key", digit }));
      if (reaction.says !== undefined) speak(world, leg, filled(reaction.says), reaction.voice);
      if (reaction.hangsUp) hangUp();
    });
  };
  for (const reaction of reactions) if (!reaction.onSay) act(reaction, []);
  return {
    hear(sound) {
      if (sound.kind !== "words") return;
      for (const reaction of reactions) {
        const match = reaction.onSay?.exec(sound.text);
        if (match) act(reaction, match);
      }
    },
  };
}
