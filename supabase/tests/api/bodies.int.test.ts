import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ignorePrintedErrors } from "../api-scene.ts";
import { type Ask, codeOf, createAsk } from "./ask.ts";
import { createContract } from "./contract.ts";
import { type Home, makeHome } from "./home.ts";
import { HOSTILE_TEXTS, UNKEEPABLE_TEXTS } from "./hostile.ts";
import { type Operation, operationsOf, readDocument, type Schema, takes } from "./operations.ts";
import { RECIPES } from "./recipes.ts";
import { type Answered, type Scene, startScene } from "./scene.ts";

const MOST_BODY_BYTES = 64 * 1024;

const document = await readDocument();
const operations = operationsOf(document);
const named = (list: typeof operations) => list.map((operation) => [operation.id, operation] as const);
const recipeOf = (id: string) => RECIPES[id] ?? expect.fail(`no recipe for ${id}`);
const successOf = ({ id, responses }: Operation) => recipeOf(id).status ?? Number(Object.keys(responses)[0]);

let scene: Scene;
let home: Home;
let ask: Ask;

beforeAll(async () => {
  scene = await startScene();
  home = await makeHome(scene);
  ask = createAsk({ scene, contract: createContract(document) });
});
afterAll(async () => {
  await scene?.close();
});
ignorePrintedErrors();

/** A valid request by the owner, and a way to send it with something changed. */
async function valid({ id, isPublic }: Operation) {
  const parts = await recipeOf(id).make(home, home.people.owner);
  const by = parts.as ?? home.people.owner;
  const operation = operations.find((each) => each.id === id) ?? expect.fail();
  const body = (parts.body ?? {}) as Record<string, unknown>;
  const send = (changes: { body?: unknown; headers?: Record<string, string> } = {}) =>
    ask(operation, { ...parts, ...changes, headers: { ...parts.headers, ...changes.headers }, token: isPublic ? undefined : by.token() });
  return { body, headers: parts.headers ?? {}, send };
}

const propertiesOf = ({ body }: Operation) => (body?.properties ?? {}) as Record<string, Schema>;
const requiredOf = ({ body }: Operation) => (body?.required ?? []) as string[];
/** Texts of people's own: no list of values, no form that the schema tells. */
const isFree = (schema: Schema) => [schema.type].flat().includes("string") && !schema.enum && !schema.format && !schema.pattern;
const freeTexts = (operation: Operation) => Object.entries(propertiesOf(operation)).filter(([, schema]) => isFree(schema));
/** Telephones, secrets and what has to be typed again: texts, but not any. */
const HAS_A_FORM = /phone|number|password|token|confirm|timezone/i;
const fieldsOf = ({ json }: Answered) => Object.keys((json as { fields?: object }).fields ?? {});

const withBody = operations.filter(({ body }) => body);

describe("a body that is", () => {
  test.each(named(withBody))("%s: no JSON, of another type, too large or absent is refused", async (_id, operation) => {
    const { body, send } = await valid(operation);
    const broken: [string, unknown, Record<string, string>, number, string][] = [
      ["cut off", '{"a":', {}, 400, "invalid_request"],
      ["two", "{} {}", {}, 400, "invalid_request"],
      ["a word", "hello", {}, 400, "invalid_request"],
      ["null", "null", {}, 400, "invalid_request"],
      ["a list", "[]", {}, 400, "invalid_request"],
      ["a text", '"{}"', {}, 400, "invalid_request"],
      ["no text", "", {}, 400, "invalid_request"],
      ["plain", body, { "content-type": "text/plain" }, 415, "media_type_unknown"],
      ["a form", "a=b", { "content-type": "application/x-www-form-urlencoded" }, 415, "media_type_unknown"],
      ["in parts", body, { "content-type": "multipart/form-data; boundary=x" }, 415, "media_type_unknown"],
      ["large", { ...body, pad: "x".repeat(MOST_BODY_BYTES) }, {}, 413, "payload_too_large"],
    ];
    for (const [kind, sent, headers, status, code] of broken) {
      // The answer to what is too large comes before all of it was sent.
      const answer = await send({ body: sent, headers }).catch(() => send({ body: sent, headers }));
      expect([kind, answer.status, codeOf(answer)]).toEqual([kind, status, code]);
    }
  });

  test.each(named(withBody))("%s: with fields nobody knows, or without those it needs, is told which", async (_id, operation) => {
    const { body, send } = await valid(operation);
    for (const name of ["colour", "__proto__", "constructor", "tenant_id"]) {
      const answer = await send({ body: JSON.stringify(body).replace(/^\{/, `{"${name}":1,`).replace(",}", "}") });
      expect([name, answer.status, fieldsOf(answer)]).toEqual([name, 400, [name]]);
    }
    for (const name of requiredOf(operation)) {
      const { [name]: _, ...rest } = body;
      const answer = await send({ body: rest });
      expect([name, answer.status]).toEqual([name, 400]);
      expect(fieldsOf(answer)).toContain(name);
    }
  });

  test.each(named(withBody))("%s: of wrong types or too long is told where", async (_id, operation) => {
    const { body, send } = await valid(operation);
    for (const [name, schema] of Object.entries(propertiesOf(operation))) {
      const types = [schema.type].flat();
      const wrong: unknown[] = [{ a: 1 }, Number.MAX_VALUE];
      if (!types.includes("array")) wrong.push([], [body[name]]);
      if (!types.includes("boolean")) wrong.push(true);
      if (!types.includes("null") && !schema.anyOf) wrong.push(null);
      if (!types.includes("string")) wrong.push("", "abc");
      if (types.includes("string")) wrong.push("", "x".repeat(5_000), "é".repeat(Number(schema.maxLength ?? 300) + 1));
      if (types.includes("integer")) wrong.push(0.5, -1, 1e15);
      const isLoose = types.includes("string") && schema.maxLength !== undefined && schema.minLength === undefined;
      for (const value of wrong.filter((each) => !(isLoose && each === ""))) {
        const answer = await send({ body: { ...body, [name]: value } });
        expect([name, String(JSON.stringify(value)).slice(0, 20), answer.status]).toEqual([
          name,
          String(JSON.stringify(value)).slice(0, 20),
          400,
        ]);
        expect(fieldsOf(answer).map((field) => field.split(".")[0])).toContain(name);
      }
    }
  });

  test.each(named(withBody.filter((operation) => freeTexts(operation).length > 0)))(
    "%s: full of SQL and script is kept and given back as it is",
    async (_id, operation) => {
      for (const [name] of freeTexts(operation)) {
        for (const text of UNKEEPABLE_TEXTS) {
          const { body, send } = await valid(operation);
          const answer = await send({ body: { ...body, [name]: text } });
          expect([name, JSON.stringify(text), answer.status, fieldsOf(answer)]).toEqual([name, JSON.stringify(text), 400, [name]]);
        }
      }
      const plain = freeTexts(operation).filter(([name]) => !HAS_A_FORM.test(name));
      const most = Math.min(...plain.map(([, { maxLength }]) => Number(maxLength ?? 40)));
      const sendAll = async (text: string) => {
        const texts = Object.fromEntries(plain.map(([name]) => [name, text]));
        const { body, send } = await valid(operation);
        const answer = await send({ body: { ...body, ...texts } });
        expect([text, answer.status]).toEqual([text, successOf(operation)]);
        const given = answer.json as Record<string, unknown>;
        for (const [name] of plain) if (given[name] !== undefined) expect([name, given[name]]).toEqual([name, text]);
      };
      const texts = plain.length > 0 ? HOSTILE_TEXTS.filter(({ length }) => length <= most) : [];
      for (const text of texts) await sendAll(text);
      for (const [name] of freeTexts(operation).filter(([each]) => HAS_A_FORM.test(each))) {
        const { body, send } = await valid(operation);
        await send({ body: { ...body, [name]: HOSTILE_TEXTS[0] } });
      }
      const tables = await scene.supabase.sql<{ count: number }>("select count(*)::int from pg_tables where schemaname = 'public'");
      expect(tables[0]?.count).toBeGreaterThan(20);
    },
  );
});

/** Secrets, which a repeated answer leaves out. */
const SAID_ONCE: Record<string, object> = { createApiKey: { key: null }, makeSipPassword: { password: null, qr: null } };

const creating = operations.filter((operation) => takes(operation, "header", "idempotency-key"));

describe("a creation that is repeated", () => {
  test.each(named(creating))("%s: creates once, and answers the same; with another body it is refused", async (id, operation) => {
    const { body, send } = await valid(operation);
    const headers = { "idempotency-key": randomUUID() };
    const [first, second] = [await send({ body, headers }), await send({ body, headers })];
    expect([first.status, second.status]).toEqual([successOf(operation), successOf(operation)]);
    expect([first.headers.get("idempotency-replayed"), second.headers.get("idempotency-replayed")]).toEqual([null, "true"]);
    expect(second.json).toEqual({ ...(first.json as object), ...SAID_ONCE[id] });

    if (!operation.body) return;
    const name = freeTexts(operation)
      .map(([each]) => each)
      .find((each) => each !== "phone");
    const [choice, schema] = Object.entries(propertiesOf(operation)).find(([, each]) => Array.isArray(each.enum)) ?? [];
    const another = (schema?.enum as unknown[] | undefined)?.find((value) => value !== body[choice ?? ""]);
    const other = name
      ? { ...body, [name]: "Autre" }
      : "email" in body
        ? { ...body, email: `${randomUUID()}@ethiq.example` }
        : { ...body, [choice ?? ""]: another };
    const refused = await send({ body: other, headers });
    expect([refused.status, codeOf(refused)]).toEqual([422, "idempotency_key_reused"]);
  });

  test.each(named(creating))("%s: at the same moment creates once", async (_id, operation) => {
    const { body, send } = await valid(operation);
    const headers = { "idempotency-key": randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => send({ body, headers })));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => successOf(operation)));
    expect(new Set(answers.map(({ json }) => (json as { id: string }).id)).size).toBe(1);
  });

  test.each(named(creating))("%s: under somebody else's key is one's own creation", async (id, operation) => {
    const { body, send } = await valid(operation);
    const headers = { "idempotency-key": randomUUID() };
    const first = await send({ body, headers });
    const neighbour = await makeHome(scene, "voisin");
    const parts = await recipeOf(id).make(neighbour, neighbour.people.owner);
    const second = await ask(operation, { ...parts, body, headers, token: (parts.as ?? neighbour.people.owner).token() });
    expect(second.headers.get("idempotency-replayed")).toBeNull();
    expect((second.json as { id?: string }).id).not.toBe((first.json as { id: string }).id);
  });

  test.each(named(creating))("%s: under a key that nobody could have meant is refused", async (_id, operation) => {
    const { send } = await valid(operation);
    for (const key of ["short", "x".repeat(129), "with a space"]) {
      const answer = await send({ headers: { "idempotency-key": key } });
      expect([key, answer.status, fieldsOf(answer)]).toEqual([key, 400, ["idempotency-key"]]);
    }
  });
});

describe("a change", () => {
  const changing = operations.filter((operation) => takes(operation, "header", "if-match"));
  test.each(named(changing))("%s: says which version it is of, and that one only is changed", async (_id, operation) => {
    const { body, headers, send } = await valid(operation);
    for (const tag of ['"999"', "1", "*", '"1", "2"', '"99999999999999999999"', "'; --"]) {
      const answer = await send({ headers: { "if-match": tag } });
      expect([tag, answer.status, codeOf(answer)]).toEqual([tag, 412, "precondition_failed"]);
    }
    const changed = await send();
    expect(changed.status).toBe(200);
    const [name = ""] = freeTexts(operation).find(([each]) => each !== "phone") ?? [];
    const other = { ...body, [name]: `${body[name]}e` };
    const [left, right] = await Promise.all([
      send({ body: other, headers: { "if-match": changed.headers.get("etag") ?? "" } }),
      send({ body: other, headers: { "if-match": changed.headers.get("etag") ?? "" } }),
    ]);
    expect([left.status, right.status].sort(), left.text).toEqual([200, 412]);
    expect((await send({ headers })).status).toBe(412);
  });

  test.each(named(changing))("%s: without a version is asked for one", async (id, operation) => {
    const parts = await recipeOf(id).make(home, home.people.owner);
    const answer = await ask(operation, { ...parts, headers: {}, token: home.people.owner.token() });
    expect([answer.status, codeOf(answer)]).toEqual([428, "precondition_required"]);
  });
});
