import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiScene, ignorePrintedErrors, type Person, startApiScene } from "../../tests/api-scene.ts";

let scene: ApiScene;
let people: Record<"owner" | "carer" | "viewer" | "stranger", Person>;
let tenantId: string;
let lineId: string;

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const post = (list: string, json: object, token = people.carer.token, headers: Record<string, string> = {}) =>
  scene.ask("POST", `/tenants/${tenantId}/${list}`, { token, json, headers });
const patch = (path: string, tag: string, json: object, token = people.carer.token) =>
  scene.ask("PATCH", path, { token, json, headers: { "if-match": tag } });

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
  lineId = (await post("lines", { label: "Maison", protectedName: "Jeanne" }, people.owner.token)).body.id;
});
afterAll(() => scene?.close());

ignorePrintedErrors();

test("a carer trusts and blocks callers, premium and forged ones too", async () => {
  const key = { "idempotency-key": crypto.randomUUID() };
  const json = { phone: "06 39 98 00 17", rule: "trusted", reason: "Infirmière", expiresAt: inHours(24) };
  const made = await post("caller-rules", json, people.carer.token, key);
  expect(made).toMatchObject({ status: 201, body: { ...json, phone: "+33639980017", lineId: null, source: "person", revision: 1 } });
  expect(await post("caller-rules", json, people.carer.token, key)).toMatchObject({ status: 201, body: made.body });
  expect((await post("caller-rules", json)).body.fields).toEqual({ phone: "already_a_rule" });
  expect((await post("caller-rules", { ...json, lineId })).body).toMatchObject({ phone: "+33639980017", lineId });
  expect((await post("caller-rules", { phone: "0899 12 34 56", rule: "blocked" })).body.phone).toBe("+33899123456");
  expect((await post("caller-rules", { phone: "+33 700 12 34 56", rule: "blocked" })).body.phone).toBe("+33700123456");

  const refusals: [object, object][] = [
    [{ phone: "15", rule: "blocked" }, { phone: "emergency_number" }],
    [{ phone: "3639", rule: "blocked" }, { phone: "short_number" }],
    [{ phone: "06 39 98 00 18", rule: "trusted", expiresAt: inHours(-1) }, { expiresAt: "past" }],
    [{ phone: "06 39 98 00 18", rule: "trusted", lineId: crypto.randomUUID() }, { lineId: "unknown_line" }],
  ];
  for (const [body, fields] of refusals) expect((await post("caller-rules", body)).body.fields).toEqual(fields);
  expect((await post("caller-rules", json, people.viewer.token)).code).toBe("not_allowed");
  expect((await post("caller-rules", json, people.stranger.token)).code).toBe("not_found");

  const listed = await scene.ask("GET", `/tenants/${tenantId}/caller-rules`, { token: people.viewer.token });
  expect(listed.body.items.map((rule: { phone: string }) => rule.phone)).toEqual([
    "+33639980017",
    "+33639980017",
    "+33899123456",
    "+33700123456",
  ]);
});

test("a rule is changed by who saw the latest version, and removed", async () => {
  const { body } = await post("caller-rules", { phone: "06 39 98 00 30", rule: "trusted" });
  const path = `/caller-rules/${body.id}`;
  expect(await patch(path, '"1"', { rule: "blocked", reason: "Démarchage" })).toMatchObject({
    status: 200,
    body: { rule: "blocked", reason: "Démarchage", revision: 2 },
  });
  expect((await patch(path, '"1"', { rule: "trusted" })).code).toBe("precondition_failed");
  expect((await patch(path, '"2"', { phone: "06 39 98 00 31" })).code).toBe("invalid_request");
  expect((await patch(path, '"2"', { rule: "trusted" }, people.viewer.token)).code).toBe("not_allowed");
  expect((await scene.ask("DELETE", path, { token: people.viewer.token })).code).toBe("not_allowed");
  expect((await scene.ask("DELETE", path, { token: people.carer.token })).status).toBe(204);
  expect((await scene.ask("GET", path, { token: people.carer.token })).code).toBe("not_found");
});

test("a call somebody waits for has bounds, and may have a number", async () => {
  const json = { label: "Livraison", phone: "06 39 98 00 40", startsAt: inHours(1), endsAt: inHours(5), note: "Une heure avant" };
  const made = await post("expected-windows", json);
  expect(made).toMatchObject({
    status: 201,
    body: { ...json, phone: "+33639980040", lineId: null, createdBy: people.carer.id, revision: 1 },
  });
  const open = await post("expected-windows", { label: "Médecin", startsAt: inHours(1), endsAt: inHours(48) });
  expect(open.body).toMatchObject({ phone: null, note: null });

  const refusals: [object, object][] = [
    [{ ...json, endsAt: inHours(0.5) }, { endsAt: "before_start" }],
    [{ ...json, endsAt: inHours(24 * 40) }, { endsAt: "too_far" }],
    [{ ...json, startsAt: inHours(-3), endsAt: inHours(-1) }, { endsAt: "past" }],
    [{ ...json, phone: "112" }, { phone: "emergency_number" }],
    [{ ...json, lineId: crypto.randomUUID() }, { lineId: "unknown_line" }],
  ];
  for (const [body, fields] of refusals) expect((await post("expected-windows", body)).body.fields).toEqual(fields);
  expect((await post("expected-windows", json, people.viewer.token)).code).toBe("not_allowed");

  const path = `/expected-windows/${made.body.id}`;
  expect(await patch(path, '"1"', { phone: null, endsAt: inHours(6) })).toMatchObject({ status: 200, body: { phone: null, revision: 2 } });
  expect((await patch(path, '"2"', { endsAt: inHours(0.5) })).body.fields).toEqual({ endsAt: "out_of_range" });
  expect((await patch(path, '"1"', { label: "Colis" })).code).toBe("precondition_failed");

  const first = await scene.ask("GET", `/tenants/${tenantId}/expected-windows?limit=1`, { token: people.viewer.token });
  const second = await scene.ask("GET", `/tenants/${tenantId}/expected-windows?limit=1&cursor=${first.body.nextCursor}`, {
    token: people.viewer.token,
  });
  expect([first.body.items[0].label, second.body.items[0].label, second.body.nextCursor]).toEqual(["Médecin", "Livraison", null]);

  expect((await scene.ask("DELETE", path, { token: people.owner.token })).status).toBe(204);
  expect((await scene.ask("GET", path, { token: people.owner.token })).code).toBe("not_found");
});

test("a person's key that knows the rules announces a call in nobody's name", async () => {
  const json = { name: "Agenda", scopes: ["rules:read", "rules:write"], role: "carer" };
  const { key } = (await scene.ask("POST", `/tenants/${tenantId}/api-keys`, { token: people.owner.token, json })).body;
  const made = await post("expected-windows", { label: "Kiné", startsAt: inHours(1), endsAt: inHours(2) }, key);
  expect(made).toMatchObject({ status: 201, body: { createdBy: null } });
  expect((await scene.ask("GET", `/tenants/${tenantId}/contacts`, { token: key })).code).toBe("not_allowed");
});

test("somebody else's rule or window, none and no id are one answer", async () => {
  const rule = (await post("caller-rules", { phone: "06 39 98 00 50", rule: "trusted" })).body.id;
  const window = (await post("expected-windows", { label: "Kiné", startsAt: inHours(1), endsAt: inHours(2) })).body.id;
  for (const [list, mine, json] of [
    ["caller-rules", rule, { rule: "blocked" }],
    ["expected-windows", window, { label: "Colis" }],
  ] as const) {
    for (const method of ["GET", "PATCH", "DELETE"]) {
      for (const id of [mine, crypto.randomUUID(), "rien"]) {
        const { status, code } = await scene.ask(method, `/${list}/${id}`, {
          token: people.stranger.token,
          json: method === "PATCH" ? json : undefined,
          headers: { "if-match": '"1"' },
        });
        expect([method, list, id, status, code]).toEqual([method, list, id, 404, "not_found"]);
      }
    }
  }
});
