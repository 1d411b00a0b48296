const PREFIX = "saisie:";

/** What was typed into a form and not sent yet: it outlives a reload, a failed send and a session that ends, in this tab only. */
export type Typed = Record<string, unknown>;

export function keepTyped(storage: Storage, form: string, values: Typed, secrets: readonly string[] = []): void {
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.includes(name)));
  attempt(() => storage.setItem(PREFIX + form, JSON.stringify(kept)));
}

export function readTyped(storage: Storage, form: string): Typed | undefined {
  const parsed = attempt((): unknown => JSON.parse(storage.getItem(PREFIX + form) ?? "null"));
  return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? (parsed as Typed) : undefined;
}

export const forgetTyped = (storage: Storage, form: string): void => void attempt(() => storage.removeItem(PREFIX + form));

/** At sign-out: the next person at this device finds nothing. */
export function forgetAllTyped(storage: Storage): void {
  attempt(() => {
    for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key);
  });
}

// Storage can be forbidden or full: the form works all the same, it only forgets.
function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
