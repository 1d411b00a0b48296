import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Listening, listen } from "../../../shared/sandbox/listen.ts";
import { type QstashStandIn, startQstash } from "../../../shared/sandbox/upstash/start-qstash.ts";
import { type ApiScene, ignorePrintedErrors, type Person, sha256, startApiScene } from "../../tests/api-scene.ts";

let scene: ApiScene;
let qstash: QstashStandIn;
let functions: Listening;
let people: Record<"owner" | "carer" | "viewer" | "stranger", Person>;
let tenantId: string;
const published: string[] = [];

let telephones = 0;
const newPhone = () => {
  telephones += 1;
  return `06 39 98 00 ${String(telephones).padStart(2, "0")}`;
};
const paul = () => ({ name: "Paul Martin", relation: "Fils", phone: newPhone() });

const add = (json: object, token = people.carer.token, headers: Record<string, string> = {}) =>
  scene.ask("POST", `/tenants/${tenantId}/contacts`, { token, json, headers });

/** The token of the link, as if the SMS had left. */
async function linkOf(contactId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const [message] = await scene.supabase.sql<{ id: string }>("select id from public.messages where contact_id = $1", [contactId]);
  await scene.supabase.sql("select public.claim_message($1, 60, $2)", [message?.id, sha256(token)]);
  return token;
}

beforeAll(async () => {
  qstash = await startQstash({});
  const app = new Hono().post("/jobs/message", async (c) => {
    published.push(((await c.req.json()) as { messageId: string }).messageId);
    return c.body(null, 204);
  });
  functions = await listen(app, 0);
  scene = await startApiScene({ QSTASH_URL: qstash.url, QSTASH_TOKEN: qstash.token, PUBLIC_URL: functions.url });
  people = {
    owner: await scene.addPerson(),
    carer: await scene.addPerson(),
    viewer: await scene.addPerson(),
    stranger: await scene.addPerson(),
  };
  const { stranger: _stranger, ...members } = people;
  tenantId = await scene.addTenant(members);
});
afterAll(async () => {
  await scene?.close();
  await functions?.close();
  await qstash?.close();
});

ignorePrintedErrors();

test("a proposed contact is asked by SMS at once, and once however often the request is repeated", async () => {
  const json = paul();
  const key = { "idempotency-key": crypto.randomUUID() };
  const made = await add(json, people.carer.token, key);
  expect(made).toMatchObject({ status: 201, body: { name: "Paul Martin", phone: "+33639980001", consent: "pending", revision: 1 } });
  expect(await add(json, people.carer.token, key)).toMatchObject({ status: 201, body: made.body });
  const messages = await scene.supabase.sql<{ id: string }>("select id from public.messages where contact_id = $1", [made.body.id]);
  await qstash.drained();
  expect(published).toEqual(messages.map(({ id }) => id));
  expect(messages).toHaveLength(1);

  const again = await add({ ...json, phone: "+33 6 39 98 00 01" }, people.owner.token);
  expect(again).toMatchObject({ status: 409, code: "conflict", body: { fields: { phone: "already_a_contact" } } });
});

test("a queue that is down loses no contact: the message waits", async () => {
  qstash.faults.add({ match: /publish/, effect: { kind: "status", status: 500, body: {} }, times: 5 });
  const made = await add(paul());
  qstash.faults.clear();
  expect(made.status).toBe(201);
  expect(await scene.supabase.sql("select status from public.messages where contact_id = $1", [made.body.id])).toEqual([
    { status: "pending" },
  ]);
});

test("a telephone that must not be written to is refused, and why", async () => {
  const wrong: [string, string][] = [
    ["15", "emergency_number"],
    ["3639", "short_number"],
    ["08 99 12 34 56", "premium_number"],
    ["0800 12 34 56", "service_number"],
    ["06 12", "not_a_number"],
  ];
  for (const [phone, code] of wrong) {
    expect([phone, (await add({ name: "Paul", phone })).body.fields]).toEqual([phone, { phone: code }]);
  }
  expect((await add({ ...paul(), lineId: crypto.randomUUID() })).body.fields).toEqual({ lineId: "unknown_line" });
  expect((await add({ ...paul(), consent: "accepted" })).body.fields).toEqual({ consent: "unrecognized_keys" });
  expect((await add(paul(), people.viewer.token)).code).toBe("not_allowed");
  expect((await add(paul(), people.stranger.token)).code).toBe("not_found");
});

test("numbers are read as in the tenant's country", async () => {
  const { body: tenant } = await scene.ask("POST", "/tenants", {
    token: people.stranger.token,
    json: { name: "Familie Peeters", kind: "household", country: "BE" },
  });
  const json = { name: "Luc", phone: "0470 12 34 56" };
  const made = await scene.ask("POST", `/tenants/${tenant.id}/contacts`, { token: people.stranger.token, json });
  expect(made.body.phone).toBe("+32470123456");
  const overseas = await add({ name: "Lise", phone: "0690 12 34 56" });
  expect(overseas.body.phone).toBe("+590690123456");
  const extended = await add({ name: "Alarme", phone: "0700 12 34 56 78 90" });
  expect(extended.body.phone).toBe("+337001234567890");
});

test("a contact is changed by who saw the latest version, and removed", async () => {
  const { body } = await add(paul());
  const path = `/contacts/${body.id}`;
  const patch = (tag: string, json: object, token = people.carer.token) =>
    scene.ask("PATCH", path, { token, json, headers: { "if-match": tag } });
  expect(await patch('"1"', { name: "Paul M.", relation: null, priority: 2 })).toMatchObject({
    status: 200,
    body: { name: "Paul M.", relation: null, priority: 2, revision: 2, phone: body.phone },
  });
  expect((await patch('"1"', { priority: 3 })).code).toBe("precondition_failed");
  expect((await patch('"2"', { phone: newPhone() })).code).toBe("invalid_request");
  expect((await patch('"2"', { priority: 3 }, people.viewer.token)).code).toBe("not_allowed");
  expect((await scene.ask("DELETE", path, { token: people.viewer.token })).code).toBe("not_allowed");
  expect((await scene.ask("DELETE", path, { token: people.carer.token })).status).toBe(204);
  expect((await scene.ask("GET", path, { token: people.carer.token })).code).toBe("not_found");
});

test("whoever holds the link answers, and may change their mind; the journal keeps every answer", async () => {
  const { body: line } = await scene.ask("POST", `/tenants/${tenantId}/lines`, {
    token: people.owner.token,
    json: { label: "Maison", protectedName: "Jeanne", familyWord: "MIRABELLE" },
  });
  const { body } = await add({ ...paul(), lineId: line.id });
  const path = `/contact-invitations/${await linkOf(body.id)}`;
  const seen = await scene.ask("GET", path);
  expect(seen).toMatchObject({
    status: 200,
    body: {
      contactName: "Paul Martin",
      protectedNames: ["Jeanne"],
      tenantName: "Famille Martin",
      familyWord: "MIRABELLE",
      locale: "fr",
      consent: "pending",
      consentAt: null,
    },
  });
  for (const answer of ["accepted", "accepted", "declined", "accepted"]) {
    expect(await scene.ask("POST", path, { json: { answer } })).toMatchObject({ status: 200, body: { consent: answer } });
  }
  expect((await scene.ask("POST", path, { json: { answer: "maybe" } })).code).toBe("invalid_request");
  expect((await scene.ask("GET", `/contacts/${body.id}`, { token: people.viewer.token })).body.consent).toBe("accepted");

  const consents = async (query: string, token = people.carer.token) =>
    scene.ask("GET", `/contacts/${body.id}/consents${query}`, { token });
  const first = await consents("?limit=3");
  const rest = await consents(`?limit=3&cursor=${first.body.nextCursor}`);
  const all = [...first.body.items, ...rest.body.items];
  expect(all.map(({ consent, channel }) => [consent, channel])).toEqual([
    ["accepted", "web"],
    ["declined", "web"],
    ["accepted", "web"],
    ["pending", "person"],
  ]);
  expect(rest.body.nextCursor).toBeNull();
  expect(JSON.stringify(all)).not.toMatch(/hash/i);
  expect((await consents("", people.viewer.token)).code).toBe("not_allowed");
  expect((await consents("", people.stranger.token)).code).toBe("not_found");

  const hashes = await scene.supabase.sql<{ ip_hash: string }>(
    "select distinct ip_hash from public.contact_consents where contact_id = $1 and channel = 'web'",
    [body.id],
  );
  expect(hashes.every(({ ip_hash }) => /^[0-9a-f]{64}$/.test(ip_hash))).toBe(true);
});

test("a link nobody was sent opens nothing, nor does one whose contact is gone", async () => {
  const unknown = randomBytes(32).toString("base64url");
  const { body } = await add(paul());
  const gone = await linkOf(body.id);
  await scene.ask("DELETE", `/contacts/${body.id}`, { token: people.owner.token });
  for (const token of [unknown, gone, "court"]) {
    expect([token, (await scene.ask("GET", `/contact-invitations/${token}`)).code]).toEqual([token, "not_found"]);
    const answered = await scene.ask("POST", `/contact-invitations/${token}`, { json: { answer: "accepted" } });
    expect([token, answered.status]).toEqual([token, 404]);
  }
});

test("a silent contact is asked again, three times a week at most, one that refused never", async () => {
  const { body } = await add(paul());
  const ask = (token = people.carer.token) => scene.ask("POST", `/contacts/${body.id}/invitation`, { token });
  const settle = () => scene.supabase.sql("update public.messages set status = 'sent' where contact_id = $1", [body.id]);
  const path = `/contact-invitations/${await linkOf(body.id)}`;
  await settle();
  await qstash.drained();
  const before = published.length;
  expect((await ask()).status).toBe(202);
  await qstash.drained();
  expect(published.length).toBe(before + 1);
  await settle();
  expect((await ask()).status).toBe(202);
  await settle();
  expect((await ask()).code).toBe("rate_limited");
  expect((await ask(people.viewer.token)).code).toBe("not_allowed");
  expect((await ask(people.stranger.token)).code).toBe("not_found");
  await scene.ask("POST", path, { json: { answer: "stopped" } });
  expect((await ask()).code).toBe("conflict");
});
