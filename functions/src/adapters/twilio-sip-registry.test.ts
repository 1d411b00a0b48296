import { expect, test } from "vitest";
import { createTwilio } from "../../../shared/sandbox/twilio/create-twilio.ts";
import { createTwilioClient } from "./twilio-client.ts";
import { createTwilioSipRegistry } from "./twilio-sip-registry.ts";

const ACCOUNT = { accountSid: `AC${"0".repeat(32)}`, authToken: "token" };
const DOMAIN = "ethiq-test.sip.twilio.com";
const PASSWORD = "Kfd7-Bnr4-Qxt2-Hgm9-Wpz5";
const OTHER = "Qxt2-Hgm9-Wpz5-Kfd7-Bnr4";

function scene(twilio = createTwilio(ACCOUNT)) {
  const client = createTwilioClient(ACCOUNT, { timeoutMs: 5_000, maxPauseMs: 0, fetch: twilio.fetch });
  const canRegister = (username: string, password: string) =>
    twilio.registrations.register({ domain: DOMAIN, username, password, endpoint: { behaviour: "answers" } }) === undefined;
  return { twilio, client, canRegister, registry: createTwilioSipRegistry({ client, domain: DOMAIN }) };
}

const broken = { kind: "status", status: 503, body: { code: 20503, message: "broken", status: 503 } } as const;

test("once the domain is ensured and a password set, a telephone registers with it and no other", async () => {
  const { registry, client, canRegister } = scene();
  await registry.ensureDomain();
  await registry.ensureDomain();
  await registry.putCredential("line-1", PASSWORD);
  expect(canRegister("line-1", PASSWORD)).toBe(true);
  expect(canRegister("line-1", OTHER)).toBe(false);
  expect(await client.sip.domains.list()).toHaveLength(1);
  expect(await client.sip.credentialLists.list()).toHaveLength(1);
  const [domain] = await client.sip.domains.list();
  const auth = client.sip.domains(domain?.sid ?? "").auth;
  expect(await auth.registrations.credentialListMappings.list()).toHaveLength(1);
  expect(await auth.calls.credentialListMappings.list()).toHaveLength(1);
});

test("a domain made by hand is completed: registration on, both mappings there, and what it had stays", async () => {
  const { registry, client, canRegister } = scene();
  const byHand = await client.sip.credentialLists.create({ friendlyName: "by hand" });
  const domain = await client.sip.domains.create({ domainName: DOMAIN });
  const { registrations } = client.sip.domains(domain.sid).auth;
  await registrations.credentialListMappings.create({ credentialListSid: byHand.sid });
  await registry.ensureDomain();
  await registry.putCredential("line-1", PASSWORD);
  expect(canRegister("line-1", PASSWORD)).toBe(true);
  expect(await registrations.credentialListMappings.list()).toHaveLength(2);
});

test("two processes that begin at once end up with one list in use", async () => {
  const { twilio, registry, client, canRegister } = scene();
  const other = scene(twilio).registry;
  await Promise.all([registry.ensureDomain(), other.ensureDomain()]);
  await Promise.all([registry.putCredential("line-1", PASSWORD), other.putCredential("line-2", OTHER)]);
  expect(canRegister("line-1", PASSWORD) && canRegister("line-2", OTHER)).toBe(true);
  await expect(other.findCredential("line-1")).resolves.toMatchObject({ username: "line-1" });
  expect(await client.sip.domains.list()).toHaveLength(1);
});

test("a name that another account's domain has is refused for good", async () => {
  const { registry, twilio } = scene();
  twilio.faults.add({ match: /POST .*SIP\/Domains/, effect: { kind: "status", status: 400, body: { code: 21232, status: 400 } } });
  await expect(registry.ensureDomain()).rejects.toMatchObject({ code: "provider_refused", providerCode: "21232" });
});

test("a second password takes the place of the first under the same credential", async () => {
  const { registry, canRegister } = scene();
  await registry.ensureDomain();
  const first = await registry.putCredential("line-1", PASSWORD);
  await expect(registry.putCredential("line-1", OTHER)).resolves.toEqual(first);
  await expect(registry.findCredential("line-1")).resolves.toEqual(first);
  expect(canRegister("line-1", PASSWORD)).toBe(false);
  expect(canRegister("line-1", OTHER)).toBe(true);
});

test("a name that was taken between the look and the request is given the password all the same", async () => {
  const { registry, client, twilio, canRegister } = scene();
  await registry.ensureDomain();
  const [list] = await client.sip.credentialLists.list();
  await client.sip.credentialLists(list?.sid ?? "").credentials.create({ username: "line-1", password: OTHER });
  twilio.faults.add({
    match: /GET .*Credentials\.json/,
    effect: { kind: "status", status: 200, body: { credentials: [], next_page_uri: null } },
    times: 1,
  });
  await expect(registry.putCredential("line-1", PASSWORD)).resolves.toMatchObject({ username: "line-1" });
  expect(canRegister("line-1", PASSWORD)).toBe(true);
});

test("a list with a thousand credentials takes no other, but goes on taking passwords", async () => {
  const { registry, client, canRegister } = scene();
  await registry.ensureDomain();
  const [list] = await client.sip.credentialLists.list();
  const { credentials } = client.sip.credentialLists(list?.sid ?? "");
  for (let index = 0; index < 1_000; index += 1) await credentials.create({ username: `line-${index}`, password: PASSWORD });
  await expect(registry.putCredential("one-more", PASSWORD)).rejects.toMatchObject({
    code: "provider_refused",
    providerCode: "credentials_full",
  });
  await registry.putCredential("line-999", OTHER);
  expect(canRegister("line-999", OTHER)).toBe(true);
});

test("a password that Twilio refuses is not taken for a full list", async () => {
  const { registry } = scene();
  await registry.ensureDomain();
  await expect(registry.putCredential("line-1", "short")).rejects.toMatchObject({ code: "provider_refused", providerCode: /^\d+$/ });
});

test.each([
  ["an error of Twilio's", { ...broken, afterEffect: true }],
  ["a lost answer", { kind: "drop", afterEffect: true }],
] as const)("after %s the outcome is unknown, and another try sets things right", async (_what, effect) => {
  const { registry, twilio, canRegister, client } = scene();
  await registry.ensureDomain();
  twilio.faults.add({ match: /POST .*Credentials/, effect, times: 1 });
  await expect(registry.putCredential("line-1", PASSWORD)).rejects.toMatchObject({ code: "outcome_unknown" });
  await registry.putCredential("line-1", PASSWORD);
  expect(canRegister("line-1", PASSWORD)).toBe(true);
  const [list] = await client.sip.credentialLists.list();
  expect(await client.sip.credentialLists(list?.sid ?? "").credentials.list()).toHaveLength(1);
});

test("a domain whose making nobody heard the answer of is not made twice", async () => {
  const { registry, twilio, client } = scene();
  twilio.faults.add({ match: /POST .*SIP/, effect: { kind: "drop", afterEffect: true }, times: 1 });
  await expect(registry.ensureDomain()).rejects.toMatchObject({ code: "outcome_unknown" });
  await registry.ensureDomain();
  expect(await client.sip.domains.list()).toHaveLength(1);
  expect(await client.sip.credentialLists.list()).toHaveLength(1);
});

test("a credential is removed once; that it is gone is no error, nor that there never was a list", async () => {
  const { registry, canRegister } = scene();
  await registry.removeCredential(`CR${"0".repeat(32)}`);
  await expect(registry.findCredential("line-1")).resolves.toBeUndefined();
  await registry.ensureDomain();
  const { sid } = await registry.putCredential("line-1", PASSWORD);
  await registry.removeCredential(sid);
  await registry.removeCredential(sid);
  await expect(registry.findCredential("line-1")).resolves.toBeUndefined();
  expect(canRegister("line-1", PASSWORD)).toBe(false);
});

test("what was deleted by hand is made and mapped anew", async () => {
  const { registry, client, canRegister } = scene();
  await registry.ensureDomain();
  const [list] = await client.sip.credentialLists.list();
  const [domain] = await client.sip.domains.list();
  await client.sip.domains(domain?.sid ?? "").remove();
  await client.sip.credentialLists(list?.sid ?? "").remove();
  await registry.putCredential("line-1", PASSWORD);
  await registry.ensureDomain();
  expect(canRegister("line-1", PASSWORD)).toBe(true);
});

test("too many requests, and an account that is suspended, are for later", async () => {
  const { registry, twilio } = scene();
  twilio.faults.add({
    match: /SIP/,
    effect: { kind: "status", status: 429, body: { code: 20429 }, headers: { "retry-after": "4" } },
    times: 2,
  });
  await expect(registry.ensureDomain()).rejects.toMatchObject({ code: "provider_unavailable", retryAfterSeconds: 4 });
  twilio.setAccount("suspended");
  await expect(registry.ensureDomain()).rejects.toMatchObject({ code: "provider_unavailable" });
});
