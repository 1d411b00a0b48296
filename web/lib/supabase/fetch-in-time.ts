const TIMEOUT_MS = 5_000;

/** For what our server asks Supabase Auth: whoever waits for a page is not kept by one that never answers. */
export const fetchInTime: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
