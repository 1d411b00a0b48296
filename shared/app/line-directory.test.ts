import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LineRoute } from "../contracts/line-route.ts";
import type { E164 } from "../domain/phone-number.ts";
import { createLineDirectory, type LineDirectoryDeps } from "./line-directory.ts";

const dialled = "+33939000001" as E164;

const routeOf = (number: E164, protectedName = "Odette"): LineRoute => ({
  lineId: "6f2c4f0e-7f53-4f5e-9a59-1d2f7d1f0a01",
  tenantId: "6f2c4f0e-7f53-4f5e-9a59-1d2f7d1f0a02",
  ethiqNumber: number,
  forwardedNumber: null,
  status: "active",
  locale: "fr",
  protectedName,
  delivery: [{ kind: "sip", uri: "sip:odette@sip.example" }],
  helpLevel: 2,
  notice: true,
  trusted: [],
  blocked: [],
});
const route = routeOf(dialled);

type Reply<Value> = { after?: number; value?: Value; error?: Error };

/** Two sources whose replies the test sets and changes, with the number of times each was asked. */
function build(
  replies: { cache?: Reply<LineRoute | null | undefined>; store?: Reply<LineRoute | undefined> },
  deps: Partial<LineDirectoryDeps> = {},
) {
  const wait = async <Value>({ after = 0, value, error }: Reply<Value>) => {
    if (after > 0) await new Promise((resolve) => setTimeout(resolve, after));
    if (error) throw error;
    return value as Value;
  };
  const asked = { cache: 0, store: 0 };
  const filled: [E164, LineRoute | null][] = [];
  const directory = createLineDirectory({
    cache: {
      get: () => {
        asked.cache += 1;
        return wait(replies.cache ?? {});
      },
      fill: async (number, found) => void filled.push([number, found]),
      replace: async () => undefined,
    },
    store: {
      lineRoute: () => {
        asked.store += 1;
        return wait(replies.store ?? {});
      },
    },
    ...deps,
  });
  return { directory, asked, filled, replies };
}

/** Starts a look-up and lets `ms` pass; gives what is known of it by then. */
async function outcomeAfter(ms: number, looking: Promise<LineRoute | undefined>) {
  let outcome: unknown = "pending";
  void looking.then(
    (found) => {
      outcome = found;
    },
    (error: { code: string }) => {
      outcome = error.code;
    },
  );
  await vi.advanceTimersByTimeAsync(ms);
  return outcome;
}

const down = new Error("down");

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a cached route is used without asking the database, then kept in the process for ten seconds", async () => {
  const { directory, asked } = build({ cache: { value: route } });
  await expect(directory.find(dialled)).resolves.toEqual(route);
  vi.advanceTimersByTime(9_999);
  await expect(directory.find(dialled)).resolves.toEqual(route);
  expect(asked).toEqual({ cache: 1, store: 0 });
  vi.advanceTimersByTime(1);
  await directory.find(dialled);
  expect(asked).toEqual({ cache: 2, store: 0 });
});

test("a change put in the cache is seen once the process entry is ten seconds old", async () => {
  const { directory, replies } = build({ cache: { value: route } });
  await directory.find(dialled);
  replies.cache = { value: routeOf(dialled, "Marcel") };
  expect((await directory.find(dialled))?.protectedName).toBe("Odette");
  vi.advanceTimersByTime(10_000);
  expect((await directory.find(dialled))?.protectedName).toBe("Marcel");
});

test("a miss asks the database at once and fills the cache", async () => {
  const { directory, filled } = build({ store: { value: route } });
  expect(await outcomeAfter(0, directory.find(dialled))).toEqual(route);
  expect(filled).toEqual([[dialled, route]]);
});

test("a number of nobody is remembered as such, here and in the cache", async () => {
  const { directory, asked, filled } = build({});
  await expect(directory.find(dialled)).resolves.toBeUndefined();
  await expect(directory.find(dialled)).resolves.toBeUndefined();
  expect(asked).toEqual({ cache: 1, store: 1 });
  expect(filled).toEqual([[dialled, null]]);
});

test("a cached nobody spares the database", async () => {
  const { directory, asked } = build({ cache: { value: null } });
  await expect(directory.find(dialled)).resolves.toBeUndefined();
  expect(asked.store).toBe(0);
});

test("a slow cache is overtaken by the database within the budget", async () => {
  const { directory } = build({ cache: { after: 3_000 }, store: { after: 50, value: route } });
  const looking = directory.find(dialled);
  expect(await outcomeAfter(139, looking)).toBe("pending");
  expect(await outcomeAfter(1, looking)).toEqual(route);
});

test("a cache that answers after the database was asked is still used when it is first", async () => {
  const { directory, asked } = build({ cache: { after: 120, value: route }, store: { after: 3_000 } });
  expect(await outcomeAfter(120, directory.find(dialled))).toEqual(route);
  expect(asked.store).toBe(1);
});

test("a cache that fails counts as a miss", async () => {
  const { directory } = build({ cache: { error: down }, store: { value: route } });
  await expect(directory.find(dialled)).resolves.toEqual(route);
});

test("a failed database leaves the rest of the budget to a slow cache", async () => {
  const { directory } = build({ cache: { after: 200, value: route }, store: { error: down } });
  expect(await outcomeAfter(200, directory.find(dialled))).toEqual(route);
});

test("both slow: the look-up is given up when the budget is spent, not later", async () => {
  const { directory } = build({ cache: { after: 3_000 }, store: { after: 3_000 } });
  const looking = directory.find(dialled);
  expect(await outcomeAfter(299, looking)).toBe("pending");
  expect(await outcomeAfter(1, looking)).toBe("provider_unavailable");
});

test("both down: the look-up is given up at once", async () => {
  const { directory } = build({ cache: { error: down }, store: { error: down } });
  expect(await outcomeAfter(0, directory.find(dialled))).toBe("provider_unavailable");
});

test("an answer that came too late for one call serves the next", async () => {
  const { directory } = build({ cache: { after: 150 }, store: { after: 1_000, value: route } });
  expect(await outcomeAfter(300, directory.find(dialled))).toBe("provider_unavailable");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await outcomeAfter(0, directory.find(dialled))).toEqual(route);
});

test("a late answer does not undo what a later question found", async () => {
  const { directory, replies } = build({ cache: { after: 150 }, store: { after: 5_000, value: routeOf(dialled, "Old") } });
  expect(await outcomeAfter(300, directory.find(dialled))).toBe("provider_unavailable");
  replies.cache = { value: routeOf(dialled, "New") };
  await directory.find(dialled);
  await vi.advanceTimersByTimeAsync(6_000);
  expect((await directory.find(dialled))?.protectedName).toBe("New");
});

test("with everybody down an old route is used for an hour, and no longer", async () => {
  const { directory, replies } = build({ cache: { value: route } });
  await directory.find(dialled);
  replies.cache = { error: down };
  replies.store = { error: down };
  await vi.advanceTimersByTimeAsync(3_599_999);
  expect(await outcomeAfter(0, directory.find(dialled))).toEqual(route);
  await vi.advanceTimersByTimeAsync(1);
  expect(await outcomeAfter(0, directory.find(dialled))).toBe("provider_unavailable");
});

test("with everybody down an old nobody is not believed", async () => {
  const { directory, replies } = build({ cache: { value: null } });
  await directory.find(dialled);
  replies.cache = { error: down };
  replies.store = { error: down };
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await outcomeAfter(0, directory.find(dialled))).toBe("provider_unavailable");
});

test("a poisoned cache entry that belongs to another number is not believed", async () => {
  const { directory } = build({ cache: { value: routeOf("+33939000009" as E164, "Stranger") }, store: { value: route } });
  expect((await directory.find(dialled))?.protectedName).toBe("Odette");
});

test("concurrent calls to one number are one question; another number is its own", async () => {
  const { directory, asked } = build({ cache: { after: 20, value: route } });
  const looking = Promise.all([directory.find(dialled), directory.find(dialled), directory.find(dialled)]);
  await vi.advanceTimersByTimeAsync(20);
  expect(await looking).toEqual([route, route, route]);
  expect(asked.cache).toBe(1);
});

test("a failed question is not remembered: the next call asks again", async () => {
  const { directory, replies } = build({ cache: { error: down }, store: { error: down } });
  await expect(directory.find(dialled)).rejects.toMatchObject({ code: "provider_unavailable" });
  replies.store = { value: route };
  await expect(directory.find(dialled)).resolves.toEqual(route);
});

test("when the process cache is full the number longest unused is forgotten", async () => {
  const { directory, asked, replies } = build({}, { capacity: 2 });
  const find = (number: string) => {
    replies.cache = { value: routeOf(number as E164) };
    return directory.find(number as E164);
  };
  await find("+33939000001");
  await find("+33939000002");
  await find("+33939000001");
  await find("+33939000003");
  expect(asked.cache).toBe(3);
  await find("+33939000001");
  expect(asked.cache).toBe(3);
  await find("+33939000002");
  expect(asked.cache).toBe(4);
});

test("filling the cache is handed to whoever keeps the process alive, and its failure is nobody's", async () => {
  const work: Promise<unknown>[] = [];
  const { directory } = build(
    { store: { value: route } },
    {
      background: (promise) => work.push(promise),
      cache: { get: async () => undefined, fill: () => Promise.reject(down), replace: async () => undefined },
    },
  );
  await expect(directory.find(dialled)).resolves.toEqual(route);
  expect(work).toHaveLength(1);
  await expect(work[0]).resolves.toBeUndefined();
});
