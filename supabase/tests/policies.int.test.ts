import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Household, makeHousehold, openCall, recordVerdict } from "./household.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

const PEOPLE = ["owner", "carer", "viewer", "stranger", "anon"] as const;
type Person = (typeof PEOPLE)[number];
/** yes: rows were touched · none: allowed to ask, nothing there for them · no: refused. */
type Outcome = "yes" | "none" | "no ";

// What each person may do with the rows of one household, in the order of PEOPLE. A stranger owns another household.
const RIGHTS: Record<string, string> = {
  "tenants select        ": "yes  yes  yes  none no",
  "tenants insert        ": "no   no   no   no   no",
  "tenants update        ": "yes  none none none no",
  "tenants delete        ": "no   no   no   no   no",
  "tenant_members select ": "yes  yes  yes  none no",
  "tenant_members insert ": "no   no   no   no   no",
  "tenant_members update ": "no   no   no   no   no",
  "tenant_members delete ": "no   no   no   no   no",
  "lines select          ": "yes  yes  yes  none no",
  "lines insert          ": "yes  no   no   no   no",
  "lines update          ": "yes  yes  none none no",
  "lines delete          ": "no   no   no   no   no",
  "phone_numbers select  ": "yes  yes  yes  none no",
  "phone_numbers insert  ": "no   no   no   no   no",
  "phone_numbers update  ": "no   no   no   no   no",
  "phone_numbers delete  ": "no   no   no   no   no",
  "contacts select       ": "yes  yes  yes  none no",
  "contacts insert       ": "yes  yes  no   no   no",
  "contacts update       ": "yes  yes  none none no",
  "contacts delete       ": "yes  yes  none none no",
  "caller_rules select   ": "yes  yes  yes  none no",
  "caller_rules insert   ": "yes  yes  no   no   no",
  "caller_rules update   ": "yes  yes  none none no",
  "caller_rules delete   ": "yes  yes  none none no",
  "calls select          ": "yes  yes  yes  none no",
  "calls insert          ": "no   no   no   no   no",
  "calls update          ": "no   no   no   no   no",
  "calls delete          ": "no   no   no   no   no",
  "call_events select    ": "yes  yes  yes  none no",
  "call_events insert    ": "no   no   no   no   no",
  "call_events update    ": "no   no   no   no   no",
  "call_events delete    ": "no   no   no   no   no",
  "call_quotes select    ": "yes  yes  none none no",
  "call_quotes insert    ": "no   no   no   no   no",
  "call_quotes update    ": "no   no   no   no   no",
  "call_quotes delete    ": "no   no   no   no   no",
  "alerts select         ": "yes  yes  yes  none no",
  "alerts insert         ": "no   no   no   no   no",
  "alerts update         ": "no   no   no   no   no",
  "alerts delete         ": "no   no   no   no   no",
  "audit_log select      ": "yes  none none none no",
  "audit_log insert      ": "no   no   no   no   no",
  "audit_log update      ": "no   no   no   no   no",
  "audit_log delete      ": "no   no   no   no   no",
};

// A change that a form could send; where nobody may change anything the column does not matter.
const CHANGE: Record<string, string> = {
  tenants: "name = 'Autre'",
  lines: "label = 'Autre'",
  contacts: "name = 'Autre'",
  caller_rules: "reason = 'Autre'",
  tenant_members: "role = 'owner'",
};

let postgres: Postgres;
let db: Connection;
let home: Household;
let stranger: Household;
let callId: string;

beforeAll(async () => {
  postgres = await startPostgres();
  db = await postgres.connect();
  [home, stranger] = [await makeHousehold(db), await makeHousehold(db)];
  ({ callId } = await openCall(db, home));
  await recordVerdict(db, callId, 3);
  await db.query("insert into public.caller_rules (tenant_id, phone, rule) values ($1, '+33612345678', 'trusted')", [home.tenantId]);
});
afterAll(async () => {
  await db.end();
  await postgres.close();
});

const idOf = (person: Person) => (person === "anon" ? undefined : person === "stranger" ? stranger.users.owner : home.users[person]);

/** Runs one statement as that person and takes it back. */
async function as(person: Person, statement: string): Promise<Outcome> {
  await db.query("begin");
  try {
    const sub = idOf(person);
    await db.query("select set_config('request.jwt.claims', $1, true), set_config('role', $2, true)", [
      JSON.stringify(sub ? { sub } : {}),
      sub ? "authenticated" : "anon",
    ]);
    return (await db.query(statement)).length > 0 ? "yes" : "none";
  } catch (error) {
    expect(error).toMatchObject({ code: "42501" });
    return "no ";
  } finally {
    await db.query("rollback");
  }
}

function statementFor(table: string, verb: string): string {
  const mine = `${table === "tenants" ? "id" : "tenant_id"} = '${home.tenantId}'`;
  if (verb === "select") return `select 1 from public.${table} where ${mine}`;
  if (verb === "update") return `update public.${table} set ${CHANGE[table] ?? "tenant_id = tenant_id"} where ${mine} returning 1`;
  if (verb === "delete") return `delete from public.${table} where ${mine} returning 1`;
  const rows: Record<string, string> = {
    lines: `(tenant_id, label, protected_name) values ('${home.tenantId}', 'Chalet', 'Jeanne')`,
    contacts: `(tenant_id, name, phone) values ('${home.tenantId}', 'Claire', '+33639980099')`,
    caller_rules: `(tenant_id, phone, rule) values ('${home.tenantId}', '+33612345699', 'blocked')`,
    tenants: "(name, kind) values ('Autre', 'household')",
  };
  return `insert into public.${table} ${rows[table] ?? `(tenant_id) values ('${home.tenantId}')`} returning 1`;
}

test.each(Object.entries(RIGHTS))("%s %s", async (what, rights) => {
  const [table = "", verb = ""] = what.trim().split(" ");
  const statement = statementFor(table, verb);
  const outcomes: string[] = [];
  for (const person of PEOPLE) outcomes.push((await as(person, statement)).trim());
  expect(outcomes.join(" ")).toBe(rights.replaceAll(/\s+/g, " "));
});

test("the table of rights speaks of every table", async () => {
  const tables = await db.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  );
  expect([...new Set(Object.keys(RIGHTS).map((what) => what.split(" ")[0]))].sort()).toEqual(tables.map(({ name }) => name).sort());
});

test.each([
  ["accept in a contact's place", () => "update public.contacts set consent = 'accepted' returning 1"],
  [
    "add a contact who has already accepted",
    () => `insert into public.contacts (tenant_id, name, phone, consent)
    values ('${home.tenantId}', 'Claire', '+33639980098', 'accepted') returning 1`,
  ],
  // The contact accepted for this telephone and for this line.
  ["give an answer to another telephone", () => "update public.contacts set phone = '+33639980096' returning 1"],
  ["give an answer to another line", () => "update public.contacts set line_id = null returning 1"],
  ["put a line into service", () => "update public.lines set status = 'active' returning 1"],
  ["lift a suspension", () => "update public.tenants set status = 'active' returning 1"],
  ["move a line to another household", () => `update public.lines set tenant_id = '${stranger.tenantId}' returning 1`],
  [
    "write into another household",
    () => `insert into public.contacts (tenant_id, name, phone)
    values ('${stranger.tenantId}', 'Claire', '+33639980098') returning 1`,
  ],
  ["call a stored procedure", () => `select public.close_call('CA1', now(), true)`],
])("an owner cannot %s", async (_, statement) => {
  expect(await as("owner", statement())).toBe("no ");
});

test("a contact cannot be tied to a line of another household", async () => {
  const insert = `insert into public.contacts (tenant_id, line_id, name, phone)
    values ('${home.tenantId}', '${stranger.lineId}', 'Claire', '+33639980097')`;
  await expect(db.query(insert)).rejects.toMatchObject({ code: "23503" });
});

test.each([
  ["owner", "yes"],
  ["carer", "yes"],
  ["viewer", "yes"],
  ["stranger", "none"],
  ["anon", "none"],
] as const)("listening to the household's live calls: %s %s", async (person, outcome) => {
  const id = randomUUID();
  const topic = `tenant:${home.tenantId}`;
  await db.query("insert into realtime.messages (id, topic, extension) values ($1, $2, 'broadcast')", [id, topic]);
  await db.query("select set_config('realtime.topic', $1, false)", [topic]);
  expect(await as(person, `select 1 from realtime.messages where id = '${id}'`)).toBe(outcome);
});

test("nobody but the database speaks on a household's topic", async () => {
  const insert = `insert into realtime.messages (topic, extension) values ('tenant:${home.tenantId}', 'broadcast') returning 1`;
  for (const person of PEOPLE) expect(await as(person, insert)).toBe("no ");
});

test("a call sends hints on its household's topic, without a word of it", async () => {
  const sent = await db.query<{ payload: { type: string; level: number } }>(
    "select payload from realtime.messages where topic = $1 and payload ->> 'callId' = $2 order by inserted_at",
    [`tenant:${home.tenantId}`, callId],
  );
  expect(sent.map(({ payload }) => payload.type).sort()).toEqual(["alert", "alert", "call_changed", "call_opened", "verdict"]);
  expect(sent.find(({ payload }) => payload.type === "verdict")?.payload.level).toBe(3);
  expect(JSON.stringify(sent)).not.toMatch(/code|\+33/);
});
