import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_KEY_SCOPES } from "../../../shared/contracts/v1/api-keys.ts";
import { signToken } from "../../../shared/sandbox/supabase/auth/session-answer.ts";
import { ignorePrintedErrors } from "../api-scene.ts";
import { type Ask, addressOf, codeOf, createAsk } from "./ask.ts";
import { createContract } from "./contract.ts";
import { type Home, makeHome, ROLES } from "./home.ts";
import { HOSTILE_CURSORS } from "./hostile.ts";
import { idsIn, operationsOf, readDocument, takes } from "./operations.ts";
import { RECIPES } from "./recipes.ts";
import { type Answered, type Scene, startScene } from "./scene.ts";

const document = await readDocument();
const operations = operationsOf(document);
const named = (list: typeof operations) => list.map((operation) => [operation.id, operation] as const);
const recipeOf = (id: string) => RECIPES[id] ?? expect.fail(`no recipe for ${id}`);

let scene: Scene;
let home: Home;
let stranger: Home;
let ask: Ask;

beforeAll(async () => {
  scene = await startScene();
  [home, stranger] = [await makeHome(scene), await makeHome(scene, "dubois")];
  ask = createAsk({ scene, contract: createContract(document) });
});
afterAll(async () => {
  await scene?.close();
});

ignorePrintedErrors();

/** A valid request by the owner, and whose token it takes. */
async function valid(id: string, at = home) {
  const parts = await recipeOf(id).make(at, at.people.owner);
  return { parts, by: parts.as ?? at.people.owner };
}

/** What a refusal says, but for the request it speaks of. */
const sameness = ({ status, json }: { status: number; json: unknown }) => ({ status, body: { ...(json as object), instance: undefined } });

test("every operation has a recipe, and every recipe an operation", () => {
  expect(operations.map(({ id }) => id).sort()).toEqual(Object.keys(RECIPES).sort());
});

test("what Deno serves is what the routes say", async () => {
  const { json } = await scene.send({ method: "GET", path: "/openapi.json" });
  expect(json).toEqual(document);
});

describe("who may", () => {
  test.each(named(operations))("%s: those of the tenant whom its recipe names, and nobody without a session", async (id, operation) => {
    const { roles, make, status } = recipeOf(id);
    for (const role of ROLES) {
      const person = home.people[role];
      const parts = await make(home, person);
      const answer = await ask(operation, { ...parts, token: operation.isPublic ? undefined : (parts.as ?? person).token() });
      const [success] = Object.keys(operation.responses);
      expect([role, answer.status]).toEqual([role, roles.includes(role) ? (status ?? Number(success)) : 403]);
      if (operation.isPublic || parts.as) break;
    }
  });

  const closed = operations.filter(({ isPublic }) => !isPublic);
  test.each(named(closed))("%s: no token, and none that is broken, forged or over", async (id, operation) => {
    const { parts, by } = await valid(id);
    const [header, body] = by.token().split(".");
    const claims = JSON.parse(Buffer.from(body ?? "", "base64url").toString());
    const unsigned = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url");
    const tokens = {
      none: undefined,
      "a word": "token",
      "three words": "a.b.c",
      "the public key": scene.supabase.publishableKey,
      altered: `${header}.${body}.${"A".repeat(43)}`,
      unsigned: `${unsigned}.${body}.`,
      "unsigned, with a signature": `${unsigned}.${body}.${"A".repeat(43)}`,
      "signed by another": signToken(claims, "another secret of quite sufficient length"),
      "of nobody": by.token({ sub: undefined }),
      "too old": by.token({ exp: Math.floor(Date.now() / 1_000) - 60, iat: Math.floor(Date.now() / 1_000) - 3_660 }),
      "a key that is none": `ethiq_${randomBytes(32).toString("base64url")}`,
    };
    const answers = await Promise.all(
      Object.entries(tokens).map(async ([kind, token]) => [kind, await ask(operation, { ...parts, token })] as const),
    );
    for (const [kind, answer] of answers) expect([kind, answer.status, codeOf(answer)]).toEqual([kind, 401, "session_required"]);
  });

  test.each(named(closed))("%s: API keys, with its scope and with no other", async (id, operation) => {
    const { parts } = await valid(id);
    const others = API_KEY_SCOPES.filter((scope) => scope !== operation.scope);
    const refused = await ask(operation, { ...parts, token: (await home.addKey(others)).key });
    expect([refused.status, codeOf(refused)]).toEqual([403, "not_allowed"]);
    if (!operation.scope) return;
    const { roles } = recipeOf(id);
    // A viewer's key with a scope to write cannot be made.
    const keyRoles = operation.scope.endsWith(":write") ? (["carer"] as const) : (["carer", "viewer"] as const);
    for (const role of keyRoles) {
      const answer = await ask(operation, { ...(await valid(id)).parts, token: (await home.addKey([operation.scope], role)).key });
      expect([role, answer.status < 300 ? "yes" : answer.status]).toEqual([role, roles.includes(role) ? "yes" : 403]);
    }
  });
});

describe("what is not one's own is not there", () => {
  const withIds = operations.filter((operation) => idsIn(operation).length > 0 && !operation.isPublic);
  test.each(named(withIds))("%s: another tenant's id, nobody's and no id at all answer alike", async (id, operation) => {
    const { parts, by } = await valid(id);
    if (recipeOf(id).status) return;
    const theirs = await valid(id, stranger);
    const params = parts.params ?? {};
    const replaced = (name: string, value: string) => ({ ...parts, params: { ...params, [name]: value }, token: by.token() });
    const askings = idsIn(operation).flatMap((name) => [
      replaced(name, randomUUID()),
      replaced(name, "not-an-id"),
      replaced(name, "' or '1'='1"),
      replaced(name, theirs.parts.params?.[name] ?? expect.fail(`no ${name}`)),
    ]);
    const whole = { ...parts, params: { ...theirs.parts.params }, token: by.token() };
    const strangers = { ...parts, token: stranger.people.owner.token() };
    const keys = operation.scope ? [{ ...parts, token: stranger.key }] : [];
    for (const asking of [...askings, whole, strangers, ...keys]) {
      const answer = await ask(operation, asking);
      expect([addressOf(operation, asking), sameness(answer)]).toEqual([
        addressOf(operation, asking),
        { status: 404, body: { type: "urn:ethiq:problem:not_found", title: "There is nothing here", status: 404 } },
      ]);
      expect(answer.headers.get("etag")).toBeNull();
    }
    // It is still there for whom it belongs to.
    const own = await ask(operation, { ...parts, token: by.token() });
    expect(own.status).toBeLessThan(300);
  });

  const withTokens = operations.filter((operation) => takes(operation, "path", "token"));
  test.each(named(withTokens))("%s: a link nobody was sent, and no link at all, answer alike", async (id, operation) => {
    const { parts, by } = await valid(id);
    const answers: Answered[] = [];
    for (const token of [randomBytes(32).toString("base64url"), "short", "'; --", "a".repeat(44)]) {
      answers.push(await ask(operation, { ...parts, params: { token }, token: operation.isPublic ? undefined : by.token() }));
    }
    expect(answers.map(sameness)).toEqual(answers.map(() => sameness(answers[0] ?? expect.fail())));
    expect(answers[0]?.status).toBe(404);
  });

  const withBodyIds = operations.filter(({ body }) => Object.hasOwn((body?.properties as object) ?? {}, "lineId"));
  test.each(named(withBodyIds))("%s: another tenant's line in the body is as unknown as nobody's", async (id, operation) => {
    const answers: Answered[] = [];
    for (const lineId of [stranger.lineId, randomUUID()]) {
      const { parts, by } = await valid(id);
      answers.push(await ask(operation, { ...parts, body: { ...(parts.body as object), lineId }, token: by.token() }));
    }
    expect(answers.map(sameness)[0]).toEqual(answers.map(sameness)[1]);
    expect(answers[0]).toMatchObject({ status: 400, json: { fields: { lineId: "unknown_line" } } });
  });

  const lists = operations.filter((operation) => operation.method === "GET" && takes(operation, "query", "lineId"));
  test.each(named(lists))("%s: asked for another tenant's, a list is empty", async (id, operation) => {
    const { parts, by } = await valid(id);
    for (const lineId of [stranger.lineId, randomUUID()]) {
      const { json } = await ask(operation, { ...parts, query: { lineId }, token: by.token() });
      expect(json).toEqual({ items: [], nextCursor: null });
    }
  });
});

describe("what is asked for in the address", () => {
  test.each(named(operations))(
    "%s: a filter nobody knows is refused where there are filters, and means nothing elsewhere",
    async (id, operation) => {
      const { parts, by } = await valid(id);
      const token = operation.isPublic ? undefined : by.token();
      const answer = await ask(operation, { ...parts, query: { ...parts.query, colour: "red" }, token });
      if (takes(operation, "query")) expect(answer).toMatchObject({ status: 400, json: { fields: { colour: "unrecognized_keys" } } });
      else expect(answer.status).toBe(recipeOf(id).status ?? Number(Object.keys(operation.responses)[0]));
    },
  );

  const pages = operations.filter((operation) => takes(operation, "query", "cursor"));
  test.each(named(pages))("%s: a page nobody was given is refused", async (id, operation) => {
    const { parts, by } = await valid(id);
    const queries = [
      ...["0", "-1", "101", "ten", "1e3", "1.5"].map((limit) => ({ limit })),
      ...HOSTILE_CURSORS.map((cursor) => ({ cursor })),
      { cursor: "a".repeat(201) },
    ];
    for (const query of queries) {
      const answer = await ask(operation, { ...parts, query, token: by.token() });
      expect([query, answer.status, codeOf(answer)]).toEqual([query, 400, "invalid_request"]);
    }
  });

  test.each(Object.entries(document.paths))("%s: another method leads nowhere", async (path, verbs) => {
    const [operation] = Object.keys(verbs).map((verb) =>
      operations.find((each) => each.path === path && each.method === verb.toUpperCase()),
    );
    if (!operation) return expect.fail();
    const { parts, by } = await valid(operation.id);
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((each) => !(each.toLowerCase() in verbs))) {
      const answer = await scene.send({ method, path: addressOf(operation, parts), token: by.token() });
      expect([method, answer.status, codeOf(answer)]).toEqual([method, 404, "not_found"]);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    }
  });
});
