import type { Locale } from "../../../shared/domain/call/level.ts";
import type { Taken } from "./call-state.ts";
import { liveWords } from "./words.ts";

/** Plain data, as the server hands it to the page. */
export interface Names {
  /** Of the members who go by a name. */
  members: Readonly<Record<string, string>>;
  /** The reader's own id. */
  me: string | undefined;
}

export interface People {
  /** Who takes care of it, in a sentence. */
  sentence(taken: Taken, time: string): string;
}

export function peopleOf({ members, me }: Names, locale: Locale): People {
  const text = liveWords(locale).actions;
  return {
    sentence({ userId, contactName }, time) {
      if (userId && userId === me) return text.takenByYou(time);
      const name = userId ? (members[userId] ?? text.someone) : (contactName ?? text.relative);
      return text.takenBy(name, time);
    },
  };
}
