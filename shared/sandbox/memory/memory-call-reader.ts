import type { CallDetail, TenantSummary } from "../../contracts/call-history.ts";
import { AppError } from "../../domain/errors.ts";
import type { CallReader } from "../../ports/call-reader.ts";

export interface MemoryPerson {
  tenants: TenantSummary[];
}

/** The database's decisions in short: a token names a person, a person sees the calls of their own tenants. */
export function createMemoryCallReader(store: { people: ReadonlyMap<string, MemoryPerson>; calls: readonly CallDetail[] }) {
  return (accessToken: string): CallReader => {
    const person = () => {
      const found = store.people.get(accessToken);
      if (!found) throw new AppError("session_required", "unknown token", { providerCode: "PGRST301" });
      return found;
    };
    const visible = () => {
      const tenantIds = new Set(person().tenants.map(({ id }) => id));
      return store.calls
        .filter(({ tenantId }) => tenantIds.has(tenantId))
        .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt) || b.id.localeCompare(a.id));
    };
    return {
      async list({ limit, after }) {
        const rest = visible().filter(
          ({ startedAt, id }) => !after || startedAt < after.startedAt || (startedAt === after.startedAt && id < after.id),
        );
        const page = rest.slice(0, limit);
        const last = rest.length > limit ? page.at(-1) : undefined;
        return {
          calls: page.map(({ score: _score, events: _events, quotes: _quotes, ...summary }) => summary),
          next: last && { startedAt: last.startedAt, id: last.id },
        };
      },
      find: async (callId) => visible().find(({ id }) => id === callId),
      tenants: async () => person().tenants,
    };
  };
}
