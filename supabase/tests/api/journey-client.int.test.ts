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

const PASSWORD = "trois poules sur un mur";
const NUMBER = "+33199001001";
const SCAMMER = "+33639980666";
const CONTACT = "+33639980042";

type Session = { accessToken: string; refreshToken: string };

/** Opens an account with a code from the mailbox. */
async function signUp(email: string, tenant?: { name: string }) {
  const anyone = scene.api();
  const registered = await anyone.post("/auth/register", {
    body: { email, password: PASSWORD, displayName: "Claire Martin", ...(tenant ? { tenant } : {}) },
  });
  expect(registered.data).toEqual({ session: null });
  const code = await scene.codeFor(email);
  const { data } = await anyone.post("/auth/verify", { body: { email, code, type: "signup" } });
  let session: Session = data.session ?? expect.fail("no session");
  return {
    api: scene.api(() => session.accessToken),
    async renew() {
      session = (await anyone.post("/auth/refresh", { body: { refreshToken: session.refreshToken } })).data;
    },
  };
}

test("from the first code to the last receipt, through our own client", { timeout: 120_000 }, async () => {
  const email = "claire@ethiq.example";
  const { api, renew } = await signUp(email, { name: "Famille Martin" });

  const [tenant] = (await api.get("/tenants")).data.items;
  expect(tenant).toMatchObject({ name: "Famille Martin", role: "owner", kind: "household", locale: "fr" });
  const ofTenant = { path: { tenantId: tenant?.id ?? "" } };

  const line = (
    await api.create("/tenants/{tenantId}/lines", {
      params: ofTenant,
      body: {
        label: "Maison",
        protectedName: "Jeanne",
        forwardedNumber: "02 61 91 00 01",
        delivery: [{ kind: "sip", uri: "sip:jeanne@sip.example" }],
        familyWord: "MIRABELLE",
      },
    })
  ).data;
  expect(line).toMatchObject({ status: "draft", forwardedNumber: "+33261910001", ethiqNumber: null });
  await scene.putIntoService(line.id, NUMBER);
  expect((await api.get("/lines/{lineId}", { params: { path: { lineId: line.id } } })).data).toMatchObject({
    status: "active",
    ethiqNumber: NUMBER,
  });

  const contact = (
    await api.create("/tenants/{tenantId}/contacts", {
      params: ofTenant,
      body: { name: "Paul", phone: "06 39 98 00 42", relation: "Fils" },
    })
  ).data;
  expect(contact).toMatchObject({ phone: CONTACT, consent: "pending" });
  const token = await scene.linkFor(CONTACT);
  const visitor = scene.api();
  const link = { params: { path: { token } } };
  expect((await visitor.get("/contact-invitations/{token}", link)).data).toMatchObject({
    contactName: "Paul",
    protectedNames: ["Jeanne"],
    tenantName: "Famille Martin",
    familyWord: "MIRABELLE",
    consent: "pending",
  });
  await visitor.post("/contact-invitations/{token}", { ...link, body: { answer: "accepted" } });
  const ofContact = { params: { path: { contactId: contact.id } } };
  expect((await api.get("/contacts/{contactId}", ofContact)).data.consent).toBe("accepted");
  const consents = (await api.get("/contacts/{contactId}/consents", ofContact)).data.items;
  expect(consents.map(({ consent, channel }) => [consent, channel])).toEqual([
    ["accepted", "web"],
    ["pending", "person"],
  ]);

  const call = await scene.startCall(line.id, NUMBER, SCAMMER);
  await call.hear();
  await call.end();
  const [listed] = (await api.get("/calls", { params: { query: { tenantId: tenant?.id ?? "", level: "3" } } })).data.items;
  expect(listed).toMatchObject({ id: call.callId, caller: SCAMMER, level: 3, analysed: true, line: { label: "Maison" } });
  const ofCall = { path: { callId: call.callId } };
  const seen = (await api.get("/calls/{callId}", { params: ofCall })).data;
  expect(seen.events.map(({ type }) => type)).toContain("verdict");
  expect(seen).toMatchObject({
    quotes: [{ quote: "donnez-moi le code •••" }],
    alerts: [{ contact: { id: contact.id, name: "Paul" }, level: 3 }],
    feedback: null,
  });

  const body = { wasScam: true, comment: "Un faux banquier", block: true };
  expect((await api.put("/calls/{callId}/feedback", { params: ofCall, body })).data).toMatchObject({ wasScam: true, effect: "blocked" });
  const [rule] = (await api.get("/tenants/{tenantId}/caller-rules", { params: ofTenant })).data.items;
  expect(rule).toMatchObject({ phone: SCAMMER, rule: "blocked", source: "feedback" });
  const [day] = (await api.get("/tenants/{tenantId}/usage", { params: ofTenant })).data.items;
  expect(day).toMatchObject({ lineId: line.id, calls: 1, protectedCalls: 1, suspiciousCalls: 1 });

  await renew();
  await api.create("/tenants/{tenantId}/invitations", { params: ofTenant, body: { email: "paul@ethiq.example", role: "carer" } });
  const invitation = { params: { path: { token: await scene.invitationFor("paul@ethiq.example") } } };
  expect((await visitor.get("/invitations/{token}", invitation)).data).toMatchObject({ tenantName: "Famille Martin", role: "carer" });
  const paul = await signUp("paul@ethiq.example");
  expect((await paul.api.get("/tenants")).data.items).toEqual([]);
  expect((await paul.api.post("/invitations/{token}/accept", invitation)).data).toEqual({ tenantId: tenant?.id, role: "carer" });
  expect((await paul.api.get("/calls/{callId}", { params: ofCall })).data.id).toBe(call.callId);
  expect((await api.get("/tenants/{tenantId}/members", { params: ofTenant })).data.items.map(({ role }) => role).sort()).toEqual([
    "carer",
    "owner",
  ]);

  const exported = (await api.get("/tenants/{tenantId}/export", { params: ofTenant })).data as unknown as Record<string, object[]>;
  expect(exported).toMatchObject({ format: "ethiq-tenant-1", isComplete: true, tenant: { id: tenant?.id } });
  const text = JSON.stringify(exported);
  for (const part of [line.id, contact.id, call.callId, "donnez-moi le code •••", "Un faux banquier", "paul@ethiq.example"]) {
    expect(text).toContain(part);
  }
  expect(text).not.toMatch(/token_?hash|key_?hash/i);

  const erased = await api.post("/tenants/{tenantId}/erasure", { params: ofTenant, body: { confirm: "Famille Martin" } });
  expect(erased.data.removed).toMatchObject({ lines: 1, contacts: 1, calls: 1 });
  for (const each of [api, paul.api]) {
    await expect(each.get("/tenants/{tenantId}", { params: ofTenant })).rejects.toMatchObject({ code: "not_found" });
    expect((await each.get("/tenants")).data.items).toEqual([]);
    expect((await each.get("/calls")).data.items).toEqual([]);
  }
  await expect(visitor.get("/contact-invitations/{token}", link)).rejects.toMatchObject({ code: "not_found" });

  await api.post("/account/erasure", { body: { confirm: email } });
  await expect(api.get("/account")).rejects.toMatchObject({ code: expect.stringMatching(/^(session_required|not_found)$/) });
  await expect(scene.api().post("/auth/login", { body: { email, password: PASSWORD } })).rejects.toMatchObject({
    code: "credentials_wrong",
  });
});

test("a contact may take an answer back, and who wants to hear nothing more is not asked again", { timeout: 60_000 }, async () => {
  const { api } = await signUp("marc@ethiq.example", { name: "Famille Leroy" });
  const [tenant] = (await api.get("/tenants")).data.items;
  const ofTenant = { path: { tenantId: tenant?.id ?? "" } };
  const body = { name: "Luc", phone: "06 39 98 00 77" };
  const contact = (await api.create("/tenants/{tenantId}/contacts", { params: ofTenant, body })).data;
  const token = await scene.linkFor("+33639980077");
  const link = { params: { path: { token } } };
  const answer = (given: "accepted" | "declined" | "stopped") =>
    scene.api().post("/contact-invitations/{token}", { ...link, body: { answer: given } });
  await answer("accepted");
  await answer("stopped");
  const ofContact = { params: { path: { contactId: contact.id } } };
  expect((await api.get("/contacts/{contactId}", ofContact)).data.consent).toBe("stopped");
  await expect(api.post("/contacts/{contactId}/invitation", ofContact)).rejects.toMatchObject({ code: "conflict" });
});

test("names full of script, SQL and line ends travel by mail and SMS as mere words", { timeout: 60_000 }, async () => {
  const name = "<script>alert(1)</script>\r\nBcc: eve@ethiq.example'; --";
  const { api } = await signUp("eve@ethiq.example", { name });
  const [tenant] = (await api.get("/tenants")).data.items;
  expect(tenant?.name).toBe(name);
  const ofTenant = { path: { tenantId: tenant?.id ?? "" } };
  await api.create("/tenants/{tenantId}/invitations", { params: ofTenant, body: { email: "luc@ethiq.example", role: "viewer" } });
  const mail = await scene.mailbox.waitFor({ to: "luc@ethiq.example" });
  expect(mail.to).toEqual(["luc@ethiq.example"]);
  expect(mail.headers).not.toHaveProperty("bcc");
  expect(mail.html).not.toContain("<script>");
  expect(mail.html).toContain("script alert 1 script");

  await api.create("/tenants/{tenantId}/contacts", { params: ofTenant, body: { name, phone: "06 39 98 00 78" } });
  await scene.linkFor("+33639980078");
  const sms = scene.twilio.messages.sent().find(({ to }) => to === "+33639980078");
  expect(sms?.body).not.toMatch(/[\r\n]/);
});
