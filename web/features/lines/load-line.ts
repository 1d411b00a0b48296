import { unstable_rethrow } from "next/navigation";
import type { ApiAnswer, ApiClient } from "../../../shared/client/api-client.ts";
import type { ForwardingCode } from "../../../shared/contracts/v1/forwarding-codes.ts";
import type { LineTest } from "../../../shared/contracts/v1/line-tests.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { ProvisioningReport } from "../../../shared/contracts/v1/provisioning.ts";
import type { SipEndpoint } from "../../../shared/contracts/v1/sip-endpoints.ts";
import type { UsageDay } from "../../../shared/contracts/v1/usage.ts";
import { toAppError } from "../../../shared/domain/errors.ts";
import { orSignIn } from "../../lib/member.ts";
import { parisDay } from "../../lib/paris-time.ts";
import { operatorKey } from "./operators.ts";

/** Null: there is none. `away`: it could not be learnt now; the other blocks of the page stand all the same. */
export type Block<Data> = Data | null | "away";

export async function block<Data>(asked: Promise<ApiAnswer<Data>>): Promise<Block<Data>> {
  try {
    return (await orSignIn(asked)).data;
  } catch (error) {
    unstable_rethrow(error);
    return toAppError(error).code === "not_found" ? null : "away";
  }
}

const SHOWN_TESTS = 10;

export interface Checks {
  tests: readonly LineTest[];
  lastCallAt: string | undefined;
}

/** What proves the forwarding of a line: its tests, and the last call that came in. */
export async function loadChecks(api: ApiClient, lineId: string): Promise<Block<Checks>> {
  const [tests, calls] = await Promise.all([
    block(api.get("/lines/{lineId}/tests", { params: { path: { lineId }, query: { limit: SHOWN_TESTS } } })),
    block(api.get("/calls", { params: { query: { lineId, limit: 1 } } })),
  ]);
  if (tests === "away" || calls === "away") return "away";
  return { tests: tests?.items ?? [], lastCallAt: calls?.items[0]?.startedAt };
}

export interface LineDetails {
  checks: Block<Checks>;
  job: Block<ProvisioningReport>;
  codes: Block<readonly ForwardingCode[]>;
  endpoint: Block<SipEndpoint>;
  /** Of the last 30 days. */
  usage: Block<readonly UsageDay[]>;
}

export async function loadLineDetails(
  api: ApiClient,
  { id: lineId, tenantId }: Pick<Line, "id" | "tenantId">,
  country: string,
): Promise<LineDetails> {
  const params = { path: { lineId } };
  const [checks, job, codes, endpoint, usage] = await Promise.all([
    loadChecks(api, lineId),
    block(api.get("/lines/{lineId}/provisioning", { params })),
    loadCodes(api, lineId, country),
    block(api.get("/lines/{lineId}/sip-endpoint", { params })),
    loadUsage(api, lineId, tenantId),
  ]);
  return { checks, job, codes, endpoint, usage };
}

/** The operator that was named when the line was set up, as pages have it in their address. */
export async function loadOperatorKey(api: ApiClient, lineId: string): Promise<string | undefined> {
  const setup = await block(api.get("/lines/{lineId}/setup", { params: { path: { lineId } } }));
  return setup && setup !== "away" ? operatorKey(setup) : undefined;
}

const SHOWN_DAYS = 30;

async function loadUsage(api: ApiClient, lineId: string, tenantId: string): Promise<Block<readonly UsageDay[]>> {
  const from = parisDay(new Date(Date.now() - (SHOWN_DAYS - 1) * 24 * 3_600_000));
  const query = { lineId, from, limit: SHOWN_DAYS };
  const usage = await block(api.get("/tenants/{tenantId}/usage", { params: { path: { tenantId }, query } }));
  return usage === "away" ? usage : (usage?.items ?? null);
}

export async function loadCodes(api: ApiClient, lineId: string, country: string): Promise<Block<readonly ForwardingCode[]>> {
  const codes = await block(api.get("/lines/{lineId}/forwarding-codes", { params: { path: { lineId }, query: { country } } }));
  return codes === "away" ? codes : (codes?.items ?? null);
}
