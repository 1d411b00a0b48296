import { randomBytes, randomUUID } from "node:crypto";
import { type Actor, acting, person } from "./acting.ts";
import type { Connection } from "./start-postgres.ts";

export interface Household {
  tenantId: string;
  lineId: string;
  number: string;
  contacts: { id: string; phone: string }[];
  users: Record<"owner" | "carer" | "viewer", string>;
}

let ordinal = 0;
const nextNumber = () => `+3319900${String(++ordinal).padStart(4, "0")}`;

/** Somebody with an account, by default with a confirmed address of their own. */
export async function addPerson(db: Connection, account: { id?: string; email?: string; confirmed?: boolean } = {}) {
  const { id = randomUUID(), confirmed = true } = account;
  const email = account.email ?? `${id}@exemple.fr`;
  await db.query("insert into auth.users (id, email, email_confirmed_at) values ($1, $2, case when $3 then now() end)", [
    id,
    email,
    confirmed,
  ]);
  return { id, email };
}

/** A tenant of its own for one test: an active line with a number, two accepted contacts and one who has not answered. */
export async function makeHousehold(db: Connection, line: Record<string, unknown> = {}): Promise<Household> {
  const tenantId = randomUUID();
  const lineId = randomUUID();
  const number = nextNumber();
  const users = { owner: randomUUID(), carer: randomUUID(), viewer: randomUUID() };
  await db.query("insert into public.tenants (id, name, kind) values ($1, 'Famille', 'household')", [tenantId]);
  for (const [role, id] of Object.entries(users)) {
    await addPerson(db, { id });
    await db.query("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, $3)", [tenantId, id, role]);
  }
  const row = {
    id: lineId,
    tenant_id: tenantId,
    label: "Maison",
    protected_name: "Jeanne",
    forwarded_number: nextNumber(),
    delivery: JSON.stringify([{ kind: "sip", uri: "sip:jeanne@example.test" }]),
    status: "active",
    family_word: "MIRABELLE",
    ...line,
  };
  const columns = Object.keys(row);
  await db.query(
    `insert into public.lines (${columns.join(", ")}) values (${columns.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(row),
  );
  await db.query("insert into public.phone_numbers (e164, status, tenant_id, line_id) values ($1, 'assigned', $2, $3)", [
    number,
    tenantId,
    lineId,
  ]);
  const contacts = [];
  for (const [index, consent] of ["accepted", "accepted", "pending"].entries()) {
    const contact = { id: randomUUID(), phone: nextNumber() };
    await db.query("insert into public.contacts (id, tenant_id, name, phone, consent, priority) values ($1, $2, 'Paul', $3, $4, $5)", [
      contact.id,
      tenantId,
      contact.phone,
      consent,
      index + 1,
    ]);
    contacts.push(contact);
  }
  return { tenantId, lineId, number, contacts, users };
}

/** One stored procedure, with its arguments by name. */
export async function call<Answer>(db: Connection, name: string, args: Record<string, unknown>): Promise<Answer> {
  const list = Object.keys(args).map((argument, index) => `${argument} => $${index + 1}`);
  const [row] = await db.query<{ answer: Answer }>(`select public.${name}(${list.join(", ")}) as answer`, Object.values(args));
  return row?.answer as Answer;
}

/** The same as that actor, to the end. */
export const callAs = <Answer>(db: Connection, actor: Actor | string, name: string, args: Record<string, unknown> = {}): Promise<Answer> =>
  acting(db, typeof actor === "string" ? person(actor) : actor, true, () => call<Answer>(db, name, args));

export const ANYONE: Actor = { role: "anon" };
export const tokenHash = () => randomBytes(32).toString("hex");

export interface OpenedRow {
  callId: string;
  plan: string;
  planReason: string | null;
  isNew: boolean;
}

let calls = 0;

/** Opens a call to the household, by default one that is listened to. */
export async function openCall(
  db: Connection,
  home: Household,
  changes: Record<string, unknown> = {},
): Promise<OpenedRow & { callSid: string }> {
  const callSid = String(changes.p_call_sid ?? `CA${String(++calls).padStart(32, "0")}`);
  const opened = await call<OpenedRow>(db, "open_call", {
    p_call_id: randomUUID(),
    p_call_sid: callSid,
    p_line_id: home.lineId,
    p_dialled: home.number,
    p_caller: "anonymous",
    p_plan: "protect",
    p_plan_reason: null,
    p_started_at: new Date().toISOString(),
    ...changes,
  });
  return { ...opened, callSid };
}

export interface VerdictRow {
  isNew: boolean;
  alertIds: string[];
}

export const recordVerdict = (db: Connection, callId: string, level: number, key = `verdict:${level}`): Promise<VerdictRow> =>
  call(db, "record_verdict", {
    p_call_id: callId,
    p_key: key,
    p_at: new Date().toISOString(),
    p_level: level,
    p_score: level / 4,
    p_kind: "bank_fraud_desk",
    p_reasons: JSON.stringify([{ tactic: "credential_request", quote: "votre code 12 34 56", turn: 3 }]),
  });
