import type { SupabaseClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LiveCallEvent } from "../../../shared/contracts/live-event.ts";
import { LIVE_EVENT_NAME, liveTopic } from "../../../shared/contracts/live-topic.ts";
import { ignorePrintedErrors } from "../api-scene.ts";
import { sha256 } from "./home.ts";
import { type JourneyScene, startJourneyScene } from "./journey-scene.ts";

let scene: JourneyScene;

beforeAll(async () => {
  scene = await startJourneyScene();
}, 120_000);
afterAll(async () => {
  await scene?.close();
});
ignorePrintedErrors();

const PASSWORD = "trois poules sur un mur";
const NUMBER = "+33199001002";
const CALLER = "+33639980667";
const CONTACT = "+33639980043";

interface Answer {
  data: unknown;
  error: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: rows as the client knows them, without types.
async function fine(asked: PromiseLike<Answer>): Promise<any> {
  const { data, error } = await asked;
  expect(error).toBeNull();
  return data;
}

async function signUp(email: string, data: object): Promise<SupabaseClient> {
  const device = scene.device();
  expect((await device.auth.signUp({ email, password: PASSWORD, options: { data } })).error).toBeNull();
  const { error } = await device.auth.verifyOtp({ email, token: await scene.codeFor(email), type: "email" });
  expect(error).toBeNull();
  return device;
}

test("the same journey with a plain supabase-js client", { timeout: 120_000 }, async () => {
  const email = "odile@ethiq.example";
  const client = await signUp(email, { locale: "fr", display_name: "Odile", tenant: { name: "Famille Dubois", kind: "household" } });

  const [membership] = await fine(client.from("tenant_members").select("role, tenants (id, name)"));
  expect(membership).toMatchObject({ role: "owner", tenants: { name: "Famille Dubois" } });
  const tenantId: string = membership.tenants.id;
  const claims = JSON.parse(
    Buffer.from((await client.auth.getSession()).data.session?.access_token.split(".")[1] ?? "", "base64url").toString(),
  );
  expect(claims.tenants).toEqual([{ id: tenantId, role: "owner" }]);

  const line = await fine(
    client
      .from("lines")
      .insert({
        tenant_id: tenantId,
        label: "Maison",
        protected_name: "Odette",
        delivery: [{ kind: "sip", uri: "sip:odette@sip.example" }],
      })
      .select()
      .single(),
  );
  expect(line).toMatchObject({ status: "draft", revision: 1 });
  await scene.putIntoService(line.id, NUMBER);

  const contact = await fine(
    client.from("contacts").insert({ tenant_id: tenantId, line_id: line.id, name: "Hugo", phone: CONTACT }).select().single(),
  );
  expect(contact.consent).toBe("pending");
  // Nobody told the functions: the sweep finds what waits.
  await scene.sweep();
  const link = { p_token_hash: sha256(await scene.linkFor(CONTACT)) };
  const visitor = scene.device();
  expect(await fine(visitor.rpc("view_contact_invitation", link))).toMatchObject({ contactName: "Hugo", consent: "pending" });
  await fine(visitor.rpc("answer_contact_invitation", { ...link, p_answer: "accepted", p_ip_hash: null }));
  expect(await fine(client.from("contacts").select("consent").eq("id", contact.id).single())).toEqual({ consent: "accepted" });

  await client.realtime.setAuth();
  const heard: LiveCallEvent[] = [];
  const channel = client
    .channel(liveTopic(tenantId), { config: { private: true } })
    .on("broadcast", { event: LIVE_EVENT_NAME }, ({ payload }) => void heard.push(LiveCallEvent.parse(payload)));
  expect(await new Promise((resolve) => channel.subscribe(resolve))).toBe("SUBSCRIBED");
  const call = await scene.startCall(line.id, NUMBER, CALLER);
  await call.hear();
  await call.end();
  await expect.poll(() => heard.map(({ type }) => type)).toEqual(expect.arrayContaining(["call_opened", "verdict", "call_closed"]));
  expect(new Set(heard.map(({ callId }) => callId))).toEqual(new Set([call.callId]));
  await client.removeChannel(channel);

  const [row] = await fine(
    client.from("calls").select("id, level, caller, call_events (type), call_quotes (quote), alerts (status, contact_id)"),
  );
  expect(row).toMatchObject({
    id: call.callId,
    level: 3,
    caller: CALLER,
    call_quotes: [{ quote: "donnez-moi le code •••" }],
    alerts: [{ contact_id: contact.id }],
  });
  const feedback = { p_call_id: call.callId, p_was_scam: false, p_comment: "Mon médecin", p_block: false };
  expect(await fine(client.rpc("give_feedback", feedback))).toMatchObject({ wasScam: false, effect: "trusted" });
  expect(await fine(client.from("caller_rules").select("phone, rule, source"))).toEqual([
    { phone: CALLER, rule: "trusted", source: "feedback" },
  ]);

  const stranger = await signUp("yves@ethiq.example", { tenant: { name: "Famille Petit" } });
  const tables = ["tenants", "lines", "contacts", "calls", "call_events", "call_quotes", "alerts", "messages", "caller_rules", "audit_log"];
  for (const table of tables) {
    const own = await fine(client.from(table).select());
    expect([table, own.length > 0]).toEqual([table, true]);
    expect(JSON.stringify(await fine(stranger.from(table).select()))).not.toContain(tenantId);
  }
  for (const [name, args] of [
    ["give_feedback", feedback],
    ["erase_tenant", { p_tenant_id: tenantId }],
    ["request_contact_invitation", { p_contact_id: contact.id }],
  ] as const) {
    expect((await stranger.rpc(name, args)).error).toMatchObject({ code: "P0002" });
  }
  expect((await client.from("contacts").update({ consent: "accepted" }).eq("id", contact.id)).error).toMatchObject({ code: "42501" });

  expect(await fine(client.rpc("erase_tenant", { p_tenant_id: tenantId }))).toMatchObject({ removed: { lines: 1, calls: 1, contacts: 1 } });
  for (const table of tables) expect(await fine(client.from(table).select())).toEqual([]);
  expect(await fine(visitor.rpc("view_contact_invitation", link))).toBeNull();
  await fine(client.rpc("erase_account", {}));
  expect((await scene.device().auth.signInWithPassword({ email, password: PASSWORD })).error).toMatchObject({
    code: "invalid_credentials",
  });
});
