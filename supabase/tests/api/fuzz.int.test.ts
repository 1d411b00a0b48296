import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ignorePrintedErrors } from "../api-scene.ts";
import { type Ask, createAsk } from "./ask.ts";
import { createContract } from "./contract.ts";
import { type Home, makeHome } from "./home.ts";
import { operationsOf, readDocument } from "./operations.ts";
import { RECIPES } from "./recipes.ts";
import { planned, plansOf } from "./request-plans.ts";
import { type Scene, startScene } from "./scene.ts";

// The same requests on every run, so that a change is refused for what it does. To look for more: FUZZ_SEED=random FUZZ_RUNS=500.
// A failure prints seed and path; FUZZ_SEED and FUZZ_PATH with `-t <operation>` send that one request again.
const { FUZZ_SEED = "20261124", FUZZ_PATH, FUZZ_RUNS = "12" } = process.env;
const settings = {
  numRuns: Number(FUZZ_RUNS),
  ...(FUZZ_SEED === "random" ? {} : { seed: Number(FUZZ_SEED) }),
  ...(FUZZ_PATH ? { path: FUZZ_PATH } : {}),
};
/** These take their time, or hash a password. */
const SLOW = new Set(["register", "resendCode", "sendLoginCode", "forgotPassword", "login", "changePassword", "exportTenant"]);

const document = await readDocument();
const operations = operationsOf(document);

let scene: Scene;
let home: Home;
let stranger: Home;
let ask: Ask;

beforeAll(async () => {
  scene = await startScene();
  [home, stranger] = [await makeHome(scene), await makeHome(scene, "dubois")];
  ask = createAsk({ scene, contract: createContract(document), isPatient: true });
});
afterAll(async () => {
  await scene?.close();
});
ignorePrintedErrors();

test.each(operations.map((operation) => [operation.id, operation] as const))(
  "%s: whatever it is sent, it answers as it declares",
  async (id, operation) => {
    const recipe = RECIPES[id] ?? expect.fail(`no recipe for ${id}`);
    const whole = fc.asyncProperty(plansOf(document, operation), async (plan) => {
      const parts = await recipe.make(home, home.people.owner);
      const tokens = {
        recipe: () => (parts.as ?? home.people.owner).token(),
        owner: home.people.owner.token,
        carer: home.people.carer.token,
        viewer: home.people.viewer.token,
        stranger: stranger.people.owner.token,
        key: () => home.key,
        nobody: () => undefined,
      };
      const answer = await ask(operation, { ...planned(parts, plan), token: tokens[plan.actor]() });
      if (plan.actor === "stranger") expect(answer.text).not.toContain(home.tenantId);
    });
    await fc.assert(whole, { ...settings, numRuns: SLOW.has(id) ? Math.ceil(settings.numRuns / 4) : settings.numRuns });
  },
  Math.max(60_000, settings.numRuns * 2_000),
);
