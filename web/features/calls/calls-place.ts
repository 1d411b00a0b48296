import { z } from "zod";

const KEY = "appels";

const Place = z.object({
  /** What is searched for; empty: nothing. */
  search: z.string(),
  /** From the newest page on, how each further page was reached. */
  cursors: z.array(z.string()),
});
export type CallsPlace = z.infer<typeof Place>;

const START: CallsPlace = { search: "", cursors: [] };

/**
 * Where one is in the list, kept with the page's entry in the browser's history: coming back from a call leads there again. Not in the
 * address, since what is searched for may be a number.
 */
export const readPlace = (history: Pick<History, "state">): CallsPlace => Place.safeParse(history.state?.[KEY]).data ?? START;

export const keepPlace = (history: Pick<History, "state" | "replaceState">, place: Partial<CallsPlace>): void =>
  history.replaceState({ ...history.state, [KEY]: { ...readPlace(history), ...place } }, "");
