import { type E164, parseE164 } from "../phone-number.ts";

// Some networks spell why there is no number on the keys of a telephone: ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN, UNAVAILABLE, PRIVATE.
const SPELLED: ReadonlySet<string> = new Set(["+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253", "+7748283"]);

/** A number that tells callers apart; undefined for all who withhold theirs. */
export const shownNumber = (caller: string): E164 | undefined => (SPELLED.has(caller) ? undefined : parseE164(caller));
