import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createSupabaseCallStore } from "../../shared/adapters/supabase-call-store.ts";
import { createServiceClient } from "../../shared/adapters/supabase-rpc.ts";
import { createSupabaseSharedKnowledge } from "../../shared/adapters/supabase-shared-knowledge.ts";
import { createReputationKeys } from "../../shared/app/reputation-keys.ts";
import type { SharedKnowledge } from "../../shared/ports/shared-knowledge.ts";
import { demoTenants } from "../../shared/sandbox/demo-tenants.ts";
import { type SeededTenant, seedTenants } from "../../shared/sandbox/seed.ts";
import { type SupabaseStandIn, startSupabase } from "../../shared/sandbox/supabase/start-supabase.ts";
import { eventually, type RelayFixture, startRelayFixture, type TestCall } from "./testing/relay-fixture.ts";

// The relay before the real migrations: what five households' calls teach a sixth.

const { callerHash } = createReputationKeys({ secret: "a-secret-of-at-least-thirty-two-characters" });
const SCRIPT = `Bonjour, je vous appelle du centre de gestion des contrats d'énergie de votre commune au sujet du remboursement auquel vous avez
droit depuis la réforme des tarifs réglementés. Votre dossier est presque complet, il me manque seulement une validation que nous pouvons
faire ensemble maintenant, cela ne prend qu'un instant et vous ne payez rien. Prenez une facture récente, cherchez en haut à gauche le
numéro de point de livraison et lisez le moi lentement, puis la date du dernier relevé. Je vous envoie ensuite un lien par message,
ouvrez le et suivez ce qui est écrit, c'est ce lien qui déclenche le versement sur votre compte.`;
const quiet = Buffer.alloc(160, 0xff);

let supabase: SupabaseStandIn;
let tenants: SeededTenant[];
let fixture: RelayFixture;
beforeAll(async () => {
  supabase = await startSupabase();
  tenants = await seedTenants(supabase, demoTenants(7));
});
afterAll(() => supabase.close());
beforeEach(async () => {
  const database = { client: createServiceClient(supabase), timeoutMs: 3_000 };
  const shared = createSupabaseSharedKnowledge(database);
  const knowledge: SharedKnowledge = {
    ...shared,
    async recordScript(callId, sketches) {
      await shared.recordScript(callId, sketches);
      counted.add(callId);
    },
  };
  fixture = await startRelayFixture({ knowledge, onVerdict: createSupabaseCallStore(database).recordVerdict });
});
afterEach(async () => {
  supabase.faults.clear();
  await fixture.close();
  for (const table of ["public.calls", "private.tenant_pseudonyms", "private.scam_campaigns"]) await supabase.sql(`delete from ${table}`);
});

interface Kept {
  caller: number;
  campaign: number;
}

/** On record, as the voice webhook leaves it before the stream begins. */
async function incoming(tenant: SeededTenant | undefined, caller: string): Promise<TestCall> {
  const line = tenant?.lines[0];
  if (!line) throw new Error("nothing seeded");
  const call = await fixture.newCall({ lineId: line.lineId, callerHash: await callerHash(caller) });
  const { callId, callSid } = call;
  const store = createSupabaseCallStore({ client: createServiceClient(supabase), timeoutMs: 20_000 });
  const opened = { callId, callSid, lineId: line.lineId, dialled: line.ethiqNumber, caller, plan: "protect" as const, planReason: null };
  await store.openCall({ ...opened, startedAt: new Date().toISOString() }, { isLate: true });
  return call;
}
async function listenTo(call: TestCall) {
  const connections = fixture.deepgram.connections.length;
  const { client } = await fixture.listen(call);
  client.pieces(quiet);
  return { client, speech: await eventually(() => fixture.deepgram.connections[connections]) };
}

/** A whole call to that tenant, who hears the script, then words of that level. What the relay knew when it rose. */
async function callTo(
  tenant: SeededTenant | undefined,
  { caller = "+33612345678", level = 3, script = SCRIPT } = {},
): Promise<Kept | undefined> {
  const call = await incoming(tenant, caller);
  const { callId } = call;
  const { client, speech } = await listenTo(call);
  speech.say(0, script);
  await answered();
  if (level > 1) speech.say(0, `LEVEL${level}`, { start: 2 });
  speech.say(0, "au revoir", { start: 4 });
  if (level > 1) await eventually(() => fixture.outside.verdicts.some((verdict) => verdict.callId === callId));
  client.stop();
  await eventually(() => fixture.outside.totals.some((totals) => totals.callId === callId));
  if (level > 1) await eventually(() => counted.has(callId));
  return (fixture.outside.memory.get(callId) as { outside: Kept } | undefined)?.outside;
}
let questions = 0;
let counted: Set<string>;
beforeEach(() => {
  questions = 0;
  counted = new Set();
});
/** The caller and the first words of each call have been asked about. */
async function answered() {
  questions += 2;
  await eventually(
    () =>
      [...fixture.metrics().matchAll(/^relay_shared_knowledge_total\{.*\} (\d+)$/gm)].reduce((sum, [, n]) => sum + Number(n), 0) >=
      questions,
  );
}

test("the sixth household is told of the caller and of the script; the fifth was not", async () => {
  for (const tenant of tenants.slice(0, 4)) await callTo(tenant);
  const fifth = await callTo(tenants[4]);
  expect(fifth).toMatchObject({ caller: 0, campaign: 0 });
  const sixth = await callTo(tenants[5]);
  expect(sixth).toMatchObject({ caller: 0.6, campaign: 0.8 });
  // Another number does not help whoever reads the same words.
  const other = await callTo(tenants[6], { caller: "+33698765432" });
  expect(other).toMatchObject({ caller: 0, campaign: 0.8 });
  expect(fixture.metrics()).toContain('relay_shared_knowledge_total{asked="campaign",outcome="known"} 2');
});

test("calm calls, and calls of one household only, teach nobody anything", async () => {
  for (const tenant of tenants.slice(0, 5)) await callTo(tenant, { level: 1 });
  for (let times = 0; times < 5; times += 1) await callTo(tenants[0]);
  expect(await callTo(tenants[6])).toMatchObject({ caller: 0, campaign: 0 });
});

test.each([
  ["is down", { kind: "status", status: 503, body: {} } as const],
  ["answers after two seconds", { kind: "delay", ms: 2_000 } as const],
])("a call is judged and ends as ever when the database %s", async (_, effect) => {
  for (const tenant of tenants.slice(0, 5)) await callTo(tenant);
  supabase.faults.add({ match: /rpc\/(meet_caller|find_campaign)/, effect });
  const call = await incoming(tenants[5], "+33612345678");
  const { client, speech } = await listenTo(call);
  speech.say(0, SCRIPT);
  speech.say(0, "LEVEL3", { start: 2 });
  await eventually(() => fixture.outside.whispers.some(({ callId }) => callId === call.callId));
  expect(fixture.metrics()).not.toContain('asked="caller",outcome="known"');
  client.stop();
  await eventually(() => fixture.outside.totals.some(({ callId }) => callId === call.callId));
  await eventually(() => fixture.metrics().includes('relay_shared_knowledge_total{asked="campaign",outcome="unavailable"} 1'));
});
