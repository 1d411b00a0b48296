const KEY = "ethiq:etat";

/** How a line stood when it was last seen, in words: shown while there is no Internet. No caller, no call. */
export interface LastState {
  title: string;
  at: string;
}

const isLastState = (value: unknown): value is LastState =>
  typeof value === "object" &&
  value !== null &&
  typeof Reflect.get(value, "title") === "string" &&
  !Number.isNaN(Date.parse(Reflect.get(value, "at")));

export function keepLastState(storage: Storage, state: LastState): void {
  attempt(() => storage.setItem(KEY, JSON.stringify(state)));
}

export const readLastState = (storage: Storage): LastState | undefined =>
  attempt(() => {
    const held: unknown = JSON.parse(storage.getItem(KEY) ?? "null");
    return isLastState(held) ? held : undefined;
  });

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
