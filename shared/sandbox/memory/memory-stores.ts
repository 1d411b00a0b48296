import type { CallDetail } from "../../contracts/v1/calls.ts";
import type { Tenant } from "../../contracts/v1/tenants.ts";
import { AppError } from "../../domain/errors.ts";
import type { ApiStores } from "../../ports/api-stores.ts";
import type { Caller } from "../../ports/caller.ts";
import type { IdempotencyStore } from "../../ports/idempotency.ts";
import type { Page, PageRequest } from "../../ports/page.ts";

/** The database's decisions in short: a token names a person, a person sees what belongs to their own tenants. */
export interface MemoryWorld {
  /** Tenant ids by access token. */
  people: ReadonlyMap<string, readonly string[]>;
  tenants: Tenant[];
  calls: CallDetail[];
}

export function pageThrough<Item extends { id: string }>(
  sorted: readonly Item[],
  instantOf: (item: Item) => string,
  { limit, after }: PageRequest,
): Page<Item> {
  const start = after ? sorted.findIndex((item) => instantOf(item) === after.at && item.id === after.id) + 1 : 0;
  const items = sorted.slice(start, start + limit);
  const last = start + limit < sorted.length ? items.at(-1) : undefined;
  return { items, next: last && { at: instantOf(last), id: last.id } };
}

function createMemoryIdempotency(): IdempotencyStore {
  const kept = new Map<string, { requestHash: string; response?: unknown }>();
  return {
    async claim(key, route, requestHash) {
      const found = kept.get(`${route} ${key}`);
      if (!found) kept.set(`${route} ${key}`, { requestHash });
      if (!found) return { state: "new" };
      if (found.requestHash !== requestHash) return { state: "mismatch" };
      return "response" in found ? { state: "done", response: found.response } : { state: "pending" };
    },
    async store(key, route, response) {
      const found = kept.get(`${route} ${key}`);
      if (found) found.response = JSON.parse(JSON.stringify(response));
    },
  };
}

export function createMemoryStores(world: MemoryWorld): (caller: Caller) => ApiStores {
  const idempotency = createMemoryIdempotency();
  return (caller) => {
    const mine = () => {
      const ids = caller.kind === "anyone" ? undefined : world.people.get(caller.accessToken);
      if (!ids) throw new AppError("session_required", "unknown token", { providerCode: "PGRST301" });
      return new Set(ids);
    };
    const calls = () => {
      const ids = mine();
      return world.calls
        .filter(({ tenantId }) => ids.has(tenantId))
        .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt) || b.id.localeCompare(a.id));
    };
    return {
      idempotency,
      calls: {
        async list(page) {
          const { items, next } = pageThrough(calls(), ({ startedAt }) => startedAt, page);
          return { items: items.map(({ score: _score, events: _events, quotes: _quotes, ...summary }) => summary), next };
        },
        find: async (callId) => calls().find(({ id }) => id === callId),
      },
      tenants: {
        async list(page) {
          const ids = mine();
          const found = world.tenants.filter(({ id }) => ids.has(id));
          return pageThrough(
            found.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id)),
            ({ createdAt }) => createdAt,
            page,
          );
        },
      },
    };
  };
}
