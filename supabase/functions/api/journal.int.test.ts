import { afterAll, beforeAll, expect, test } from "vitest";
import { AlertPage } from "../../../shared/contracts/v1/alerts.ts";
import { AuditPage } from "../../../shared/contracts/v1/audit-log.ts";
import { UsagePage } from "../../../shared/contracts/v1/usage.ts";
import { type ApiScene, ignorePrintedErrors, type Person, startApiScene } from "../../tests/api-scene.ts";

let scene: ApiScene;
let people: Record<"owner" | "carer" | "viewer" | "stranger", Person>;
let tenantId: string;

const read = (list: string, { token }: Pick<Person, "token">) => scene.ask("GET", `/tenants/${tenantId}/${list}`, { token });

/** Every page of a list, two items at a time. */
async function readAll<Item>(list: string, schema: { parse(body: unknown): { items: Item[]; nextCursor: string | null } }, person: Person) {
  const items: Item[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page = schema.parse((await read(`${list}?limit=2${cursor ? `&cursor=${cursor}` : ""}`, person)).body);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

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
});
afterAll(() => scene?.close());

ignorePrintedErrors();

test("alerts come newest first, with whom they told", async () => {
  const { sql } = scene.supabase;
  const [line] = await sql<{ id: string }>(
    `insert into public.lines (tenant_id, label, protected_name, delivery, status)
     values ($1, 'Maison', 'Jeanne', '[{"kind":"sip","uri":"sip:j@sip.example"}]', 'active') returning id`,
    [tenantId],
  );
  for (const n of [1, 2, 3]) {
    await sql("insert into public.contacts (tenant_id, name, phone, consent) values ($1, $2, $3, 'accepted')", [
      tenantId,
      `Proche ${n}`,
      `+3363998010${n}`,
    ]);
  }
  const callId = crypto.randomUUID();
  await sql(
    `insert into public.calls (id, tenant_id, line_id, call_sid, dialled, caller, plan, started_at)
     values ($1, $2, $3, $4, '+33939000001', '+33639980017', 'protect', now())`,
    [callId, tenantId, line?.id, `CA-${callId}`],
  );
  await sql("select public.record_verdict($1, 'verdict:3', now(), 3, 0.9::real, 'bank_fraud_desk', '[]')", [callId]);
  await sql(
    "update public.alerts set status = 'failed', error_code = '30006' where contact_id = (select id from public.contacts where name = 'Proche 1')",
  );
  await sql("delete from public.contacts where name = 'Proche 2'");

  const alerts = await readAll("alerts", AlertPage, people.viewer);
  expect(alerts).toHaveLength(3);
  expect(alerts.map(({ contact }) => contact?.name ?? null).sort()).toEqual(["Proche 1", "Proche 3", null].sort());
  expect(alerts.every((alert) => alert.callId === callId && alert.tenantId === tenantId)).toBe(true);
  expect(alerts.find(({ contact }) => contact?.name === "Proche 1")).toMatchObject({ status: "failed", errorCode: "30006" });
  expect((await read("alerts", people.stranger)).code).toBe("not_found");
});

test("usage is told by line and day, and between two days", async () => {
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()].sort();
  for (const [line, day, calls] of [
    [first, "2026-10-01", 3],
    [first, "2026-10-02", 5],
    [second, "2026-10-02", 1],
    [second, "2026-10-03", 2],
  ]) {
    await scene.supabase.sql("insert into public.usage_daily (tenant_id, line_id, day, calls, talk_seconds) values ($1, $2, $3, $4, 60)", [
      tenantId,
      line,
      day,
      calls,
    ]);
  }
  const october = await read("usage?from=2026-10-01&to=2026-10-31", people.viewer);
  expect(UsagePage.parse(october.body).items.map(({ day, lineId, calls }) => [day, lineId, calls])).toEqual([
    ["2026-10-03", second, 2],
    ["2026-10-02", second, 1],
    ["2026-10-02", first, 5],
    ["2026-10-01", first, 3],
  ]);
  const page = UsagePage.parse((await read("usage?from=2026-10-01&to=2026-10-31&limit=2", people.viewer)).body);
  const rest = UsagePage.parse((await read(`usage?from=2026-10-01&to=2026-10-31&limit=2&cursor=${page.nextCursor}`, people.viewer)).body);
  expect(rest.items.map(({ day, calls }) => [day, calls])).toEqual([
    ["2026-10-02", 5],
    ["2026-10-01", 3],
  ]);
  const one = UsagePage.parse((await read(`usage?lineId=${first}&from=2026-10-02&to=2026-10-02`, people.viewer)).body);
  expect(one.items).toMatchObject([{ lineId: first, day: "2026-10-02", calls: 5, talkSeconds: 60, alertsSent: 0 }]);
  expect((await read("usage?from=octobre", people.viewer)).code).toBe("invalid_request");
  expect((await read("usage", people.stranger)).code).toBe("not_found");

  const json = { name: "Compteur", scopes: ["usage:read"], role: "viewer" };
  const { key } = (await scene.ask("POST", `/tenants/${tenantId}/api-keys`, { token: people.owner.token, json })).body;
  expect((await read("usage", { token: key })).status).toBe(200);
  expect((await read("alerts", { token: key })).code).toBe("not_allowed");
});

test("owners read who changed what with which request, and no secret", async () => {
  const json = { label: "Salon", protectedName: "Jeanne", familyWord: "MIRABELLE" };
  const made = await scene.ask("POST", `/tenants/${tenantId}/lines`, {
    token: people.owner.token,
    json,
    headers: { "x-request-id": "journal-1" },
  });
  await scene.ask("PATCH", `/lines/${made.body.id}`, {
    token: people.carer.token,
    json: { label: "Cuisine", familyWord: "GROSEILLE" },
    headers: { "if-match": '"1"', "x-request-id": "journal-2" },
  });
  const entries = await readAll("audit-log", AuditPage, people.owner);
  const ids = entries.map(({ id }) => Number(id));
  expect(ids).toEqual(ids.toSorted((a, b) => b - a));
  expect(new Set(ids).size).toBe(ids.length);
  const ours = entries.filter(({ table, rowId }) => table === "lines" && rowId === made.body.id);
  expect(ours).toMatchObject([
    {
      action: "update",
      actorId: people.carer.id,
      actorKind: "person",
      before: { label: "Salon", family_word: "set" },
      after: { label: "Cuisine", family_word: "changed" },
    },
    { action: "insert", actorId: people.owner.id, before: null, after: { label: "Salon", family_word: "set" } },
  ]);
  expect(ours.map(({ requestId }) => requestId)).toEqual(["journal-2", "journal-1"]);
  expect(JSON.stringify(entries)).not.toMatch(/MIRABELLE|GROSEILLE/);
  for (const person of [people.carer, people.viewer]) expect((await read("audit-log", person)).code).toBe("not_allowed");
  expect((await read("audit-log", people.stranger)).code).toBe("not_found");
  const foreign = btoa(JSON.stringify(["2026-10-01T00:00:00Z", crypto.randomUUID()])).replace(/=+$/, "");
  expect((await read(`audit-log?cursor=${foreign}`, people.owner)).code).toBe("invalid_request");
});
