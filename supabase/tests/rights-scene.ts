import { createHash, randomUUID } from "node:crypto";
import { type Actor, person, SERVICE } from "./acting.ts";
import { type Household, makeHousehold, openCall, recordVerdict } from "./household.ts";
import type { Connection } from "./start-postgres.ts";

/** In the order of the columns of docs/rights.md. A stranger owns another household. */
export const PEOPLE = ["owner", "carer", "viewer", "stranger", "anon", "service"] as const;
export type Person = (typeof PEOPLE)[number];

export interface Scene {
  home: Household;
  stranger: Household;
  callId: string;
  jobId: string;
  keys: Record<"carer" | "viewer" | "revoked" | "expired", string>;
  /** Belongs to nobody yet. */
  spareUser: string;
  /** Whose link an invited person and a contact hold. */
  invitationHash: string;
  contactHash: string;
  /** Whose link a contact was sent with an alert. */
  urgentHash: string;
  /** Whose link the protected person was given. */
  agreementHash: string;
  invitationId: string;
  /** Of the owner. */
  sessionId: string;
  exampleId: string;
}

const OVER = { started_at: new Date(0), expires_at: new Date(0), ended_at: new Date(0) };

export const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** One household with at least one row in every table, and another one beside it. */
export async function makeScene(db: Connection): Promise<Scene> {
  const [home, stranger] = [await makeHousehold(db), await makeHousehold(db)];
  const { tenantId, lineId, users } = home;
  const { callId, callSid } = await openCall(db, home, { p_caller: "+33612340000" });
  const [alertId] = (await recordVerdict(db, callId, 3)).alertIds;
  await db.query("select public.close_call($1, now(), true)", [callSid]);
  const jobId = randomUUID();
  const keys = { carer: randomUUID(), viewer: randomUUID(), revoked: randomUUID(), expired: randomUUID() };
  const [invitationId, sessionId, exampleId] = [randomUUID(), randomUUID(), randomUUID()];
  const [spareUser, invitationHash, contactHash, urgentHash, agreementHash] = [
    randomUUID(),
    hashOf(randomUUID()),
    hashOf(randomUUID()),
    hashOf(randomUUID()),
    hashOf(randomUUID()),
  ];
  const rows: [string, Record<string, unknown>][] = [
    ["auth.users", { id: spareUser, email: `${spareUser}@exemple.fr`, email_confirmed_at: new Date() }],
    ["public.caller_rules", { tenant_id: tenantId, phone: "+33612345678", rule: "trusted" }],
    ["public.expected_windows", { tenant_id: tenantId, label: "Banque", starts_at: new Date(), ends_at: new Date(Date.now() + 3_600_000) }],
    ["public.feedback", { tenant_id: tenantId, call_id: callId, user_id: users.carer, was_scam: true }],
    ["public.regulatory_profiles", { tenant_id: tenantId, end_user_type: "individual", attributes: { first_name: "Jeanne" } }],
    ["public.regulatory_bundles", { tenant_id: tenantId, country: "FR", number_type: "local", end_user_type: "individual" }],
    ["public.budgets", { tenant_id: tenantId, monthly_speech_minutes: 60 }],
    ["public.sip_endpoints", { tenant_id: tenantId, line_id: lineId, username: tenantId, domain: "sip.example.test" }],
    ["public.provisioning_jobs", { id: jobId, tenant_id: tenantId, line_id: lineId }],
    ["public.line_tests", { tenant_id: tenantId, line_id: lineId, kind: "connectivity", status: "failed", hops: "[]", ...OVER }],
    ["public.provisioning_events", { job_id: jobId, seq: 1, tenant_id: tenantId, type: "started" }],
    ["auth.sessions", { id: sessionId, user_id: users.owner }],
    [
      "public.invitations",
      { id: invitationId, tenant_id: tenantId, email: `${spareUser}@exemple.fr`, role: "viewer", token_hash: invitationHash },
    ],
    ["private.labelled_examples", { id: exampleId, language: "fr", was_scam: true, kind: "unknown", tactics: [], words: ["votre code"] }],
    ["private.example_links", { example_id: exampleId, tenant_id: tenantId, user_id: users.owner, call_id: callId }],
    ["private.contact_links", { token_hash: contactHash, contact_id: home.contacts[2]?.id }],
    ["private.urgent_links", { token_hash: urgentHash, alert_id: alertId }],
    ["private.line_agreement_links", { token_hash: agreementHash, line_id: lineId, asked_by: users.owner }],
    ...Object.entries(keys).map(([kind, id]): [string, Record<string, unknown>] => [
      "public.api_keys",
      {
        id,
        tenant_id: tenantId,
        name: kind,
        prefix: "ethiq_123456",
        key_hash: hashOf(id),
        scopes: ["calls:read"],
        role: kind === "viewer" ? "viewer" : "carer",
        created_at: new Date(Date.now() - 86_400_000),
        expires_at: new Date(Date.now() + (kind === "expired" ? -60_000 : 86_400_000)),
        revoked_at: kind === "revoked" ? new Date() : null,
      },
    ]),
  ];
  for (const [table, row] of rows) {
    const columns = Object.keys(row);
    await db.query(
      `insert into ${table} (${columns.join(", ")}) values (${columns.map((_, index) => `$${index + 1}`).join(", ")})`,
      Object.values(row),
    );
  }
  await db.query("delete from public.profiles where user_id = $1", [spareUser]);
  const hashes = { invitationHash, contactHash, urgentHash, agreementHash };
  return { home, stranger, callId, jobId, keys, spareUser, ...hashes, invitationId, sessionId, exampleId };
}

export function actorOf(scene: Scene, who: Person): Actor {
  if (who === "service") return SERVICE;
  if (who === "anon") return { role: "anon" };
  return person(who === "stranger" ? scene.stranger.users.owner : scene.home.users[who]);
}

/** A key as the API announces it to the database. */
export const keyOf = ({ keys }: Scene, kind: keyof Scene["keys"]): Actor => person(keys[kind], { api_key_id: keys[kind] });
