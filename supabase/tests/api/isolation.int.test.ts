import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ignorePrintedErrors } from "../api-scene.ts";
import { type Ask, createAsk } from "./ask.ts";
import { createContract } from "./contract.ts";
import { type Home, makeHome, ROLES } from "./home.ts";
import { createIdLedger, type IdLedger } from "./id-ledger.ts";
import { listenAs } from "./listeners.ts";
import { operationsOf, readDocument, takes } from "./operations.ts";
import { RECIPES } from "./recipes.ts";
import { type Scene, startScene } from "./scene.ts";

// As for the fuzz: FUZZ_SEED=random ISOLATION_RUNS=50 looks for more, FUZZ_SEED and FUZZ_PATH repeat what failed.
const { FUZZ_SEED = "20261124", FUZZ_PATH, ISOLATION_RUNS = "2" } = process.env;
const settings = {
  numRuns: Number(ISOLATION_RUNS),
  ...(FUZZ_SEED === "random" ? {} : { seed: Number(FUZZ_SEED) }),
  ...(FUZZ_PATH ? { path: FUZZ_PATH } : {}),
  // Every try is three new tenants.
  endOnFailure: true,
};
const ROUNDS = 20;

const document = await readDocument();
// What is not about tenants, and takes its time.
const aside = /^(register|resendCode|sendLoginCode|forgotPassword|login|getHealth|getDocument|changePassword)$/;
const operations = operationsOf(document).filter(({ id }) => !aside.test(id));
const TABLES = [
  "tenants",
  "lines",
  "contacts",
  "calls",
  "call_events",
  "call_quotes",
  "alerts",
  "messages",
  "feedback",
  "audit_log",
  "api_keys",
  "sip_endpoints",
  "provisioning_events",
  "regulatory_profiles",
];

let scene: Scene;
let ask: Ask;
let ledger: IdLedger;

beforeAll(async () => {
  scene = await startScene();
  ask = createAsk({ scene, contract: createContract(document), isPatient: true });
  ledger = await createIdLedger(scene.supabase);
});
afterAll(async () => {
  await scene?.close();
});
ignorePrintedErrors();

const action = fc.record({
  role: fc.constantFrom(...ROLES, "key" as const),
  what: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...operations.map(({ id }) => id)) },
    { weight: 1, arbitrary: fc.constantFrom(...TABLES) },
    { weight: 1, arbitrary: fc.constant("call" as const) },
  ),
  /** How far away the tenant is whose things are asked for: 0 is one's own. */
  away: fc.oneof(fc.constant(0), fc.constantFrom(0, 1, 2)),
  /** Three tenants that have the same idea of a key. */
  key: fc.option(fc.constantFrom("the-same-key-1", "the-same-key-2"), { freq: 4 }),
});
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

interface Said {
  by: string;
  text: string;
  allowed: Set<string>;
}

const membershipsOf = async (userId: string) => {
  const rows = await scene.supabase.sql<{ id: string }>("select tenant_id::text as id from public.tenant_members where user_id = $1", [
    userId,
  ]);
  return rows.map(({ id }) => id);
};

async function readTable(table: string, token: string, tenantId: string): Promise<string> {
  const filter = table === "tenants" ? "" : `&tenant_id=eq.${tenantId}`;
  const headers = { apikey: scene.supabase.publishableKey, authorization: `Bearer ${token}` };
  const texts = ["", filter].map(async (query) =>
    (await fetch(`${scene.supabase.url}/rest/v1/${table}?select=*${query}`, { headers })).text(),
  );
  return (await Promise.all(texts)).join("\n");
}

/** A cursor says where it goes on. */
const withCursor = (text: string): string => {
  const cursor = /"nextCursor":"([\w-]+)"/.exec(text)?.[1];
  return cursor ? `${text}\n${Buffer.from(cursor, "base64url")}` : text;
};

async function perform({ role, what, away, key }: Action, mine: Home, theirs: Home): Promise<Said> {
  if (what === "call") {
    await mine.addCall();
    return { by: "a call", text: "", allowed: new Set() };
  }
  const person = role === "key" ? undefined : mine.people[role];
  const operation = operations.find(({ id }) => id === what);
  if (!operation) {
    const reader = person ?? mine.people.owner;
    const text = await readTable(what, reader.token(), theirs.tenantId);
    return { by: `${role} reading ${what}`, text, allowed: new Set(await membershipsOf(reader.id)) };
  }
  const parts = await RECIPES[what]?.make(theirs, theirs.people[role === "key" ? "owner" : role]);
  const by = away === 0 ? (parts?.as ?? person) : person;
  const headers = { ...parts?.headers, ...(key && takes(operation, "header", "idempotency-key") ? { "idempotency-key": key } : {}) };
  const before = by ? await membershipsOf(by.id) : [mine.tenantId];
  const answer = await ask(operation, { ...parts, headers, token: operation.isPublic ? undefined : (by?.token() ?? mine.key) });
  const after = by ? await membershipsOf(by.id) : [];
  // Whoever holds a link may see what it leads to.
  const linked = takes(operation, "path", "token") ? [theirs.tenantId] : [];
  return { by: `${role} ${what} ${away}`, text: withCursor(answer.text), allowed: new Set([...before, ...after, ...linked]) };
}

test(
  "whatever the members of three tenants do at once, nobody is shown or told anything of another tenant",
  async () => {
    const rounds = fc.array(fc.tuple(action, action, action), { minLength: ROUNDS, maxLength: ROUNDS });
    const property = fc.asyncProperty(rounds, async (script) => {
      const homes: Home[] = [];
      for (let count = 0; count < 3; count += 1) homes.push(await makeHome(scene, `zz${randomBytes(5).toString("hex")}`));
      const listeners = await Promise.all(homes.map((home) => listenAs(home, homes)));
      for (const { home, states } of listeners) {
        for (const { tenantId } of homes) expect(states[tenantId]).toBe(tenantId === home.tenantId ? "SUBSCRIBED" : "CHANNEL_ERROR");
      }
      const said: Said[] = [];
      const at = (index: number) => homes[index % 3] ?? expect.fail();
      for (const round of script) {
        await ledger.note();
        said.push(...(await Promise.all(round.map((each, index) => perform(each, at(index), at(index + each.away))))));
        await ledger.note();
      }
      for (const home of homes) await home.addCall();
      await vi.waitFor(() => expect(listeners.every(({ heard }) => heard.length >= 3)).toBe(true));

      const messages = listeners.flatMap(({ home, heard }) =>
        heard.map((text) => ({ by: "Realtime", text, allowed: new Set([home.tenantId]) })),
      );
      for (const { by, text, allowed } of [...said, ...messages]) {
        const names = homes.filter(({ tenantId, name }) => !allowed.has(tenantId) && text.includes(name)).map(({ name }) => name);
        expect({ by, foreign: [...ledger.foreignIn(text, allowed), ...names] }).toEqual({ by, foreign: [] });
      }
      await Promise.all(listeners.map((listener) => listener.close()));
    });
    await fc.assert(property, settings);
  },
  Math.max(120_000, settings.numRuns * 60_000),
);

test("the ledger that is asked knows what is foreign", async () => {
  const [home, other] = [await makeHome(scene, "zzown"), await makeHome(scene, "zzother")];
  await ledger.note();
  const text = JSON.stringify([home.lineId, other.lineId, other.people.carer.id, other.tenantId]);
  expect(ledger.foreignIn(text, new Set([home.tenantId])).sort()).toEqual([other.lineId, other.people.carer.id, other.tenantId].sort());
  expect(ledger.foreignIn(text, new Set([home.tenantId, other.tenantId]))).toEqual([]);
});
