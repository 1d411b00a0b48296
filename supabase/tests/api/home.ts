import { createHash, randomBytes, randomInt, randomUUID } from "node:crypto";
import type { Person } from "./people.ts";
import type { Scene } from "./scene.ts";

export type Role = "owner" | "carer" | "viewer";
export const ROLES = ["owner", "carer", "viewer"] as const;

export type Home = Awaited<ReturnType<typeof makeHome>>;

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const newToken = () => randomBytes(32).toString("base64url");

// Ranges that the regulator keeps for works of fiction.
let ordinal = randomInt(10_000);
const digits = () => String(++ordinal % 10_000).padStart(4, "0");
export const newMobile = () => `+3363998${digits()}`;
const newLandline = () => `+3319900${digits()}`;

const ALL_SCOPES = [
  "calls:read",
  "lines:read",
  "lines:write",
  "contacts:read",
  "contacts:write",
  "rules:read",
  "rules:write",
  "usage:read",
];

/** A tenant with somebody of each role, and functions that add one of anything to it. All that is written in it has `name` in it. */
export async function makeHome(scene: Scene, name = "martin") {
  const { sql } = scene.supabase;
  const add = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const columns = Object.keys(row);
    const values = columns.map((_, index) => `$${index + 1}`);
    const [made] = await sql<{ id: string }>(
      `insert into public.${table} (${columns.join(", ")}) values (${values.join(", ")}) returning *`,
      Object.values(row),
    );
    return made?.id ?? "";
  };
  const tenantId = await add("tenants", { name: `Famille ${name}`, kind: "household" });
  const join = (person: Person, role: Role) =>
    sql("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, $3)", [tenantId, person.id, role]);
  const newMember = async (role: Role): Promise<Person> => {
    const person = await scene.newPerson(`${name}-${role}`);
    await join(person, role);
    return person;
  };
  const people = { owner: await newMember("owner"), carer: await newMember("carer"), viewer: await newMember("viewer") };

  const addTenant = async (tenantName: string, person: Person) => {
    const made = await add("tenants", { name: tenantName, kind: "household" });
    const role = ROLES.find((each) => people[each].id === person.id) ?? "owner";
    await sql("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, $3)", [made, person.id, role]);
    return made;
  };
  const addLine = async (changes: Record<string, unknown> = {}) => {
    const lineId = await add("lines", {
      tenant_id: tenantId,
      label: `Maison ${name}`,
      protected_name: `Jeanne ${name}`,
      delivery: JSON.stringify([{ kind: "sip", uri: `sip:${randomUUID().slice(0, 8)}@sip.example` }]),
      status: "active",
      ...changes,
    });
    const number = newLandline();
    await add("phone_numbers", { e164: number, status: "assigned", tenant_id: tenantId, line_id: lineId });
    return { lineId, number };
  };
  const line = await addLine();
  /** As far as messages are counted, of which a tenant may send so many in a day. */
  const startNewDay = () => sql("delete from private.message_counts");
  const addContact = async (changes: Record<string, unknown> = {}) => {
    await startNewDay();
    return add("contacts", { tenant_id: tenantId, name: `Paul ${name}`, phone: newMobile(), ...changes });
  };
  const addRule = () => add("caller_rules", { tenant_id: tenantId, phone: newMobile(), rule: "trusted", reason: `De ${name}` });
  const addExample = async (person: Person): Promise<string> => {
    const [example] = await sql<{ id: string }>(
      `with example as (
         insert into private.labelled_examples (language, was_scam, kind, tactics, words)
         values ('fr', true, 'unknown', '{}', '{votre code}') returning id
       )
       insert into private.example_links (example_id, tenant_id, user_id) select id, $1, $2 from example returning example_id as id`,
      [tenantId, person.id],
    );
    return example?.id ?? "";
  };
  const addWindow = () =>
    add("expected_windows", {
      tenant_id: tenantId,
      label: `Livraison ${name}`,
      phone: newMobile(),
      starts_at: new Date().toISOString(),
      ends_at: new Date(Date.now() + 3_600_000).toISOString(),
    });
  /** As the relay puts it on record: a scam that the accepted contacts are told of. */
  const addCall = async (caller = newMobile()) => {
    const callId = randomUUID();
    const at = new Date().toISOString();
    const sid = `CA${randomBytes(16).toString("hex")}`;
    await sql("select public.open_call($1, $2, $3, $4, $5, 'protect', null, $6)", [callId, sid, line.lineId, line.number, caller, at]);
    await sql("select public.record_verdict($1, 'verdict:3', $2, 3, 0.9::real, 'bank_fraud_desk', $3)", [
      callId,
      at,
      JSON.stringify([{ tactic: "credential_request", quote: "donnez-moi le code", turn: 4 }]),
    ]);
    await sql("select public.close_call($1, $2, true)", [sid, at]);
    return callId;
  };
  const addKey = async (scopes: readonly string[] = ALL_SCOPES, role: "carer" | "viewer" = "carer") => {
    const key = `ethiq_${newToken()}`;
    const keyId = await add("api_keys", {
      tenant_id: tenantId,
      name: `Mairie ${name}`,
      prefix: key.slice(0, 12),
      key_hash: sha256(key),
      scopes,
      role,
      created_by: people.owner.id,
      expires_at: new Date(Date.now() + 86_400_000).toISOString(),
    });
    return { keyId, key };
  };
  const addInvitation = async (email = `${randomUUID()}@ethiq.example`, role: Role = "carer") => {
    await startNewDay();
    const token = newToken();
    const invitationId = await add("invitations", {
      tenant_id: tenantId,
      email,
      role,
      token_hash: sha256(token),
      invited_by: people.owner.id,
      created_at: new Date(Date.now() - 2 * 86_400_000).toISOString(),
    });
    return { invitationId, token };
  };
  const addLink = async (ofContact: string) => {
    const link = newToken();
    await sql("insert into private.contact_links (token_hash, contact_id) values ($1, $2)", [sha256(link), ofContact]);
    return link;
  };
  /** Without an Ethiq number, as it is before its person agreed. */
  const addDraft = () =>
    add("lines", { tenant_id: tenantId, label: `Salon ${name}`, protected_name: `Jeanne ${name}`, forwarded_number: newLandline() });
  const addAgreementLink = async () => {
    const token = newToken();
    const lineId = await addDraft();
    await sql("insert into private.line_agreement_links (token_hash, line_id) values ($1, $2)", [sha256(token), lineId]);
    return token;
  };
  /** A call that goes on, on a line whose contacts may cut it. */
  const addRunningCall = async () => {
    const { lineId, number } = await addLine({ help_level: 3 });
    const callId = randomUUID();
    const at = new Date().toISOString();
    const sid = `CA${randomBytes(16).toString("hex")}`;
    await sql("select public.open_call($1, $2, $3, $4, $5, 'protect', null, $6)", [callId, sid, lineId, number, newMobile(), at]);
    await sql("select public.record_verdict($1, 'verdict:3', $2, 3, 0.9::real, 'bank_fraud_desk', '[]')", [callId, at]);
    return callId;
  };
  const addUrgentLink = async () => {
    const callId = await addRunningCall();
    const token = newToken();
    await sql(
      "insert into private.urgent_links (token_hash, alert_id) select $1, id from public.alerts where call_id = $2 order by id limit 1",
      [sha256(token), callId],
    );
    return token;
  };
  const revisionOf = async (table: string, id: string, column = "id"): Promise<string> => {
    const [row] = await sql<{ revision: number }>(`select revision from public.${table} where ${column} = $1`, [id]);
    return `"${row?.revision}"`;
  };

  const contactId = await addContact({ consent: "accepted" });
  return {
    scene,
    name,
    tenantId,
    ...line,
    people,
    join,
    newMember,
    addTenant,
    addLine,
    startNewDay,
    addContact,
    addRule,
    addExample,
    addWindow,
    addCall,
    addKey,
    addInvitation,
    addLink,
    addRunningCall,
    addUrgentLink,
    addDraft,
    addAgreementLink,
    revisionOf,
    contactId,
    link: await addLink(contactId),
    ruleId: await addRule(),
    windowId: await addWindow(),
    callId: await addCall(),
    ...(await addKey()),
    ...(await addInvitation()),
  };
}
