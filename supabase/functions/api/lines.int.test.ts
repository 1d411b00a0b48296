import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiScene, ignorePrintedErrors, type Person, startApiScene } from "../../tests/api-scene.ts";

let scene: ApiScene;
let people: Record<"owner" | "carer" | "viewer" | "stranger", Person>;
let tenantId: string;

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const draft = {
  label: "Maison",
  protectedName: "Jeanne",
  forwardedNumber: "01 99 00 10 01",
  delivery: [{ kind: "sip", uri: "sip:j@sip.example" }],
};

/** A line of its own for each test, with the Ethiq number given. */
async function addLine(ethiqNumber?: string, changes: object = {}) {
  const { body } = await scene.ask("POST", `/tenants/${tenantId}/lines`, { token: people.owner.token, json: { ...draft, ...changes } });
  if (ethiqNumber) {
    await scene.supabase.sql("insert into public.phone_numbers (e164, status, tenant_id, line_id) values ($1, 'assigned', $2, $3)", [
      ethiqNumber,
      tenantId,
      body.id,
    ]);
    await scene.supabase.sql("update public.lines set status = 'active' where id = $1", [body.id]);
  }
  return scene.ask("GET", `/lines/${body.id}`, { token: people.owner.token });
}

/** Deno packs answers, which weakens their tags. */
const tagOf = ({ headers }: { headers: Headers }) => headers.get("etag")?.replace(/^W\//, "") ?? null;

const patch = (id: string, etag: string | null, json: object, token = people.carer.token) =>
  scene.ask("PATCH", `/lines/${id}`, { token, json, headers: etag === null ? {} : { "if-match": etag } });

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

test("an owner drafts a line once, however often the request is repeated", async () => {
  const post = (headers: Record<string, string>, json: object = draft, token = people.owner.token) =>
    scene.ask("POST", `/tenants/${tenantId}/lines`, { token, json, headers });
  const key = { "idempotency-key": crypto.randomUUID() };
  const [made, twin] = await Promise.all([post(key), post(key)]);
  expect(twin).toMatchObject({ status: 201, body: made.body });
  expect([made.status, tagOf(made)]).toEqual([201, '"1"']);
  expect(made.body).toMatchObject({
    tenantId,
    label: "Maison",
    forwardedNumber: "+33199001001",
    ethiqNumber: null,
    status: "draft",
    helpLevel: 2,
    alertLevel: 3,
    retention: "suspicious",
    pausedUntil: null,
  });
  expect(await post(key)).toMatchObject({ status: 201, body: made.body });
  expect((await post(key, { ...draft, label: "Salon" })).code).toBe("idempotency_key_reused");
  for (const token of [people.carer.token, people.viewer.token]) expect((await post({}, draft, token)).code).toBe("not_allowed");
  expect((await post({}, draft, people.stranger.token)).code).toBe("not_found");
});

test("pages of lines follow each other, and nobody else's are among them", async () => {
  const others = await scene.addTenant({ owner: people.stranger });
  await scene.ask("POST", `/tenants/${others}/lines`, { token: people.stranger.token, json: draft });
  for (const label of ["Un", "Deux"]) await addLine(undefined, { label });
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = cursor ? `?limit=1&cursor=${cursor}` : "?limit=1";
    const { body } = await scene.ask("GET", `/tenants/${tenantId}/lines${query}`, { token: people.viewer.token });
    seen.push(...body.items.map((line: { id: string }) => line.id));
    expect(body.items.every((line: { tenantId: string }) => line.tenantId === tenantId)).toBe(true);
    cursor = body.nextCursor;
  }
  const [count] = await scene.supabase.sql<{ n: number }>("select count(*)::int as n from public.lines where tenant_id = $1", [tenantId]);
  expect([new Set(seen).size, seen.length]).toEqual([count?.n, count?.n]);
  expect((await scene.ask("GET", `/tenants/${others}/lines`, { token: people.owner.token })).code).toBe("not_found");
});

test("a carer sets a line up; whoever saw an older version does not overwrite it", async () => {
  const made = await addLine();
  const { body } = made;
  const change = { helpLevel: 3, alertLevel: 2, notice: false, familyWord: "MIRABELLE", retention: "nothing", locale: "en" };
  const changed = await patch(body.id, made.headers.get("etag"), change);
  expect(changed).toMatchObject({ status: 200, body: { ...change, label: "Maison", revision: 2 } });
  expect(tagOf(changed)).toBe('"2"');
  expect((await patch(body.id, '"1"', { label: "Salon" })).code).toBe("precondition_failed");
  expect((await patch(body.id, null, { label: "Salon" })).code).toBe("precondition_required");
  expect((await patch(body.id, '"2"', { familyWord: null })).body.familyWord).toBeNull();
  expect((await patch(body.id, '"3"', { label: "Salon" }, people.viewer.token)).code).toBe("not_allowed");
});

test("what is wrong with a line is said at its field", async () => {
  const { body } = await addLine();
  const wrong: [object, string][] = [
    [{ familyWord: "pain d'épices" }, "familyWord"],
    [{ helpLevel: 4 }, "helpLevel"],
    [{ alertLevel: 1 }, "alertLevel"],
    [{ label: "" }, "label"],
    [{ label: "x".repeat(61) }, "label"],
    [{ forwardedNumber: "3639" }, "forwardedNumber"],
    [{ status: "active" }, "status"],
    [{ delivery: [{ kind: "pigeon" }] }, "delivery.0.kind"],
    [{ delivery: [{ kind: "number", e164: "3639" }] }, "delivery.0.e164"],
    [
      {
        delivery: [
          { kind: "sip", uri: "sip:a@b" },
          { kind: "number", e164: "0899 12 34 56" },
        ],
      },
      "delivery.1.e164",
    ],
    [
      {
        delivery: [
          { kind: "sip", uri: "sip:a@b" },
          { kind: "sip", uri: "SIP:a@b" },
        ],
      },
      "delivery.1.uri",
    ],
    [
      {
        delivery: [
          { kind: "number", e164: "06 39 98 00 01" },
          { kind: "number", e164: "+33 6 39 98 00 01" },
        ],
      },
      "delivery.1.e164",
    ],
  ];
  for (const [change, field] of wrong) {
    const refused = await patch(body.id, '"1"', change);
    expect([change, refused.status, Object.keys(refused.body.fields)[0]]).toEqual([change, 400, field]);
  }
});

test("no number that leads back to Ethiq is taken for delivery", async () => {
  const line = await addLine("+33939000101", { forwardedNumber: "01 99 00 11 01" });
  const change = (delivery: object[]) => patch(line.body.id, tagOf(line), { delivery });
  await addLine("+33939000102", { forwardedNumber: "01 99 00 11 02" });
  const other = await scene.addTenant({ owner: people.stranger });
  await scene.supabase.sql("insert into public.phone_numbers (e164) values ('+33939000199')");
  expect(other).not.toBe(tenantId);

  const faultsOf = async (e164: string) => {
    const { status, body } = await change([{ kind: "number", e164 }]);
    return [status, body.fields];
  };
  expect(await faultsOf("01 99 00 11 01")).toEqual([400, { "delivery.0.e164": "leads_back_to_ethiq" }]);
  for (const e164 of ["09 39 00 01 01", "09 39 00 01 02", "+33939000199", "01 99 00 11 02"]) {
    expect([e164, await faultsOf(e164)]).toEqual([e164, [400, { delivery: "leads_back_to_ethiq" }]]);
  }
  expect(await faultsOf("112")).toEqual([400, { "delivery.0.e164": "emergency_number" }]);
  expect((await change([])).body.fields).toEqual({ delivery: "rings_nowhere" });

  const good = await change([{ kind: "number", e164: "06 39 98 00 42" }]);
  expect(good).toMatchObject({ status: 200, body: { ethiqNumber: "+33939000101", delivery: [{ kind: "number", e164: "+33639980042" }] } });

  const looping = { ...draft, forwardedNumber: "0199001103", delivery: [{ kind: "number", e164: "+33 1 99 00 11 03" }] };
  const drafted = await scene.ask("POST", `/tenants/${tenantId}/lines`, { token: people.owner.token, json: looping });
  expect(drafted.body.fields).toEqual({ "delivery.0.e164": "leads_back_to_ethiq" });
});

test("a pause has an end, shows while it lasts, and can end now", async () => {
  const { body } = await addLine("+33939000103", { forwardedNumber: "01 99 00 12 01" });
  const pause = (until: string, token = people.carer.token) => scene.ask("POST", `/lines/${body.id}/pause`, { token, json: { until } });
  expect((await pause(inDays(-1))).body.fields).toEqual({ until: "past" });
  expect((await pause(inDays(40))).body.fields).toEqual({ until: "too_far" });
  expect((await pause(inDays(1), people.viewer.token)).code).toBe("not_allowed");
  const until = inDays(30);
  expect(await pause(until)).toMatchObject({ status: 200, body: { status: "paused", pausedUntil: until } });
  expect((await scene.ask("GET", `/lines/${body.id}`, { token: people.viewer.token })).body.status).toBe("paused");
  const resumed = await scene.ask("POST", `/lines/${body.id}/resume`, { token: people.carer.token });
  expect(resumed).toMatchObject({ status: 200, body: { status: "active", pausedUntil: null } });
  await scene.supabase.sql("update public.lines set paused_until = now() - interval '1 minute' where id = $1", [body.id]);
  expect((await scene.ask("GET", `/lines/${body.id}`, { token: people.viewer.token })).body).toMatchObject({
    status: "active",
    pausedUntil: null,
  });
});

test("an owner removes a line; its number rests", async () => {
  const { body } = await addLine("+33939000104", { forwardedNumber: "01 99 00 13 01" });
  const remove = (token: string) => scene.ask("DELETE", `/lines/${body.id}`, { token });
  expect((await remove(people.carer.token)).code).toBe("not_allowed");
  const inUse = { kind: "status", status: 500, body: { code: "40001", message: "the line is in use" } } as const;
  const keepBusy = (times: number) => scene.supabase.faults.add({ match: /DELETE \/rest\/v1\/lines/, effect: inUse, times });
  keepBusy(3);
  expect((await remove(people.owner.token)).code).toBe("provider_unavailable");
  keepBusy(2);
  expect((await remove(people.owner.token)).status).toBe(204);
  expect((await remove(people.owner.token)).code).toBe("not_found");
  expect(await scene.supabase.sql("select status, line_id from public.phone_numbers where e164 = '+33939000104'")).toEqual([
    { status: "quarantined", line_id: null },
  ]);
});

test("somebody else's line, no line and no id are one answer", async () => {
  const { body } = await addLine();
  const requests: [string, string, object?][] = [
    ["GET", ""],
    ["PATCH", "", { label: "Salon" }],
    ["DELETE", ""],
    ["POST", "/pause", { until: inDays(1) }],
    ["POST", "/resume"],
  ];
  for (const [method, rest, json] of requests) {
    for (const id of [body.id, crypto.randomUUID(), "ligne"]) {
      const headers = { "if-match": '"1"' };
      const { status, code } = await scene.ask(method, `/lines/${id}${rest}`, { token: people.stranger.token, json, headers });
      expect([method, rest, id, status, code]).toEqual([method, rest, id, 404, "not_found"]);
    }
  }
});

test("an API key does what its scopes and its role allow", async () => {
  const { body } = await addLine();
  const keyWith = async (scopes: string[], role: string) => {
    const json = { name: "Mairie", scopes, role };
    return (await scene.ask("POST", `/tenants/${tenantId}/api-keys`, { token: people.owner.token, json })).body.key as string;
  };
  const reader = await keyWith(["lines:read"], "viewer");
  const writer = await keyWith(["lines:read", "lines:write"], "carer");
  expect((await scene.ask("GET", `/lines/${body.id}`, { token: reader })).status).toBe(200);
  expect((await patch(body.id, '"1"', { label: "Salon" }, reader)).code).toBe("not_allowed");
  expect((await patch(body.id, '"1"', { label: "Salon" }, writer)).body.label).toBe("Salon");
  expect((await scene.ask("DELETE", `/lines/${body.id}`, { token: writer })).code).toBe("not_allowed");
  expect((await scene.ask("POST", `/tenants/${tenantId}/lines`, { token: writer, json: draft })).code).toBe("not_allowed");
  const theirs = await scene.addTenant({ owner: people.stranger });
  const other = await scene.ask("POST", `/tenants/${theirs}/lines`, { token: people.stranger.token, json: draft });
  expect((await scene.ask("GET", `/lines/${other.body.id}`, { token: writer })).code).toBe("not_found");
});
