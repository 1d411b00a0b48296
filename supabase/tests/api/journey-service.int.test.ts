import { afterAll, beforeAll, expect, test } from "vitest";
import { ignorePrintedErrors } from "../api-scene.ts";
import { type JourneyScene, startJourneyScene } from "./journey-scene.ts";

let scene: JourneyScene;

beforeAll(async () => {
  scene = await startJourneyScene();
}, 120_000);
afterAll(async () => {
  await scene?.close();
});
ignorePrintedErrors();

/** Where a text is, in whatever table and column. */
async function tracesOf(text: string): Promise<string[]> {
  const tables = await scene.sql<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  const found = [];
  for (const { name } of tables) {
    const rows = await scene.sql(`select 1 from ${name} r where r::text like '%' || $1 || '%' limit 1`, [text]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

test("a household gives its line a number, connects a telephone and has it called", { timeout: 180_000 }, async () => {
  const email = "odile@ethiq.example";
  const anyone = scene.api();
  await anyone.post("/auth/register", { body: { email, password: "trois poules sur un mur", tenant: { name: "Famille Dubois" } } });
  const { data } = await anyone.post("/auth/verify", { body: { email, code: await scene.codeFor(email), type: "signup" } });
  const api = scene.api(() => data.session?.accessToken);
  const tenantId = (await api.get("/tenants")).data.items[0]?.id ?? expect.fail("no tenant");
  const body = { label: "Maison", protectedName: "Jeanne", forwardedNumber: "02 61 91 00 01" };
  const line = (await api.create("/tenants/{tenantId}/lines", { params: { path: { tenantId } }, body })).data;
  const params = { path: { lineId: line.id } };

  const wish = { country: "US", numberType: "local", delivery: "sip" } as const;
  const job = (await api.create("/lines/{lineId}/provisioning", { params, body: wish })).data;
  expect(job).toMatchObject({ lineId: line.id, kind: "set_up" });
  const report = async () => (await api.get("/lines/{lineId}/provisioning", { params })).data;
  // Its number works by now; nothing registered yet.
  await expect.poll(async () => (await report()).parking?.reason, { timeout: 60_000, interval: 500 }).toBe("telephone_not_connected");
  const { ethiqNumber, status } = (await api.get("/lines/{lineId}", { params })).data;
  expect([ethiqNumber, status]).toEqual([expect.stringMatching(/^\+1510555/), "testing"]);

  const made = (await api.create("/lines/{lineId}/sip-endpoint/password", { params })).data;
  const password = made.password ?? expect.fail("no password");
  const endpoint = async () => (await api.get("/lines/{lineId}/sip-endpoint", { params })).data;
  await expect.poll(async () => (await endpoint()).password, { timeout: 20_000, interval: 500 }).toBe("set");
  const refusal = scene.twilio.registrations.register({
    ...{ domain: made.domain, username: made.username, password },
    endpoint: { behaviour: "answers" },
  });
  expect(refusal).toBeUndefined();
  // The password had it called at once, perhaps before the telephone was there: who set it up asks again as long as it waits.
  const askAgain = () => api.post("/provisioning-jobs/{jobId}/retry", { params: { path: { jobId: job.id } } });
  const stateAfterAsking = async () => {
    const { state } = await report();
    if (state === "parked") await askAgain();
    return state;
  };
  await expect.poll(stateAfterAsking, { timeout: 60_000, interval: 500 }).toBe("ready");
  expect((await report()).events.map(({ type }) => type)).toEqual(expect.arrayContaining(["started", "parked", "woken", "ready"]));
  expect((await endpoint()).status).toBe("ready");
  // Both look where something is.
  expect(await tracesOf(made.username)).toContain("public.sip_endpoints");
  expect(await scene.logs()).toContain(job.id);
  expect(await tracesOf(password)).toEqual([]);
  expect(await scene.logs()).not.toContain(password);
});
