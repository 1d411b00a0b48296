import { randomUUID } from "node:crypto";
import { acting, person } from "./acting.ts";
import { call, callAs, makeHousehold, openCall, recordVerdict, tokenHash } from "./household.ts";
import { meet, newHash, newScript, record } from "./sharing.ts";
import type { Connection } from "./start-postgres.ts";

/** A household in which everything happened that leaves a row. */
export async function livedIn(db: Connection) {
  const home = await makeHousehold(db, { protected_name: "Jeanne-Unique", label: "Maison-Unique" });
  const { owner } = home.users;
  const caller = "+33612345699";
  await db.query("update public.tenants set name = 'Famille-Unique' where id = $1", [home.tenantId]);
  const { callId, callSid } = await openCall(db, home, { p_caller: caller });
  await meet(db, callId, newHash());
  const { alertIds } = await recordVerdict(db, callId, 3);
  await record(db, callId, newScript().read());
  await call(db, "claim_alert", { p_alert_id: alertIds[0], p_lease_seconds: 30 });
  await call(db, "settle_alert", {
    p_alert_id: alertIds[0],
    p_attempt: 1,
    p_status: "sent",
    p_provider_sid: `SM${callId}`,
    p_error_code: null,
  });
  await call(db, "close_call", { p_call_sid: callSid, p_ended_at: new Date().toISOString(), p_answered: true });
  await callAs(db, owner, "give_feedback", {
    p_call_id: callId,
    p_was_scam: true,
    p_comment: "Unique-Comment",
    p_block: true,
    p_share_example: true,
  });
  await callAs(db, owner, "invite_member", {
    p_id: randomUUID(),
    p_tenant_id: home.tenantId,
    p_email: `${home.tenantId}@exemple.fr`,
    p_role: "viewer",
  });
  await callAs(db, owner, "create_api_key", {
    p_id: randomUUID(),
    p_tenant_id: home.tenantId,
    p_name: "Key-Unique",
    p_prefix: "ethiq_unique",
    p_key_hash: tokenHash(),
    p_scopes: ["calls:read"],
    p_role: "viewer",
    p_expires_at: new Date(Date.now() + 86_400_000).toISOString(),
  });
  await callAs(db, owner, "claim_idempotency_key", { p_key: "k", p_route: "POST /tenants", p_request_hash: "h" });
  await callAs(db, owner, "store_idempotent_answer", {
    p_key: "k",
    p_route: "POST /tenants",
    p_response: JSON.stringify({ id: home.tenantId, name: "Famille-Unique" }),
  });
  await acting(db, person(owner), true, async () => {
    await db.query("insert into public.budgets (tenant_id, monthly_speech_minutes) values ($1, 60)", [home.tenantId]);
    await db.query(
      `insert into public.expected_windows (tenant_id, line_id, label, phone, starts_at, ends_at)
       values ($1, $2, 'Unique-Window', $3, now(), now() + interval '1 hour')`,
      [home.tenantId, home.lineId, caller],
    );
  });
  const [message] = await db.query<{ id: string }>("select id from public.messages where contact_id = $1", [home.contacts[2]?.id]);
  await call(db, "claim_message", { p_message_id: message?.id, p_lease_seconds: 30, p_token_hash: tokenHash() });
  await db.query(
    `with job as (insert into public.provisioning_jobs (tenant_id, line_id) values ($1, $2) returning id)
     insert into public.provisioning_events (job_id, seq, tenant_id, type) select id, 1, $1, 'bought' from job`,
    [home.tenantId, home.lineId],
  );
  await db.query(
    "insert into public.sip_endpoints (tenant_id, line_id, username, domain, credential_sid) values ($1, $2, $3, 'sip.exemple.fr', $4)",
    [home.tenantId, home.lineId, `u${home.lineId}`, `CR${randomUUID()}`],
  );
  await callAs(db, owner, "save_regulatory_profile", {
    p_tenant_id: home.tenantId,
    p_profile: JSON.stringify({ endUserType: "individual", attributes: { first_name: "Profile-Unique" } }),
  });
  await call(db, "save_bundle", {
    p_tenant_id: home.tenantId,
    p_bundle: JSON.stringify({ country: "FR", numberType: "local", endUserType: "individual", providerSid: `BU${randomUUID()}` }),
  });
  await callAs(db, owner, "start_line_test", { p_line_id: home.lineId, p_kind: "forwarding" });
  await db.query(
    `insert into private.unrouted_calls (call_sid, call_id, dialled, caller, started_at) values ($1, gen_random_uuid(), $2, $3, now())`,
    [`CA${randomUUID()}`, home.number, caller],
  );
  const words = [
    home.tenantId,
    home.lineId,
    callId,
    callSid,
    caller,
    "Unique",
    "unique",
    "MIRABELLE",
    ...home.contacts.flatMap(({ id, phone }) => [id, phone]),
  ];
  return { home, callId, callSid, words };
}
