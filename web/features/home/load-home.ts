import { unstable_rethrow } from "next/navigation";
import type { ApiClient } from "../../../shared/client/api-client.ts";
import type { CallSummary } from "../../../shared/contracts/v1/calls.ts";
import type { Contact } from "../../../shared/contracts/v1/contacts.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Tenant } from "../../../shared/contracts/v1/tenants.ts";
import { allItems, longPage } from "../../lib/all-items.ts";
import { orSignIn } from "../../lib/member.ts";
import { type Block, type Checks, loadChecks } from "../lines/load-line.ts";
import { type Month, monthAt, sumMonth } from "./month.ts";

const SHOWN_CALLS = 3;
/** Two questions for each: more would keep everybody waiting. */
const CHECKED_LINES = 12;
/** As many as `allItems` reads. */
const MOST_USAGE_ROWS = 2_000;

/** `checks`: undefined where nobody asked. */
export interface HomeLine {
  line: Line;
  checks: Block<Checks> | undefined;
}

/** `away`: it could not be learnt now; the other blocks of the page stand all the same. */
type OrAway<Data> = Data | "away";

export interface Home {
  lines: OrAway<readonly HomeLine[]>;
  calls: OrAway<readonly CallSummary[]>;
  /** Null where there is too much to add up. */
  month: OrAway<Month | null>;
  /** What the next steps depend on; null for who may take none. */
  steps: Steps | null;
}

export interface Steps {
  contacts: OrAway<readonly Contact[]>;
  hasExpectedCall: OrAway<boolean>;
  hasSecondFactor: OrAway<boolean>;
}

async function orAway<Data>(asked: Promise<Data>): Promise<OrAway<Data>> {
  try {
    return await orSignIn(asked);
  } catch (error) {
    unstable_rethrow(error);
    return "away";
  }
}

/** Everything at once: the page is as slow as the slowest of its questions. */
export async function loadHome(api: ApiClient, tenant: Tenant, now: Date): Promise<Home> {
  const [lines, calls, month, steps] = await Promise.all([
    orAway(loadLines(api, tenant.id)),
    orAway(api.get("/calls", { params: { query: { tenantId: tenant.id, limit: SHOWN_CALLS } } }).then(({ data }) => data.items)),
    orAway(loadMonth(api, tenant, now)),
    tenant.role === "viewer" ? null : loadSteps(api, tenant.id),
  ]);
  return { lines, calls, month, steps };
}

async function loadSteps(api: ApiClient, tenantId: string): Promise<Steps> {
  const path = { tenantId };
  const [contacts, hasExpectedCall, hasSecondFactor] = await Promise.all([
    orAway(allItems((cursor) => api.get("/tenants/{tenantId}/contacts", { params: { path, query: longPage(cursor) } }))),
    orAway(
      api.get("/tenants/{tenantId}/expected-windows", { params: { path, query: { limit: 1 } } }).then(({ data }) => data.items.length > 0),
    ),
    orAway(api.get("/auth/factors").then(({ data }) => data.items.some(({ isVerified }) => isVerified))),
  ]);
  return { contacts, hasExpectedCall, hasSecondFactor };
}

async function loadLines(api: ApiClient, tenantId: string): Promise<readonly HomeLine[]> {
  const lines = await allItems((cursor) =>
    api.get("/tenants/{tenantId}/lines", { params: { path: { tenantId }, query: longPage(cursor) } }),
  );
  // Of the others their status says all there is to say.
  const checked = new Set(lines.filter(isInService).slice(0, CHECKED_LINES));
  return Promise.all(lines.map(async (line) => ({ line, checks: checked.has(line) ? await loadChecks(api, line.id) : undefined })));
}

const isInService = ({ status, cancelledAt }: Line): boolean => status === "active" && cancelledAt === null;

async function loadMonth(api: ApiClient, { id: tenantId, timezone }: Tenant, now: Date): Promise<Month | null> {
  const { month, from, to } = monthAt(now, timezone);
  const usage = await allItems((cursor) =>
    api.get("/tenants/{tenantId}/usage", { params: { path: { tenantId }, query: { ...longPage(cursor), from, to } } }),
  );
  return usage.length < MOST_USAGE_ROWS ? sumMonth(month, usage) : null;
}
