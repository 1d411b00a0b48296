import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ask, createAsk } from "./ask.ts";
import { createContract } from "./contract.ts";
import { type Home, makeHome } from "./home.ts";
import { operationsOf, readDocument } from "./operations.ts";
import { type Scene, startScene } from "./scene.ts";

const document = await readDocument();
const operation = (id: string) => {
  const found = operationsOf(document).find((each) => each.id === id);
  if (!found) throw new Error(`no operation ${id}`);
  return found;
};

let scene: Scene;
let home: Home;
let ask: Ask;

beforeAll(async () => {
  scene = await startScene();
  ask = createAsk({ scene, contract: createContract(document) });
  home = await makeHome(scene);
  for (const person of [home.people.owner, home.people.carer]) {
    await ask(operation("createCallerRule"), {
      params: { tenantId: home.tenantId },
      body: { phone: person === home.people.owner ? "06 39 98 00 71" : "06 39 98 00 72", rule: "trusted" },
      token: person.token(),
    });
  }
});
afterAll(() => scene?.close());

interface Entry {
  actorId: string | null;
  actorKind: string;
  table: string;
  at: string;
}

async function journal(query: Record<string, string>): Promise<readonly Entry[]> {
  const { json } = await ask(operation("listAuditLog"), {
    params: { tenantId: home.tenantId },
    query: { limit: "100", ...query },
    token: home.people.owner.token(),
  });
  return (json as { items: Entry[] }).items;
}

test("the journal can be read by who acted", async () => {
  const { carer } = home.people;
  expect(await journal({ actorId: carer.id })).toMatchObject([{ actorId: carer.id, actorKind: "person", table: "caller_rules" }]);
  expect(await journal({ actorKind: "person" })).toHaveLength(2);
  const byService = await journal({ actorKind: "service" });
  expect(byService.length).toBeGreaterThan(2);
  expect(byService.every(({ actorKind }) => actorKind === "service")).toBe(true);
});

test("the journal can be read by what changed", async () => {
  const changes = await journal({ table: "caller_rules" });
  expect(changes.length).toBeGreaterThan(2);
  expect(new Set(changes.map(({ table }) => table))).toEqual(new Set(["caller_rules"]));
  expect(await journal({ table: "caller_rules", actorId: home.people.owner.id })).toHaveLength(1);
  expect(await journal({ table: "nothing_of_the_kind" })).toEqual([]);
});

test("the journal can be read by day: the first moment counts, the last does not", async () => {
  const all = await journal({});
  const [newest] = all;
  const oldest = all.at(-1);
  if (!newest || !oldest) throw new Error("the journal is empty");
  const later = new Date(Date.parse(newest.at) + 1_000).toISOString();
  expect(await journal({ from: oldest.at, to: later })).toHaveLength(all.length);
  expect(await journal({ from: later })).toEqual([]);
  const before = await journal({ to: newest.at });
  expect(before.length).toBeLessThan(all.length);
  expect(before.every(({ at }) => at < newest.at)).toBe(true);
});

test("a filter opens nothing that was closed", async () => {
  const { carer } = home.people;
  const { status } = await ask(operation("listAuditLog"), {
    params: { tenantId: home.tenantId },
    query: { actorId: carer.id },
    token: carer.token(),
  });
  expect(status).toBe(403);
});
