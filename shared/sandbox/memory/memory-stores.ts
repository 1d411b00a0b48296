import { type CallDetail, CallSummary } from "../../contracts/v1/calls.ts";
import type { Tenant } from "../../contracts/v1/tenants.ts";
import { AppError } from "../../domain/errors.ts";
import type { ApiStores } from "../../ports/api-stores.ts";
import type { Caller } from "../../ports/caller.ts";
import type { IdempotencyStore } from "../../ports/idempotency.ts";
import type { Page, PageRequest } from "../../ports/page.ts";

/** The database's decisions in short: a token names a person, a person sees what belongs to their own tenants. */
export interface MemoryWorld {
  /** Tenant ids by access token. */
  people: ReadonlyMap<string, Set<string>>;
  tenants: Tenant[];
  calls: CallDetail[];
}

export const memoryTenant = (id: string, name: string): Tenant => ({
  id,
  name,
  kind: "household",
  status: "active",
  suspendedReason: null,
  locale: "fr",
  country: "FR",
  timezone: "Europe/Paris",
  plan: "standard",
  callRetentionMonths: 13,
  learningConsent: false,
  role: "owner",
  topic: `tenant:${id}`,
  revision: 1,
  createdAt: "2026-03-01T12:00:00.000Z",
  updatedAt: "2026-03-01T12:00:00.000Z",
});

function pageThrough<Item extends { id: string }>(
  sorted: readonly Item[],
  instantOf: (item: Item) => string,
  { limit, after }: PageRequest,
): Page<Item> {
  const start = after ? sorted.findIndex((item) => instantOf(item) === after.at && item.id === after.id) + 1 : 0;
  const items = sorted.slice(start, start + limit);
  const last = start + limit < sorted.length ? items.at(-1) : undefined;
  return { items, next: last && { at: instantOf(last), id: last.id } };
}

function createMemoryIdempotency(kept: Map<string, { requestHash: string; response?: unknown }>, owner: string): IdempotencyStore {
  return {
    async claim(key, route, requestHash) {
      const found = kept.get(`${owner} ${route} ${key}`);
      if (!found) kept.set(`${owner} ${route} ${key}`, { requestHash });
      if (!found) return { state: "new" };
      if (found.requestHash !== requestHash) return { state: "mismatch" };
      return "response" in found ? { state: "done", response: found.response } : { state: "pending" };
    },
    async store(key, route, response) {
      const found = kept.get(`${owner} ${route} ${key}`);
      if (found) found.response = JSON.parse(JSON.stringify(response));
    },
  };
}

/** What is not kept in memory fails a test that needs it, loudly. */
const absent = (): never => {
  throw new Error("this store has no copy in memory");
};

function createMemoryCalls(world: MemoryWorld, mine: () => ReadonlySet<string>): ApiStores["calls"] {
  const visible = () => {
    const ids = mine();
    return world.calls
      .filter(({ tenantId }) => ids.has(tenantId))
      .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt) || b.id.localeCompare(a.id));
  };
  return {
    async list({ tenantId, lineId, level, from, to, analysed }, page) {
      const matching = visible().filter(
        (call) =>
          (tenantId === undefined || call.tenantId === tenantId) &&
          (lineId === undefined || call.line?.id === lineId) &&
          (level === undefined || call.level === level) &&
          (analysed === undefined || call.analysed === analysed) &&
          (from === undefined || Date.parse(call.startedAt) >= Date.parse(from)) &&
          (to === undefined || Date.parse(call.startedAt) < Date.parse(to)),
      );
      const { items, next } = pageThrough(matching, ({ startedAt }) => startedAt, page);
      return { items: items.map((call) => CallSummary.parse(call)), next };
    },
    find: async (callId) => visible().find(({ id }) => id === callId),
    giveFeedback: absent,
  };
}

function createMemoryTenants(world: MemoryWorld, mine: () => Set<string>): ApiStores["tenants"] {
  const visible = () => {
    const ids = mine();
    const found = world.tenants.filter(({ id }) => ids.has(id));
    return found.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id));
  };
  const require = (tenantId: string) => {
    const tenant = visible().find(({ id }) => id === tenantId);
    if (!tenant) throw new AppError("not_found", "no such tenant for this caller");
    return tenant;
  };
  return {
    list: async (page) => pageThrough(visible(), ({ createdAt }) => createdAt, page),
    find: async (tenantId) => visible().find(({ id }) => id === tenantId),
    async create(id, { name, kind, locale, country }) {
      const known = world.tenants.find((tenant) => tenant.id === id);
      if (known) return known;
      const tenant = { ...memoryTenant(id, name), kind, locale, country };
      world.tenants.push(tenant);
      mine().add(id);
      return tenant;
    },
    async change(tenantId, revision, change) {
      const tenant = require(tenantId);
      if (tenant.role !== "owner") throw new AppError("not_allowed", "may see, not change");
      if (tenant.revision !== revision) throw new AppError("precondition_failed", "another revision");
      return Object.assign(tenant, change, { revision: revision + 1 });
    },
    async erase(tenantId) {
      world.tenants.splice(world.tenants.indexOf(require(tenantId)), 1);
      return { receiptId: crypto.randomUUID(), at: new Date().toISOString(), removed: { tenants: 1 } };
    },
  };
}

const ABSENT = new Proxy({}, { get: absent });

export function createMemoryStores(world: MemoryWorld): (caller: Caller) => ApiStores {
  const keys = new Map();
  return (caller) => {
    const mine = () => {
      const ids = caller.kind === "anyone" ? undefined : world.people.get(caller.accessToken);
      if (!ids) throw new AppError("session_required", "unknown token", { providerCode: "PGRST301" });
      return ids;
    };
    const kept: Partial<ApiStores> = {
      idempotency: createMemoryIdempotency(keys, caller.kind === "anyone" ? "" : caller.id),
      calls: createMemoryCalls(world, mine),
      tenants: createMemoryTenants(world, mine),
    };
    return new Proxy(kept, { get: (stores, name) => Reflect.get(stores, name) ?? ABSENT }) as ApiStores;
  };
}
