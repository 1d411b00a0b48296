import { createHash, createHmac } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import { sendAlert } from "../../../shared/app/send-alert.ts";
import { silentLog } from "../../../shared/config/log.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { createApp } from "../../../shared/http/create-app.ts";
import { claimedAlert, fakeAlertStore, fakeSms } from "../../../shared/sandbox/outbox-fakes.ts";
import { createQstashVerifier } from "../adapters/qstash-verifier.ts";
import { jobRoutes } from "./job-routes.ts";

const PUBLIC_URL = "https://ethiq.example";
const CURRENT = "sig_current_key";
const NEXT = "sig_next_key";

const base64Url = (value: string | Buffer) => Buffer.from(value).toString("base64url");

function signJob(body: string, { key = CURRENT, url = `${PUBLIC_URL}/jobs/alert`, ageSeconds = 0, issuer = "Upstash" } = {}): string {
  const issuedAt = Math.floor(Date.now() / 1000) - ageSeconds;
  const claims = {
    iss: issuer,
    sub: url,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + 300,
    jti: crypto.randomUUID(),
    body: base64Url(createHash("sha256").update(body).digest()),
  };
  const text = `${base64Url(JSON.stringify({ alg: "HS256", typ: "JWT" }))}.${base64Url(JSON.stringify(claims))}`;
  return `${text}.${base64Url(createHmac("sha256", key).update(text).digest())}`;
}

const alertId = claimedAlert().id;
const body = JSON.stringify({ alertId });

function build() {
  const alerts = fakeAlertStore();
  const sms = fakeSms();
  const work = {
    recordCall: vi.fn(async () => {}),
    restartStream: vi.fn(async () => {}),
    deliverCall: vi.fn(async () => {}),
    hangUp: vi.fn(async () => {}),
    sendMessage: vi.fn(async () => {}),
    recordReply: vi.fn(async () => {}),
    sendMail: vi.fn(async () => {}),
    provision: vi.fn(async () => {}),
    verifyCall: vi.fn(async () => {}),
    provisionFailed: vi.fn(async () => {}),
    lineTest: vi.fn(async () => {}),
    watchLine: vi.fn(async () => {}),
    watchLines: vi.fn(async () => {}),
    setSipPassword: vi.fn(async () => {}),
    reconcile: vi.fn(async () => {}),
    sweep: vi.fn(async () => {}),
    purge: vi.fn(async () => {}),
  };
  const app = createApp(silentLog).route(
    "/jobs",
    jobRoutes({
      isGenuine: createQstashVerifier({ publicUrl: PUBLIC_URL, currentSigningKey: CURRENT, nextSigningKey: NEXT }),
      log: silentLog,
      sendAlert: (job) => sendAlert({ alerts, sms, log: silentLog, now: () => 0 }, job.alertId),
      ...work,
    }),
  );
  const post = (path: string, text: string, signature: string | null, headers: Record<string, string> = {}) =>
    app.request(`http://10.0.0.1:3000/jobs/${path}`, {
      method: "POST",
      body: text,
      headers: { "content-type": "application/json", ...headers, ...(signature === null ? {} : { "upstash-signature": signature }) },
    });
  return { alerts, sms, work, post };
}

let world: ReturnType<typeof build>;
beforeEach(() => {
  world = build();
});

test("a signed job is done, under the current key or the next", async () => {
  expect((await world.post("alert", body, signJob(body))).status).toBe(204);
  expect(world.sms.sent).toHaveLength(1);
  expect((await build().post("alert", body, signJob(body, { key: NEXT }))).status).toBe(204);
});

test("a job unsigned, signed by another key, for another address, for another body, too old or of another issuer is refused", async () => {
  const bad = [
    null,
    "",
    "not.a.token",
    signJob(body, { key: "sig_other_key" }),
    signJob(body, { url: `${PUBLIC_URL}/jobs/sweep` }),
    signJob(body, { url: "https://elsewhere.example/jobs/alert" }),
    signJob(JSON.stringify({ alertId: crypto.randomUUID() })),
    signJob(body, { ageSeconds: 400 }),
    signJob(body, { issuer: "Somebody" }),
  ];
  for (const signature of bad) expect((await world.post("alert", body, signature)).status).toBe(403);
  expect(world.sms.sent).toEqual([]);
});

test("a replayed job sends nothing again", async () => {
  const signature = signJob(body);
  expect((await world.post("alert", body, signature)).status).toBe(204);
  expect((await world.post("alert", body, signature)).status).toBe(204);
  expect(world.sms.sent).toHaveLength(1);
});

test("what cannot succeed later goes to the dead letters at once", async () => {
  for (const text of ["{", '{"alertId":"7"}', "[]"]) {
    const response = await world.post("alert", text, signJob(text));
    expect(response.status).toBe(489);
    expect(response.headers.get("upstash-nonretryable-error")).toBe("true");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  }
});

test("what may succeed later comes back after the time the provider asked for", async () => {
  world.sms.failures.push(new AppError("provider_unavailable", "busy", { retryAfterSeconds: 3 }), "outcome_unknown");
  const first = await world.post("alert", body, signJob(body));
  expect([first.status, first.headers.get("retry-after")]).toEqual([503, "3"]);
  const second = await world.post("alert", body, signJob(body));
  expect([second.status, second.headers.get("retry-after")]).toEqual([503, "5"]);
  expect((await world.post("alert", body, signJob(body))).status).toBe(204);
});

test("a surprise is tried again too, and tells nothing of itself", async () => {
  world.work.sweep.mockRejectedValueOnce(new TypeError("secret detail"));
  const response = await world.post("sweep", "", signJob("", { url: `${PUBLIC_URL}/jobs/sweep` }));
  expect(response.status).toBe(503);
  expect(await response.text()).not.toContain("secret");
});

test("the sweep and the purge each run under their own signature only", async () => {
  const signed = (name: string) => signJob("{}", { url: `${PUBLIC_URL}/jobs/${name}` });
  expect((await world.post("purge", "{}", signed("sweep"))).status).toBe(403);
  expect((await world.post("purge", "{}", signed("purge"))).status).toBe(204);
  expect((await world.post("sweep", "{}", signed("sweep"))).status).toBe(204);
  expect([world.work.sweep.mock.calls, world.work.purge.mock.calls]).toEqual([[[{}]], [[{}]]]);
});

test("a restart knows a repeated delivery from a new try", async () => {
  const text = JSON.stringify({
    callId: crypto.randomUUID(),
    callSid: "CA1",
    lineId: crypto.randomUUID(),
    dialled: "+33939000001",
    attempt: 1,
  });
  const signature = signJob(text, { url: `${PUBLIC_URL}/jobs/restart-stream` });
  await world.post("restart-stream", text, signature);
  await world.post("restart-stream", text, signature, { "upstash-retried": "2" });
  expect(world.work.restartStream.mock.calls).toEqual([
    [JSON.parse(text), "0"],
    [JSON.parse(text), "2"],
  ]);
});

test("a message and a contact's answer are worked on as they are described, a number that is none is not", async () => {
  const messageId = crypto.randomUUID();
  const reply = { messageSid: "SM1", from: "+33612000001", keyword: "stop" };
  const bring = (name: string, job: unknown, headers = {}) => {
    const text = JSON.stringify(job);
    return world.post(name, text, signJob(text, { url: `${PUBLIC_URL}/jobs/${name}` }), headers);
  };
  expect((await bring("message", { messageId })).status).toBe(204);
  expect((await bring("contact-reply", reply, { "upstash-retried": "3" })).status).toBe(204);
  expect((await bring("contact-reply", { ...reply, from: "ETHIQ" })).status).toBe(489);
  expect((await bring("contact-reply", { ...reply, keyword: "maybe" })).status).toBe(489);
  expect([world.work.sendMessage.mock.calls, world.work.recordReply.mock.calls]).toEqual([[[{ messageId }]], [[reply, 3]]]);
});

test("a provisioning job is named by its body, and by the address of what tells that it was given up", async () => {
  const jobId = crypto.randomUUID();
  const bring = (path: string, job: unknown) => {
    const text = JSON.stringify(job);
    return world.post(path, text, signJob(text, { url: `${PUBLIC_URL}/jobs/${path}` }));
  };
  expect((await bring("provision", { jobId })).status).toBe(204);
  expect((await bring("verify-call", { jobId })).status).toBe(204);
  expect((await bring(`provision-failed?job=${jobId}`, { status: 503, sourceBody: "redacted" })).status).toBe(204);
  expect((await bring("provision-failed?job=none", { status: 503 })).status).toBe(489);
  expect((await bring("provision", { jobId: "none" })).status).toBe(489);
  const { provision, verifyCall, provisionFailed } = world.work;
  expect([provision.mock.calls, verifyCall.mock.calls, provisionFailed.mock.calls]).toEqual([
    [[{ jobId }]],
    [[{ jobId }]],
    [[{ jobId }, 503]],
  ]);
});

test("the jobs of line tests name a test and its step, or a line", async () => {
  const bring = (path: string, job: unknown) => {
    const text = JSON.stringify(job);
    return world.post(path, text, signJob(text, { url: `${PUBLIC_URL}/jobs/${path}` }));
  };
  const [testId, lineId] = [crypto.randomUUID(), crypto.randomUUID()];
  expect((await bring("line-test", { testId, step: "call" })).status).toBe(204);
  expect((await bring("line-test", { testId, step: "other" })).status).toBe(489);
  expect((await bring("watch-line", { lineId, repeatsId: null })).status).toBe(204);
  expect((await bring("watch-lines", {})).status).toBe(204);
  const { lineTest, watchLine, watchLines } = world.work;
  expect([lineTest.mock.calls, watchLine.mock.calls]).toEqual([[[{ testId, step: "call" }]], [[{ lineId, repeatsId: null }]]]);
  expect(watchLines).toHaveBeenCalledOnce();
});

test("a password comes sealed, for one version of one telephone", async () => {
  const bring = (path: string, job: unknown) => {
    const text = JSON.stringify(job);
    return world.post(path, text, signJob(text, { url: `${PUBLIC_URL}/jobs/${path}` }));
  };
  const job = { endpointId: crypto.randomUUID(), version: 2, sealed: "c2VhbGVk" };
  expect((await bring("sip-password", job)).status).toBe(204);
  expect((await bring("sip-password", { ...job, version: 0 })).status).toBe(489);
  expect((await bring("reconcile", {})).status).toBe(204);
  expect(world.work.setSipPassword.mock.calls).toEqual([[job]]);
  expect(world.work.reconcile).toHaveBeenCalledOnce();
});

test("every job has its own route and nothing else is one", async () => {
  for (const name of [
    "alert",
    "message",
    "contact-reply",
    "record-call",
    "restart-stream",
    "deliver-call",
    "mail",
    "provision",
    "verify-call",
    "provision-failed",
    "line-test",
    "watch-line",
    "watch-lines",
    "sip-password",
    "reconcile",
    "sweep",
    "purge",
  ]) {
    expect((await world.post(name, "{}", null)).status).toBe(403);
  }
  const url = `${PUBLIC_URL}/jobs/other`;
  expect((await world.post("other", "{}", signJob("{}", { url }))).status).toBe(404);
});
