import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { SipSheet } from "../../../shared/contracts/v1/sip-endpoints.ts";
import { ignorePrintedErrors } from "../../tests/api-scene.ts";
import { type ServiceScene, startServiceScene } from "../../tests/service-scene.ts";

let scene: ServiceScene;
beforeAll(async () => {
  scene = await startServiceScene();
});
afterAll(() => scene?.close());
beforeEach(() => scene.startOver());
ignorePrintedErrors();

test("a sheet says what to type, in the person's language, without the password", async () => {
  const lineId = await scene.addLine();
  await scene.start(lineId);
  const sheet = async (device: string, query = "") =>
    scene.ask("GET", `/lines/${lineId}/sip-endpoint/sheets/${device}${query}`, scene.viewer);
  const french = SipSheet.parse((await sheet("linphone_iphone")).body);
  expect(french).toMatchObject({ locale: "fr", title: "Linphone, iPhone" });
  expect(french.fields).toContainEqual({ page: null, name: "Mot de passe", value: null });
  expect((await sheet("linphone_iphone", "?locale=en")).body.fields).toContainEqual({ page: null, name: "Password", value: null });
  expect((await sheet("pigeon")).status).toBe(404);
});

test("codes come filled with the line's number once it has one, and as they stand for anybody", async () => {
  const lineId = await scene.addLine();
  const orange = async (path: string, token?: string) => {
    const query = "?country=FR&operator=Orange";
    const { body } = await scene.ask("GET", `${path}${query}`, { token });
    return body.items.filter(({ kind }: { kind: string }) => kind === "all");
  };
  const template = await orange("/forwarding-codes");
  expect(template.map(({ onCode }: { onCode: string }) => onCode).sort()).toEqual(["**21*{number}#", "*21*{number}#"]);
  expect(template[0]).toMatchObject({ source: expect.any(String), checkedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  const path = `/lines/${lineId}/forwarding-codes`;
  expect(await orange(path, scene.viewer.token)).toEqual(template);
  await scene.giveNumber(lineId, "+33199001777");
  const filled = await orange(path, scene.viewer.token);
  expect(filled.map(({ onCode }: { onCode: string }) => onCode).sort()).toEqual(["**21*+33199001777#", "*21*0199001777#"]);
});

test("a line is given up, taken up again, tested and watched", async () => {
  const lineId = await scene.addLine();
  const post = (what: string, json?: object) => scene.ask("POST", `/lines/${lineId}/${what}`, { token: scene.owner.token, json });
  expect(await post("tests", { kind: "forwarding" })).toMatchObject({ status: 409, body: { fields: { line: "not_ready" } } });
  expect(await post("reactivate")).toMatchObject({ status: 409, body: { fields: { line: "has_no_number" } } });
  await scene.giveNumber(lineId, "+33199001778");
  const delivery = JSON.stringify([{ kind: "number", e164: "+33639980042" }]);
  await scene.supabase.sql("update public.lines set delivery = $2, status = 'active' where id = $1", [lineId, delivery]);

  const test = await post("tests", { kind: "forwarding" });
  expect(test).toMatchObject({
    status: 202,
    body: { status: "running", hops: expect.arrayContaining([{ ...hop("line"), state: "running" }]) },
  });
  expect(scene.published()).toEqual([{ job: "line-test", body: { testId: test.body.id, step: "call" } }]);
  expect((await post("tests", { kind: "forwarding" })).body.id).toBe(test.body.id);
  expect(await post("tests", { kind: "connectivity" })).toMatchObject({ status: 409, body: { fields: { line: "test_going_on" } } });
  expect((await scene.ask("GET", `/lines/${lineId}/tests`, scene.viewer)).body.items).toEqual([test.body]);

  const watch = await scene.ask("PUT", `/lines/${lineId}/watch`, { token: scene.owner.token, json: { agreed: true } });
  expect(watch.body.watchAgreed).toBe(true);
  const cancelled = await post("cancel");
  expect(cancelled.body).toMatchObject({ status: "paused", cancelledAt: expect.any(String), endsAt: expect.any(String) });
  expect((await post("reactivate")).body).toMatchObject({ status: "active", cancelledAt: null, endsAt: null });
  const other = await scene.addTenant({ owner: scene.owner }, "Famille Dubois");
  expect(await post("move", { tenantId: other })).toMatchObject({ status: 409, body: { fields: { line: "not_transferable" } } });
});

const hop = (name: string) => ({ name, reason: null, sipCode: null, at: null });
