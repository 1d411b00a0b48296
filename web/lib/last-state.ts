import { z } from "zod";

const KEY = "ethiq:etat";

/** How a line stood when it was last seen, in words: shown while there is no Internet. No caller, no call. */
const LastState = z.object({ title: z.string(), at: z.string() });
export type LastState = z.infer<typeof LastState>;

export function keepLastState(storage: Storage, state: LastState): void {
  attempt(() => storage.setItem(KEY, JSON.stringify(state)));
}

export const readLastState = (storage: Storage): LastState | undefined =>
  attempt(() => LastState.parse(JSON.parse(storage.getItem(KEY) ?? "null")));

export function forgetLastState(storage: Storage): void {
  attempt(() => storage.removeItem(KEY));
}

// Storage can be forbidden, full, or hold what an older version wrote.
function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
