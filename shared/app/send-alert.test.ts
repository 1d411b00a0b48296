import { expect, test } from "vitest";
import { createJsonLog, silentLog } from "../config/log.ts";
import { AppError } from "../domain/errors.ts";
import { alertSmsText } from "../domain/text/alert-sms.ts";
import { claimedAlert, fakeAlertStore, fakeSms } from "../sandbox/outbox-fakes.ts";
import { createLinkTokens } from "./link-token.ts";
import { sendAlert } from "./send-alert.ts";

const build = (over: Parameters<typeof fakeAlertStore>[0] = {}) => ({
  alerts: fakeAlertStore(over),
  sms: fakeSms(),
  log: silentLog,
  now: () => 0,
});
const id = claimedAlert().id;

test("an alert is sent and settled with the provider's sid", async () => {
  const deps = build();
  await sendAlert(deps, id);
  expect(deps.sms.sent).toEqual([
    { to: claimedAlert().phone, body: alertSmsText({ ...claimedAlert(), url: null }), record: { kind: "alert", id }, validSeconds: 600 },
  ]);
  expect(deps.alerts.settled).toEqual([{ id, attempt: 1, status: "sent", providerSid: "SM1", errorCode: null }]);
});

test("the message holds the link of its own alert, the same at every try", async () => {
  const tokens = createLinkTokens({ secret: "a-secret-of-at-least-thirty-two-characters" });
  const deps = { ...build(), links: { tokens, webUrl: "https://ethiq.example" } };
  deps.sms.failures.push("outcome_unknown");
  deps.sms.sendsDespiteFailure = true;
  await expect(sendAlert(deps, id)).rejects.toMatchObject({ code: "outcome_unknown" });
  await sendAlert(deps, id);
  expect(deps.sms.sent).toHaveLength(1);
  expect(deps.sms.sent[0]?.body).toMatch(new RegExp(` https://ethiq.example/u/${await tokens.tokenOf(id)}$`));
});

test("a job delivered twice sends one message", async () => {
  const deps = build();
  await sendAlert(deps, id);
  await sendAlert(deps, id);
  expect(deps.sms.sent).toHaveLength(1);
});

test("two workers at once send one message", async () => {
  const deps = build();
  const results = await Promise.allSettled([sendAlert(deps, id), sendAlert(deps, id)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(deps.sms.sent).toHaveLength(1);
});

test("a held alert is asked for again when the lease is over", async () => {
  const deps = build();
  deps.alerts.status = "sending";
  await expect(sendAlert(deps, id)).rejects.toMatchObject({ code: "provider_unavailable", retryAfterSeconds: 7 });
});

test("a contact who opted out is a final failure, not retried", async () => {
  const deps = build();
  deps.sms.failures.push(new AppError("provider_refused", "opted out", { providerCode: "21610" }));
  await sendAlert(deps, id);
  expect(deps.alerts.settled).toEqual([{ id, attempt: 1, status: "failed", providerSid: null, errorCode: "21610" }]);
});

test("a message that was certainly not sent is put back, and sent by the next try", async () => {
  const deps = build();
  deps.sms.failures.push(new AppError("provider_unavailable", "429", { retryAfterSeconds: 2, providerCode: "20429" }));
  await expect(sendAlert(deps, id)).rejects.toMatchObject({ code: "provider_unavailable", retryAfterSeconds: 2 });
  await sendAlert(deps, id);
  expect(deps.alerts.settled).toMatchObject([{ status: "pending", errorCode: "20429" }, { status: "sent" }]);
  expect(deps.sms.atProvider).toHaveLength(1);
});

test("an answer lost after the message left is found at the provider, not sent again", async () => {
  const deps = build();
  deps.sms.failures.push("outcome_unknown");
  deps.sms.sendsDespiteFailure = true;
  await expect(sendAlert(deps, id)).rejects.toMatchObject({ code: "outcome_unknown" });
  await sendAlert(deps, id);
  expect(deps.sms.atProvider).toHaveLength(1);
  expect(deps.alerts.settled).toMatchObject([
    { status: "pending", errorCode: "outcome_unknown" },
    { status: "sent", providerSid: "SM1" },
  ]);
});

test("an unknown outcome that was none is sent by the next try", async () => {
  const deps = build();
  deps.sms.failures.push("outcome_unknown");
  await expect(sendAlert(deps, id)).rejects.toBeDefined();
  await sendAlert(deps, id);
  expect(deps.sms.atProvider).toHaveLength(1);
});

test("the same words sent for another alert do not count as this one", async () => {
  const deps = build({ mayHaveBeenSent: true });
  deps.sms.atProvider.push({
    sid: "SM9",
    to: claimedAlert().phone,
    body: alertSmsText({ ...claimedAlert(), url: null }),
    status: "delivered",
  });
  deps.alerts.known.push("SM9");
  await sendAlert(deps, id);
  expect(deps.sms.sent).toHaveLength(1);
});

test("when the look-up fails nothing is sent", async () => {
  const deps = build({ mayHaveBeenSent: true });
  deps.sms.findFailures.push("provider_unavailable");
  await expect(sendAlert(deps, id)).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(deps.sms.sent).toEqual([]);
});

test("a worker whose lease runs out while it looks sends nothing: another may be sending", async () => {
  let time = 0;
  const deps = { ...build({ mayHaveBeenSent: true }), now: () => time };
  const { find } = deps.sms;
  deps.sms.find = async (message) => {
    time += 25_000;
    return find(message);
  };
  await expect(sendAlert(deps, id)).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(deps.sms.sent).toEqual([]);
});

test("a worker that is told of its failure too late does not free the alert another one holds", async () => {
  const deps = build();
  const { send } = deps.sms;
  deps.sms.failures.push("provider_unavailable");
  deps.sms.send = async (message) => {
    deps.sms.send = send;
    deps.alerts.loseLease();
    await deps.alerts.claim(id, 40);
    return send(message);
  };
  await expect(sendAlert(deps, id)).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(await deps.alerts.claim(id, 40)).toMatchObject({ state: "busy" });
});

test("no log line shows the number or the words", async () => {
  const lines: string[] = [];
  const links = { tokens: { tokenOf: async () => "q83v" }, webUrl: "https://ethiq.example" };
  const deps = { ...build(), links, log: createJsonLog({ write: (line) => lines.push(line) }) };
  deps.sms.failures.push("provider_refused");
  await sendAlert(deps, id);
  expect(lines).toHaveLength(1);
  expect(lines.join()).not.toMatch(/\+33|Jeanne|MIRABELLE|\/u\//);
});
