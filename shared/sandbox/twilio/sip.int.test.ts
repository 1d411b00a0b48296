import { afterAll, beforeAll, expect, test } from "vitest";
import { createTwilioClient } from "../../../functions/src/adapters/twilio-client.ts";
import { startTwilio, type Twilio } from "./start-twilio.ts";
import { ACCOUNT_SID, AUTH_TOKEN, NUMBER, rest, until } from "./test-app.ts";

let twilio: Twilio;
let client: ReturnType<typeof createTwilioClient>;
let now = Date.parse("2026-01-01T00:00:00Z");
const DOMAIN = "ethiq-test.sip.twilio.com";
const PASSWORD = "Correct-Horse-42";
const JEANNE = `sip:jeanne@${DOMAIN}`;

beforeAll(async () => {
  twilio = await startTwilio({
    ...{ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, now: () => new Date(now) },
    settings: { credentialsPerList: 3, takenDomains: ["taken.sip.twilio.com"], ringBufferMs: 0 },
  });
  twilio.addNumber({ e164: NUMBER });
  client = createTwilioClient({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, apiBaseUrl: twilio.url }, { timeoutMs: 2000 });
});
afterAll(() => twilio.close());

const register = (password = PASSWORD) =>
  fetch(`${twilio.url}/_sandbox/registrations`, {
    method: "POST",
    body: JSON.stringify({ domain: "ethiq-test.sip.dublin.twilio.com", username: "jeanne", password, answerAfterMs: 20 }),
  }).then(({ status }) => status);

async function ring() {
  const { body } = await rest(twilio.url, "POST", "/Calls.json", { From: NUMBER, To: JEANNE, Twiml: "<Response><Hangup/></Response>" });
  const state = async () => (await rest(twilio.url, "GET", `/Calls/${body.sid}.json`)).body.status as string;
  const ends = ["completed", "busy", "failed", "no-answer"];
  for (;;) {
    const status = await state();
    if (ends.includes(status)) return status;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test("a telephone registers once the domain, the list and both mappings exist", async () => {
  const domain = await client.sip.domains.create({ domainName: DOMAIN, friendlyName: "ethiq" });
  expect(domain).toMatchObject({ domainName: DOMAIN, sipRegistration: false, accountSid: ACCOUNT_SID });
  const list = await client.sip.credentialLists.create({ friendlyName: "telephones" });
  const credential = await client.sip.credentialLists(list.sid).credentials.create({ username: "jeanne", password: PASSWORD });
  expect(credential).toMatchObject({ username: "jeanne", credentialListSid: list.sid });

  expect(await register()).toBe(403);
  await client.sip.domains(domain.sid).update({ sipRegistration: true });
  expect(await register()).toBe(403);
  const { registrations, calls } = client.sip.domains(domain.sid).auth;
  await registrations.credentialListMappings.create({ credentialListSid: list.sid });
  await calls.credentialListMappings.create({ credentialListSid: list.sid });
  expect(await registrations.credentialListMappings.list()).toMatchObject([{ sid: list.sid, friendlyName: "telephones" }]);
  expect(await register("Wrong-Horse-42x")).toBe(403);

  expect(await ring()).toBe("no-answer");
  expect(twilio.debugger().at(-1)).toMatchObject({ code: 32009 });
  expect(await register()).toBe(201);
  expect(await ring()).toBe("completed");
});

test("a registration ends with its time, with a new credential only by its removal", async () => {
  const [list] = await client.sip.credentialLists.list();
  const credentials = client.sip.credentialLists(list?.sid ?? "").credentials;
  const [jeanne] = await credentials.list();
  await credentials(jeanne?.sid ?? "").update({ password: "Another-Horse-43" });
  expect(await ring()).toBe("completed");
  expect(await register()).toBe(403);
  expect(await register("Another-Horse-43")).toBe(201);
  now += 3_600_000;
  expect(await ring()).toBe("no-answer");
  await register("Another-Horse-43");
  await credentials(jeanne?.sid ?? "").remove();
  expect(await ring()).toBe("no-answer");
  expect(await register("Another-Horse-43")).toBe(403);
});

test("an address that nobody registered is what was said of it", async () => {
  twilio.endpoints.set(JEANNE, { behaviour: "busy" });
  expect(await ring()).toBe("busy");
  twilio.endpoints.remove(JEANNE);
  expect(await ring()).toBe("no-answer");
});

test("names, passwords and sizes are checked", async () => {
  const refusal = async (work: Promise<unknown>) =>
    (
      await work.then(
        () => ({}) as { code?: number },
        (error) => error,
      )
    ).code;
  const create = (domainName: string) => client.sip.domains.create({ domainName });
  expect(await refusal(create(DOMAIN))).toBe(21232);
  expect(await refusal(create("taken.sip.twilio.com"))).toBe(21232);
  expect(await refusal(create("ethiq.example"))).toBe(21231);
  expect(await refusal(client.sip.credentialLists.create({ friendlyName: "telephones" }))).toBe(21240);
  const list = await client.sip.credentialLists.create({ friendlyName: "small" });
  const { credentials } = client.sip.credentialLists(list.sid);
  const add = (username: string, password = PASSWORD) => credentials.create({ username, password });
  await add("one");
  expect(await refusal(add("one"))).toBe(21243);
  expect(await refusal(add("x".repeat(33)))).toBe(21243);
  for (const password of ["Short1", "alllowercase42", "ALLUPPERCASE42", "NoDigitsAtAllHere"])
    expect(await refusal(add("two", password))).toBe(21243);
  await add("two");
  await add("three");
  expect(await refusal(add("four"))).toBe(21243);
  expect(await refusal(credentials("CRunknown").fetch())).toBe(20404);
  expect((await credentials.list()).map(({ username }) => username)).toEqual(["one", "two", "three"]);
});

test("a list that is mapped stays until the mappings are gone", async () => {
  const [domain] = await client.sip.domains.list();
  const list = await client.sip.credentialLists.create({ friendlyName: "mapped" });
  const { credentialListMappings } = client.sip.domains(domain?.sid ?? "").auth.registrations;
  await credentialListMappings.create({ credentialListSid: list.sid });
  await expect(credentialListMappings.create({ credentialListSid: list.sid })).rejects.toMatchObject({ code: 21231 });
  await expect(client.sip.credentialLists(list.sid).remove()).rejects.toMatchObject({ code: 21240 });
  expect(await credentialListMappings(list.sid).remove()).toBe(true);
  expect(await client.sip.credentialLists(list.sid).remove()).toBe(true);
  await until(() => twilio.registrations.list().length === 0);
});
