/** A `fetch` that knows what is under way. */
export function countFetches(send: typeof fetch) {
  let pending = 0;
  return {
    fetch: (async (...request) => {
      pending += 1;
      try {
        return await send(...request);
      } finally {
        pending -= 1;
      }
    }) as typeof fetch,
    /** Resolves when every request is answered and what the answers led to had its turn. */
    async settle(): Promise<void> {
      // A macrotask, so that chains of promises of any length come to rest.
      do await new Promise<void>((resolve) => setImmediate(resolve));
      while (pending > 0);
    },
  };
}
