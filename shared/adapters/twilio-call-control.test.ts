import { expect, test } from "vitest";
import type { LiveCall } from "../contracts/live-call.ts";
import { createTwilioCallControl } from "./twilio-call-control.ts";

const account = "https://api.twilio.com/2010-04-01/Accounts/AC1";
const live: LiveCall = { conferenceSid: "CF1", callerCallSid: "CA1", protectedCallSid: "CA2" };
const warning = { level: 3, tactic: "credential_request", locale: "fr" } as const;

type Answer = { status: number; body?: unknown; text?: string } | "no answer";

const open = (answers: Record<string, Answer[]>, known: LiveCall | null = live) => {
  const requests: { method: string; url: string; form: Record<string, string>; authorization: string | null }[] = [];
  const control = createTwilioCallControl({
    accountSid: "AC1",
    authToken: "secret",
    publicUrl: "https://ethiq.example.test/",
    liveCalls: { get: async () => known ?? undefined },
    fetch: async (input, init) => {
      const url = String(input);
      const method = init?.method ?? "GET";
      expect(init?.redirect).toBe("error");
      requests.push({
        method,
        url,
        form: Object.fromEntries(new URLSearchParams(init?.body ? String(init.body) : "")),
        authorization: new Headers(init?.headers).get("authorization"),
      });
      const path = url.replace(account, "").replace(/\?.*$/, "");
      const answer = answers[`${method} ${path}`]?.shift() ?? { status: 200, body: {} };
      if (answer === "no answer") throw new DOMException("timed out", "TimeoutError");
      return new Response(answer.text ?? JSON.stringify(answer.body ?? {}), { status: answer.status });
    },
  });
  return { control, requests, urls: () => requests.map(({ method, url }) => `${method} ${url.replace(account, "")}`) };
};
const BY_SID = "POST /Conferences/CF1/Participants/CA2.json";
const rooms = { status: 200, body: { conferences: [{ sid: "CF9" }] } };
const LIST = "GET /Conferences.json";
const BY_LABEL = "POST /Conferences/CF9/Participants/protected.json";

test("the warning is announced to the person's own leg", async () => {
  const { control, requests } = open({});
  await control.whisper({ callId: "call" }, warning);
  expect(requests).toEqual([
    {
      method: "POST",
      url: `${account}/Conferences/CF1/Participants/CA2.json`,
      form: {
        AnnounceUrl: "https://ethiq.example.test/webhooks/twilio/whisper?level=3&tactic=credential_request&locale=fr",
        AnnounceMethod: "POST",
      },
      authorization: `Basic ${btoa("AC1:secret")}`,
    },
  ]);
});

test("a call that the directory does not know is looked up by its room's name", async () => {
  const { control, urls } = open({ [LIST]: [rooms] }, null);
  await control.whisper({ callId: "call" }, { ...warning, tactic: null });
  expect(urls()).toEqual(["GET /Conferences.json?FriendlyName=call&Status=in-progress", BY_LABEL]);
});

test("what was prepared is not looked up again, until the call is forgotten", async () => {
  const { control, urls } = open({ [LIST]: [rooms, rooms] }, null);
  await control.prepare("call");
  await control.whisper({ callId: "call" }, warning);
  expect(urls()).toHaveLength(2);
  control.forget("call");
  await control.whisper({ callId: "call" }, warning);
  expect(urls()).toHaveLength(4);
});

test("preparing what is not there yet is no failure", async () => {
  const { control } = open({ [LIST]: [{ status: 200, body: { conferences: [] } }, rooms] }, null);
  await expect(control.prepare("call")).resolves.toBeUndefined();
  await expect(control.whisper({ callId: "call" }, warning)).resolves.toBeUndefined();
});

test("a person who is on another telephone by now is found by label, in the room as it is", async () => {
  const { control, urls } = open({ [BY_SID]: [{ status: 404, body: { code: 20404 } }], [LIST]: [rooms] });
  await control.whisper({ callId: "call" }, warning);
  expect(urls().at(-1)).toBe(BY_LABEL);
});

test("a slow, busy or failing Twilio is asked once more", async () => {
  for (const first of ["no answer", { status: 429 }, { status: 503 }] as const) {
    const { control, urls } = open({ [BY_SID]: [first], [LIST]: [rooms] });
    await control.whisper({ callId: "call" }, warning);
    expect(urls()).toHaveLength(3);
  }
});

test("a page in place of an answer is no whisper", async () => {
  const page = { status: 200, text: "<html>sign in</html>" };
  const { control, urls } = open({ [BY_SID]: [page], [LIST]: [rooms], [BY_LABEL]: [page] });
  await expect(control.whisper({ callId: "call" }, warning)).rejects.toMatchObject({ code: "outcome_unknown" });
  expect(urls()).toHaveLength(3);
});

test("a second failure is told by its kind, a refusal at once", async () => {
  const gone = open({ [BY_SID]: [{ status: 404 }], [LIST]: [{ status: 200, body: { conferences: [] } }] });
  await expect(gone.control.whisper({ callId: "call" }, warning)).rejects.toMatchObject({ code: "not_found" });
  const silent = open({ [BY_SID]: ["no answer"], [LIST]: [rooms], [BY_LABEL]: ["no answer"] });
  await expect(silent.control.whisper({ callId: "call" }, warning)).rejects.toMatchObject({ code: "outcome_unknown" });
  const refused = open({ [BY_SID]: [{ status: 401, body: { code: 20003 } }] });
  await expect(refused.control.whisper({ callId: "call" }, warning)).rejects.toMatchObject({
    code: "provider_refused",
    providerCode: "20003",
  });
  expect(refused.urls()).toHaveLength(1);
});

test("the room's own announcement, which the caller hears, is never used", async () => {
  const { control, requests } = open({ [BY_SID]: ["no answer"], [LIST]: [rooms] });
  await control.whisper({ callId: "call" }, warning);
  for (const { method, url } of requests) expect(method === "GET" || url.includes("/Participants/")).toBe(true);
});
