import { createServiceClient, type ServiceClient } from "../adapters/supabase-rpc.ts";
import { callIdOf } from "./seed-data/alerts.ts";
import { callsOf, DAY_MS, type SeedCall } from "./seed-data/calls.ts";
import { FAMILIES } from "./seed-data/families.ts";
import type { Home } from "./seed-data/home.ts";
import { ORGANISATION } from "./seed-data/organisation.ts";
import { writeAnswers } from "./seed-data/write-answers.ts";
import { writeCall } from "./seed-data/write-calls.ts";
import { openedAt, writeHome, writePeople } from "./seed-data/write-homes.ts";
import { createWriter, iso, tenantIdOf, type Writer } from "./seed-data/writer.ts";

export const HOMES: readonly Home[] = [...FAMILIES, ORGANISATION];

export interface SeedHistoryOptions {
  url: string;
  secretKey: string;
  /** For accounts that are made now. */
  password: string;
  /** Midnight (UTC) of the day on which the history ends; by default the one of an earlier run, else today's. */
  until?: number | undefined;
  now?: number;
}

export interface SeededHistory {
  until: number;
  calls: number;
  /** False: everything was there already. */
  isNew: boolean;
}

/** Thrown when the database holds a history that ends on another day than the one asked for. */
export class OtherHistoryError extends Error {
  constructor(until: number) {
    super(`this database was seeded until ${iso(until).slice(0, 10)}`);
  }
}

/**
 * Half a year in the life of three families and an organisation. Ids, words and times follow from the day on which it ends, so
 * that a repetition, and the completion of an interrupted run, write the same rows.
 */
export async function seedHistory(options: SeedHistoryOptions): Promise<SeededHistory> {
  const { password, now = Date.now() } = options;
  const service = createServiceClient(options);
  const writer = createWriter(service);
  const earlier = await earlierRun(service);
  if (earlier && options.until !== undefined && options.until !== earlier.until) throw new OtherHistoryError(earlier.until);
  const until = earlier?.until ?? options.until ?? now - (now % DAY_MS);
  const histories = HOMES.map((home) => ({ home, calls: callsOf(home, until) }));
  const count = histories.reduce((sum, { calls }) => sum + calls.length, 0);
  if (earlier?.isComplete) return { until, calls: count, isNew: false };

  const users = await writePeople(service, HOMES, password);
  for (const { home } of histories) await writeHome(writer, service, home, users, until);
  const written = await endedCalls(service);
  await Promise.all(
    histories.flatMap(({ home, calls }) =>
      home.lines.map(({ key }) =>
        writeLine(
          writer,
          home,
          calls.filter(({ line }) => line === key),
          written,
          now,
        ),
      ),
    ),
  );
  for (const { home, calls } of histories) await writeAnswers(writer, service, { home, calls, users, until, now });
  // Last: where they are, all the rest is.
  await writer.put("budgets", budgetRows(), "tenant_id");
  return { until, calls: count, isNew: true };
}

const budgetRows = () =>
  HOMES.flatMap((home) =>
    home.monthlySpeechMinutes ? [{ tenant_id: tenantIdOf(home), monthly_speech_minutes: home.monthlySpeechMinutes }] : [],
  );

async function writeLine(writer: Writer, home: Home, calls: readonly SeedCall[], written: ReadonlySet<string>, now: number): Promise<void> {
  for (const call of calls) if (!written.has(callIdOf(call))) await writeCall(writer, home, call, now);
}

async function earlierRun(service: ServiceClient): Promise<{ until: number; isComplete: boolean } | undefined> {
  const ids = HOMES.map(tenantIdOf);
  const tenants = await service.from("tenants").select("created_at").in("id", ids);
  if (tenants.error) throw new Error(`the database does not answer: ${tenants.error.message}`, { cause: tenants.error });
  const [known] = tenants.data as { created_at: string }[];
  if (!known) return undefined;
  const budgets = await service.from("budgets").select("tenant_id").in("tenant_id", ids);
  if (budgets.error) throw new Error(`the budgets cannot be read: ${budgets.error.message}`, { cause: budgets.error });
  const isComplete = tenants.data.length === HOMES.length && budgets.data.length === budgetRows().length;
  return { until: Date.parse(known.created_at) - openedAt(0), isComplete };
}

async function endedCalls(service: ServiceClient): Promise<Set<string>> {
  const ended = service.from("calls").select("id").in("tenant_id", HOMES.map(tenantIdOf)).not("ended_at", "is", null);
  const { data, error } = await ended;
  if (error) throw new Error(`the calls cannot be read: ${error.message}`, { cause: error });
  return new Set((data as { id: string }[]).map(({ id }) => id));
}
