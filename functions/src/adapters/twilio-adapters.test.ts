import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { e164, NUMBER_TARGET, SIP_TARGET } from "../../../shared/sandbox/call-fakes.ts";
import { createCallbackSeal } from "./callback-seal.ts";
import { createTwilioCallRouting } from "./twilio-call-routing.ts";
import { createTwilioClient } from "./twilio-client.ts";
import { createTwilioSmsSender } from "./twilio-sms-sender.ts";
import { createWebhookUrls } from "./webhook-urls.ts";

const SID = `AC${"0".repeat(32)}`;
const BASE = "http://twilio.test:4010";
const ACCOUNT = `${BASE}/2010-04-01/Accounts/${SID}`;
const CALL = `CA${"a".repeat(32)}`;

const seal = createCallbackSeal("a-secret-of-at-least-thirty-two-characters");

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const build = ({ timeoutMs = 1_000, account = { apiBaseUrl: BASE } as { apiBaseUrl?: string } } = {}) => {
  const client = createTwilioClient({ accountSid: SID, authToken: "token", ...account }, { timeoutMs, maxPauseMs: 0 });
  const urls = createWebhookUrls("https://ethiq.example", seal);
  return {
    routing: createTwilioCallRouting({ client, urls, relayUrl: "wss://relay.example/media" }),
    sms: createTwilioSmsSender({ client, urls, sender: "ETHIQ" }),
  };
};

/** Answers a POST or GET and keeps what was sent. */
function answering(method: "post" | "get", url: string, ...answers: (() => Response | Promise<Response>)[]) {
  const requests: { form: URLSearchParams; authorization: string | null; url: string }[] = [];
  server.use(
    http[method](url, async ({ request }) => {
      requests.push({
        form: new URLSearchParams(await request.text()),
        authorization: request.headers.get("authorization"),
        url: request.url,
      });
      const answer = answers[Math.min(requests.length, answers.length) - 1];
      return answer ? answer() : HttpResponse.json({}, { status: 500 });
    }),
  );
  return requests;
}

const refusal = (status: number, code: number) => () => HttpResponse.json({ status, code, message: "no", more_info: "" }, { status });
const message = (over: object = {}) => ({ sid: "SM1", status: "queued", body: "hello", to: "+33612000001", ...over });
const record = { kind: "alert", id: "33333333-3333-4333-8333-333333333333" } as const;
const sent = { to: "+33612000001", body: "hello", record, validSeconds: 600 };
const leg = {
  callId: "44444444-4444-4444-8444-444444444444",
  callSid: CALL,
  lineId: "11111111-1111-4111-8111-111111111111",
  dialled: e164("+33939000001"),
  caller: "+33612345678",
  locale: "fr",
  target: SIP_TARGET,
  targetIndex: 0,
  laterTargets: [NUMBER_TARGET],
} as const;
const participants = `${ACCOUNT}/Conferences/${leg.callId}/Participants.json`;
const joined = () => HttpResponse.json({ call_sid: "CAleg", conference_sid: "CF1" }, { status: 201 });

test("a SIP telephone is rung with the caller shown, limits on the leg and its callbacks signed over all it needs", async () => {
  const requests = answering("post", participants, joined);
  const { routing } = build();
  await expect(routing.addProtectedParticipant(leg)).resolves.toEqual({ state: "ringing", conferenceSid: "CF1", callSid: "CAleg" });
  const [request] = requests;
  expect(request?.authorization).toBe(`Basic ${btoa(`${SID}:token`)}`);
  const form = Object.fromEntries(request?.form ?? []);
  expect(form).toMatchObject({
    To: "sip:line1@home.sip.example",
    From: "+33939000001",
    CallerId: "+33612345678",
    Label: "protected",
    Timeout: "15",
    TimeLimit: "14400",
    EarlyMedia: "false",
    Beep: "false",
    EndConferenceOnExit: "true",
  });
  expect(request?.form.getAll("StatusCallbackEvent")).toEqual(["answered", "completed"]);
  const callback = new URL(form.StatusCallback ?? "");
  expect(callback.pathname).toBe("/webhooks/twilio/participant");
  expect(Object.fromEntries(callback.searchParams)).toMatchObject({ call: leg.callId, sid: CALL, target: "0", left: "1" });
  // Hosting logs addresses: the caller's number and where the person's telephones ring are not to be read there.
  expect(decodeURIComponent(callback.search)).not.toMatch(/33612345678|33755000001|sip:/);
  expect(seal.open("participant", callback.searchParams.get("sealed") ?? "")).toEqual({ caller: leg.caller, targets: [NUMBER_TARGET] });
});

test("a second number is shown the Ethiq number, and a withheld caller stays withheld on SIP", async () => {
  const requests = answering("post", participants, joined);
  const { routing } = build();
  await routing.addProtectedParticipant({ ...leg, target: NUMBER_TARGET, laterTargets: [] });
  await routing.addProtectedParticipant({ ...leg, caller: "" });
  expect(requests[0]?.form.get("CallerId")).toBeNull();
  expect(requests[0]?.form.get("From")).toBe("+33939000001");
  expect(requests[1]?.form.get("CallerId")).toBe("anonymous");
});

test("a label already in the room means that the telephone rings already", async () => {
  answering("post", participants, refusal(400, 16025));
  await expect(build().routing.addProtectedParticipant(leg)).resolves.toEqual({ state: "already_there" });
});

test.each([
  ["a number that cannot be called", refusal(400, 21217), "provider_refused"],
  ["a destination Twilio blocks", refusal(400, 21216), "provider_refused"],
  ["wrong credentials", refusal(401, 20003), "provider_unavailable"],
  ["too many calls at once", refusal(400, 10004), "provider_unavailable"],
  ["an error after the effect, which repeating cannot double", refusal(500, 20500), "provider_unavailable"],
] as const)("ringing meets %s", async (_what, answer, code) => {
  answering("post", participants, answer);
  await expect(build().routing.addProtectedParticipant(leg)).rejects.toMatchObject({ code });
});

test("a message is sent once, from the sender, with its status address", async () => {
  const requests = answering("post", `${ACCOUNT}/Messages.json`, () => HttpResponse.json(message(), { status: 201 }));
  await expect(build().sms.send(sent)).resolves.toEqual({ sid: "SM1" });
  expect(Object.fromEntries(requests[0]?.form ?? [])).toMatchObject({
    From: "ETHIQ",
    To: "+33612000001",
    Body: "hello",
    ValidityPeriod: "600",
    StatusCallback: `https://ethiq.example/webhooks/twilio/message-status?alert=${record.id}`,
  });
});

test.each([
  [400, 21610, "provider_refused"],
  [400, 21211, "provider_refused"],
  [400, 21614, "provider_refused"],
  [400, 21408, "provider_refused"],
  [429, 20429, "provider_unavailable"],
  [400, 21611, "provider_unavailable"],
  [500, 20500, "outcome_unknown"],
  [503, 20503, "outcome_unknown"],
  [502, 0, "outcome_unknown"],
] as const)("a message answered %i with code %i is %s", async (status, code, meaning) => {
  answering("post", `${ACCOUNT}/Messages.json`, refusal(status, code));
  await expect(build().sms.send(sent)).rejects.toMatchObject({ code: meaning, ...(code ? { providerCode: String(code) } : {}) });
});

test("too many requests were never processed: one more try, then the time to wait is passed on", async () => {
  const limited = () => HttpResponse.json({ code: 20429, message: "slow down" }, { status: 429, headers: { "retry-after": "3" } });
  const recovering = answering("post", `${ACCOUNT}/Messages.json`, limited, () => HttpResponse.json(message(), { status: 201 }));
  await expect(build().sms.send(sent)).resolves.toEqual({ sid: "SM1" });
  expect(recovering).toHaveLength(2);

  answering("post", `${ACCOUNT}/Messages.json`, limited);
  await expect(build().sms.send(sent)).rejects.toMatchObject({ code: "provider_unavailable", retryAfterSeconds: 3 });
});

test("a message whose answer never comes, or is cut off, has an unknown outcome and is not sent again here", async () => {
  const silent = answering("post", `${ACCOUNT}/Messages.json`, () => new Promise<Response>(() => undefined));
  await expect(build({ timeoutMs: 20 }).sms.send(sent)).rejects.toMatchObject({ code: "outcome_unknown" });
  expect(silent).toHaveLength(1);

  const cut = answering("post", `${ACCOUNT}/Messages.json`, () => HttpResponse.error());
  await expect(build().sms.send(sent)).rejects.toMatchObject({ code: "outcome_unknown" });
  expect(cut).toHaveLength(1);
});

test("earlier messages are recognised by their exact words and date", async () => {
  const date = (minute: number) => new Date(Date.UTC(2026, 0, 1, 10, minute)).toUTCString();
  const requests = answering("get", `${ACCOUNT}/Messages.json`, () =>
    HttpResponse.json({
      messages: [
        message({ sid: "SM4", date_created: date(5) }),
        message({ sid: "SM3", body: "other", date_created: date(4) }),
        message({ sid: "SM2", date_created: date(1) }),
      ],
      next_page_uri: null,
    }),
  );
  const found = await build().sms.find({ to: sent.to, body: "hello", since: new Date(Date.UTC(2026, 0, 1, 10, 2)) });
  expect(found).toEqual([{ sid: "SM4", status: "queued" }]);
  expect(new URL(requests[0]?.url ?? "").searchParams.get("To")).toBe(sent.to);
});

test("a look-up that fails says only that nobody answered, after a second try", async () => {
  const requests = answering("get", `${ACCOUNT}/Messages.json`, refusal(500, 20500));
  const find = build().sms.find({ to: sent.to, body: "hello", since: new Date(0) });
  await expect(find).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(requests).toHaveLength(2);
});

test.each([
  ["in-progress", true],
  ["ringing", true],
  ["completed", false],
  ["canceled", false],
] as const)("a call that is %s: live %s", async (status, isLive) => {
  answering("get", `${ACCOUNT}/Calls/${CALL}.json`, () => HttpResponse.json({ sid: CALL, status }));
  await expect(build().routing.isCallLive(CALL)).resolves.toBe(isLive);
});

test("a call Twilio does not know is not live", async () => {
  answering("get", `${ACCOUNT}/Calls/${CALL}.json`, refusal(404, 20404));
  await expect(build().routing.isCallLive(CALL)).resolves.toBe(false);
});

test.each([
  [404, 20404],
  [400, 21220],
] as const)("redirecting and hanging up a call that is over (%i, %i) is no error", async (status, code) => {
  answering("post", `${ACCOUNT}/Calls/${CALL}.json`, refusal(status, code));
  const { routing } = build();
  await routing.redirectCaller(CALL, "<Response/>");
  await routing.hangUp(CALL);
});

test("a redirection Twilio did not take is an error", async () => {
  answering("post", `${ACCOUNT}/Calls/${CALL}.json`, refusal(503, 20503));
  await expect(build().routing.redirectCaller(CALL, "<Response/>")).rejects.toMatchObject({ code: "outcome_unknown" });
});

test("a stream is opened with a token among its parameters; on a call that is over it is not found", async () => {
  const requests = answering(
    "post",
    `${ACCOUNT}/Calls/${CALL}/Streams.json`,
    () => HttpResponse.json({ sid: "MZ1" }, { status: 201 }),
    refusal(404, 20404),
  );
  const { routing } = build();
  const stream = { callId: leg.callId, lineId: leg.lineId, dialled: leg.dialled, callSid: CALL, token: "secret", name: "ethiq-2" };
  await routing.startStream(stream);
  expect(Object.fromEntries(requests[0]?.form ?? [])).toMatchObject({
    Url: "wss://relay.example/media",
    Name: "ethiq-2",
    Track: "both_tracks",
    "Parameter1.Name": "token",
    "Parameter1.Value": "secret",
  });
  await expect(routing.startStream(stream)).rejects.toMatchObject({ code: "not_found" });
});

test("without another address requests go to Twilio itself", async () => {
  const requests = answering("post", `https://api.twilio.com/2010-04-01/Accounts/${SID}/Messages.json`, () =>
    HttpResponse.json(message(), { status: 201 }),
  );
  await build({ account: {} }).sms.send(sent);
  expect(requests).toHaveLength(1);
});

test("a redirection elsewhere is not followed: neither words nor numbers go there, and its answer is not believed", async () => {
  const elsewhere = answering("post", "https://elsewhere.example/", () => HttpResponse.json(message({ sid: "SM9" })));
  const reading = answering("get", "https://elsewhere.example/", () => HttpResponse.json({ messages: [] }));
  const redirect = () => new Response(null, { status: 307, headers: { location: "https://elsewhere.example/" } });
  answering("post", `${ACCOUNT}/Messages.json`, redirect);
  answering("get", `${ACCOUNT}/Messages.json`, redirect);
  const { sms } = build();
  await expect(sms.send(sent)).rejects.toMatchObject({ code: "outcome_unknown" });
  await expect(sms.find({ to: sent.to, body: "hello", since: new Date(0) })).rejects.toMatchObject({ code: "provider_unavailable" });
  expect([...elsewhere, ...reading]).toEqual([]);
});

test.each([{}, { status: "constellation" }])("an answer that says nothing of the call, %j, does not end it", async (answer) => {
  answering("get", `${ACCOUNT}/Calls/${CALL}.json`, () => HttpResponse.json(answer));
  await expect(build().routing.isCallLive(CALL)).rejects.toMatchObject({ code: "provider_unavailable" });
});

test("an answer without a message's name leaves its outcome unknown", async () => {
  answering("post", `${ACCOUNT}/Messages.json`, () => HttpResponse.json({}));
  await expect(build().sms.send(sent)).rejects.toMatchObject({ code: "outcome_unknown" });
});
