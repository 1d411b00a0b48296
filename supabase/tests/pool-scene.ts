import { randomUUID } from "node:crypto";
import type { Connection } from "./start-postgres.ts";

let ordinal = 0;

/** A number that no other test has, by default a free French one that the provider knows. */
export async function addNumber(db: Connection, changes: Record<string, unknown> = {}) {
  const e164 = `+3317000${String(++ordinal).padStart(4, "0")}`;
  const row = { e164, provider_sid: `PN${randomUUID().replaceAll("-", "")}`, ...changes };
  const columns = Object.keys(row);
  await db.query(
    `insert into public.phone_numbers (${columns.join(", ")}) values (${columns.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(row),
  );
  return { e164, sid: String(row.provider_sid) };
}

export const numberOf = async (db: Connection, e164: string): Promise<Record<string, unknown> | undefined> =>
  (await db.query("select * from public.phone_numbers where e164 = $1", [e164]))[0];

export const lineOf = async (db: Connection, id: string): Promise<Record<string, unknown> | undefined> =>
  (await db.query("select * from public.lines where id = $1", [id]))[0];

const DAY = 86_400_000;
export const daysFromNow = (days: number) => new Date(Date.now() + days * DAY);

/** What a person wishes who has a SIP adapter. */
export const wish = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({ kind: "set_up", country: "FR", numberType: "local", delivery: "sip", ...changes });

export const SIP_DOMAIN = "ethiq.sip.twilio.com";
