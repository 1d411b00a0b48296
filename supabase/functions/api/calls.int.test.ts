import { afterAll, beforeAll, expect, test } from "vitest";
import { AccountExport } from "../../../shared/contracts/v1/account.ts";
import { CallDetail, CallPage } from "../../../shared/contracts/v1/calls.ts";
import { GivenFeedback } from "../../../shared/contracts/v1/feedback.ts";
import { type ApiScene, ignorePrintedErrors, type Person, startApiScene } from "../../tests/api-scene.ts";

let scene: ApiScene;
let people: Record<"owner" | "carer" | "viewer" | "stranger", Person>;
let tenantId: string;
let lines: Record<"home" | "cottage", string>;

const DAY = Date.UTC(2026, 9, 5, 8);
const onDay = (day: number) => new Date(DAY + day * 86_400_000).toISOString();

async function addLine(of: string, label: string): Promise<string> {
  const [line] = await scene.supabase.sql<{ id: string }>(
    `insert into public.lines (tenant_id, label, protected_name, delivery, status)
     values ($1, $2, 'Jeanne', '[{"kind":"sip","uri":"sip:j@sip.example"}]', 'active') returning id`,
    [of, label],
  );
  return line?.id ?? "";
}

interface Recorded {
  lineId?: string;
  tenant?: string;
  caller?: string;
  level?: number;
  analysed?: boolean | null;
}

async function addCall(
  day: number,
  { lineId = lines.home, tenant = tenantId, caller = "+33639980017", level = 1, analysed = true }: Recorded = {},
) {
  const id = crypto.randomUUID();
  await scene.supabase.sql(
    `insert into public.calls (id, tenant_id, line_id, call_sid, dialled, caller, plan, started_at, level, analysed)
     values ($1, $2, $3, $4, '+33939000001', $5, 'protect', $6, $7, $8)`,
    [id, tenant, lineId, `CA-${id}`, caller, onDay(day), level, analysed],
  );
  return id;
}

const list = async (query: string, { token } = people.viewer) =>
  CallPage.parse((await scene.ask("GET", `/calls?${query}`, { token })).body);
const idsOf = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);

beforeAll(async () => {
  scene = await startApiScene();
  people = {
    owner: await scene.addPerson(),
    carer: await scene.addPerson(),
    viewer: await scene.addPerson(),
    stranger: await scene.addPerson(),
  };
  const { stranger: _stranger, ...members } = people;
  tenantId = await scene.addTenant(members);
  lines = { home: await addLine(tenantId, "Maison"), cottage: await addLine(tenantId, "Campagne") };
});
afterAll(() => scene?.close());

ignorePrintedErrors();

test("calls are found by line, level, day and whether they were listened to", async () => {
  const calm = await addCall(1);
  const careful = await addCall(2, { level: 2 });
  const scam = await addCall(3, { level: 3, lineId: lines.cottage });
  const unheard = await addCall(4, { analysed: false, lineId: lines.cottage });
  const unknown = await addCall(5, { analysed: null });
  const cases: [string, string[]][] = [
    ["", [unknown, unheard, scam, careful, calm]],
    [`lineId=${lines.cottage}`, [unheard, scam]],
    [`lineId=${lines.cottage}&level=3`, [scam]],
    [`tenantId=${tenantId}&level=1`, [unknown, unheard, calm]],
    ["analysed=true", [scam, careful, calm]],
    ["analysed=false", [unheard]],
    [`from=${onDay(3)}`, [unknown, unheard, scam]],
    [`from=${onDay(2)}&to=${onDay(4)}`, [scam, careful]],
    [`from=${encodeURIComponent("2026-10-07T10:00:00+02:00")}&to=${encodeURIComponent("2026-10-07T10:00:01+02:00")}`, [careful]],
    [`lineId=${crypto.randomUUID()}`, []],
    [`tenantId=${crypto.randomUUID()}`, []],
    [`tenantId=${crypto.randomUUID()}&lineId=${lines.home}`, []],
  ];
  for (const [query, ids] of cases) expect([query, idsOf(await list(query))]).toEqual([query, ids]);

  const first = await list(`lineId=${lines.home}&limit=2`);
  const second = await list(`lineId=${lines.home}&limit=2&cursor=${first.nextCursor}`);
  expect([idsOf(first), idsOf(second), second.nextCursor]).toEqual([[unknown, careful], [calm], null]);

  for (const query of ["level=4", "level=x", "analysed=yes", "from=hier", "lineId=ligne", "lineid=1", "limit=0"]) {
    const refused = await scene.ask("GET", `/calls?${query}`, { token: people.viewer.token });
    expect([query, refused.code]).toEqual([query, "invalid_request"]);
  }
});

test("filters open no door to another tenant", async () => {
  const theirs = await scene.addTenant({ owner: people.stranger });
  const line = await addLine(theirs, "Autre");
  const call = await addCall(1, { tenant: theirs, lineId: line });
  for (const query of [`tenantId=${theirs}`, `lineId=${line}`, `tenantId=${theirs}&lineId=${line}`]) {
    expect(idsOf(await list(query, people.owner))).toEqual([]);
    expect(idsOf(await list(query, people.stranger))).toEqual([call]);
  }
  for (const id of [call, crypto.randomUUID(), "appel"]) {
    const asked = await scene.ask("GET", `/calls/${id}`, { token: people.owner.token });
    const said = await scene.ask("PUT", `/calls/${id}/feedback`, { token: people.owner.token, json: { wasScam: true } });
    expect([asked.code, said.code]).toEqual(["not_found", "not_found"]);
  }
});

test("a call comes with its timeline, its words, its alerts and one's own feedback", async () => {
  const id = await addCall(10);
  const { sql } = scene.supabase;
  const [contact] = await sql<{ id: string }>(
    "insert into public.contacts (tenant_id, name, phone, consent) values ($1, 'Paul', '+33639980099', 'accepted') returning id",
    [tenantId],
  );
  await sql("select public.record_verdict($1, 'verdict:3', now(), 3, 0.9::real, 'bank_fraud_desk', $2)", [
    id,
    JSON.stringify([{ tactic: "credential_request", quote: "donnez-moi le code", turn: 4 }]),
  ]);
  const read = async ({ token }: Person) => CallDetail.parse((await scene.ask("GET", `/calls/${id}`, { token })).body);

  const said = await scene.ask("PUT", `/calls/${id}/feedback`, {
    token: people.carer.token,
    json: { wasScam: true, comment: "Il voulait le code de la carte" },
  });
  expect(said).toMatchObject({ status: 200, body: { callId: id, wasScam: true, effect: "none", until: null } });

  const carers = await read(people.carer);
  expect(carers.quotes).toEqual([{ tactic: "credential_request", quote: "donnez-moi le code", turn: 4, eventKey: "verdict:3" }]);
  expect(carers.alerts).toMatchObject([{ contact: { id: contact?.id, name: "Paul" }, level: 3, channel: "sms", status: "pending" }]);
  expect(carers.events.map(({ type }) => type)).toContain("verdict");
  expect(carers.feedback).toMatchObject({ wasScam: true, comment: "Il voulait le code de la carte" });
  expect((await read(people.owner)).feedback).toBeNull();

  const viewers = await read(people.viewer);
  expect([viewers.quotes, viewers.feedback, viewers.alerts.length]).toEqual([[], null, 1]);
});

test("words of a call are given away with consent for this call alone, and taken back", async () => {
  const id = await addCall(12);
  const reasons = JSON.stringify([{ tactic: "credential_request", quote: "donnez-moi le code 12 34 56", turn: 4 }]);
  await scene.supabase.sql("select public.record_verdict($1, 'verdict:3', now(), 3, 0.9::real, 'bank_fraud_desk', $2)", [id, reasons]);
  const { token } = people.carer;
  const say = async (json: object) =>
    GivenFeedback.parse((await scene.ask("PUT", `/calls/${id}/feedback`, { token, json: { wasScam: true, ...json } })).body);
  const exported = async (who: Person) => AccountExport.parse((await scene.ask("GET", "/account/export", { token: who.token })).body);
  const withdraw = (exampleId: string, who: Person) => scene.ask("DELETE", `/account/examples/${exampleId}`, { token: who.token });

  expect(await say({})).toMatchObject({ sharesExample: false, example: null });
  const { sharesExample, example } = await say({ shareExample: true });
  expect([sharesExample, example?.words]).toEqual([true, ["donnez-moi le code •••"]]);
  expect((await exported(people.carer)).examples).toEqual([example]);
  expect((await exported(people.owner)).examples).toEqual([]);
  expect(CallDetail.parse((await scene.ask("GET", `/calls/${id}`, { token })).body).feedback).toMatchObject({ sharesExample: true });

  const exampleId = example?.id ?? "";
  expect(await withdraw(exampleId, people.owner)).toMatchObject({ status: 404, code: "not_found" });
  expect(await withdraw("exemple", people.carer)).toMatchObject({ status: 404, code: "not_found" });
  expect((await withdraw(exampleId, people.carer)).status).toBe(204);
  expect(await withdraw(exampleId, people.carer)).toMatchObject({ status: 404, code: "not_found" });
  expect(CallDetail.parse((await scene.ask("GET", `/calls/${id}`, { token })).body).feedback).toMatchObject({ sharesExample: false });
});

test("what is said of a call changes what happens to its caller", async () => {
  const id = await addCall(11, { caller: "+33639980055" });
  const say = (json: object, token = people.carer.token) => scene.ask("PUT", `/calls/${id}/feedback`, { token, json });
  const rules = async () =>
    (await scene.ask("GET", `/tenants/${tenantId}/caller-rules`, { token: people.viewer.token })).body.items.map(
      ({ phone, rule, source }: Record<string, string>) => ({ phone, rule, source }),
    );

  const trusted = await say({ wasScam: false });
  expect(trusted.body).toMatchObject({ wasScam: false, comment: null, effect: "trusted" });
  expect(Date.parse(trusted.body.until)).toBeGreaterThan(Date.now() + 150 * 86_400_000);
  expect((await say({ wasScam: false })).body).toMatchObject({ effect: "trusted", until: trusted.body.until });
  expect(await rules()).toEqual([{ phone: "+33639980055", rule: "trusted", source: "feedback" }]);
  expect((await say({ wasScam: true })).body).toMatchObject({ effect: "untrusted", until: null });
  expect(await rules()).toEqual([]);
  expect((await say({ wasScam: true, block: true })).body.effect).toBe("blocked");
  expect(await rules()).toEqual([{ phone: "+33639980055", rule: "blocked", source: "feedback" }]);

  expect((await say({ wasScam: false, block: true })).body.fields).toEqual({ block: "honest_caller" });
  expect((await say({ wasScam: true, comment: "x".repeat(501) })).code).toBe("invalid_request");
  expect((await say({ wasScam: true }, people.viewer.token)).code).toBe("not_allowed");

  const json = { name: "Lecture", scopes: ["calls:read"], role: "carer" };
  const { key } = (await scene.ask("POST", `/tenants/${tenantId}/api-keys`, { token: people.owner.token, json })).body;
  expect((await say({ wasScam: true }, key)).code).toBe("not_allowed");
  expect(CallDetail.parse((await scene.ask("GET", `/calls/${id}`, { token: key })).body).feedback).toBeNull();
});
