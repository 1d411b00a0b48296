import { randomUUID } from "node:crypto";
import { newMobile } from "./home.ts";
import { anybody, editors, inTenant, owners, type Recipe } from "./recipe.ts";

const query = { limit: "10" };
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const newLine = () => ({
  label: "Maison",
  protectedName: "Jeanne",
  forwardedNumber: "02 61 91 12 34",
  delivery: [{ kind: "sip", uri: `sip:${randomUUID().slice(0, 8)}@sip.example` }],
  locale: "fr",
  helpLevel: 3,
  alertLevel: 3,
  notice: true,
  familyWord: "MIRABELLE",
  retention: "suspicious",
});

export const LINE_RECIPES: Record<string, Recipe> = {
  listLines: anybody((home) => inTenant(home, { query })),
  createLine: owners((home) => inTenant(home, { body: newLine() })),
  getLine: anybody(({ lineId }) => ({ params: { lineId } })),
  changeLine: editors(async (home) => {
    const { forwardedNumber: _, ...body } = newLine();
    return { params: { lineId: home.lineId }, body, headers: { "if-match": await home.revisionOf("lines", home.lineId) } };
  }),
  removeLine: owners(async (home) => ({ params: { lineId: (await home.addLine()).lineId } })),
  pauseLine: editors(({ lineId }) => ({ params: { lineId }, body: { until: inDays(1) } })),
  resumeLine: editors(({ lineId }) => ({ params: { lineId } })),

  getLineSetup: anybody(({ lineId }) => ({ params: { lineId } })),
  putLineSetup: editors(async (home) => ({
    params: { lineId: await home.addDraft() },
    body: { forWhom: "relative", relation: "Mère", lineType: "box", operator: "Orange", device: "adapter", answered: ["number"] },
  })),
  createAgreementLink: editors(async (home) => ({ params: { lineId: await home.addDraft() } })),
  viewLineAgreement: anybody(async (home) => ({ params: { token: await home.addAgreementLink() } })),
  answerLineAgreement: anybody(async (home) => ({ params: { token: await home.addAgreementLink() }, body: { agrees: true } })),

  listContacts: anybody((home) => inTenant(home, { query })),
  createContact: editors(async (home) => {
    await home.startNewDay();
    const body = { name: "Paul Martin", relation: "Fils", phone: newMobile(), lineId: home.lineId, locale: "fr", priority: 2 };
    return inTenant(home, { body });
  }),
  getContact: anybody(({ contactId }) => ({ params: { contactId } })),
  changeContact: editors(async (home) => ({
    params: { contactId: home.contactId },
    body: { name: "Paul Martin", relation: "Fils", locale: "fr", priority: 2 },
    headers: { "if-match": await home.revisionOf("contacts", home.contactId) },
  })),
  removeContact: editors(async (home) => ({ params: { contactId: await home.addContact() } })),
  inviteContact: editors(async (home) => ({ params: { contactId: await home.addContact() } })),
  listContactConsents: editors(({ contactId }) => ({ params: { contactId }, query })),
  viewContactInvitation: anybody(async (home) => ({ params: { token: await home.addLink(home.contactId) } })),
  answerContactInvitation: anybody(async (home) => ({
    params: { token: await home.addLink(await home.addContact()) },
    body: { answer: "accepted" },
  })),

  viewUrgent: anybody(async (home) => ({ params: { token: await home.addUrgentLink() } })),
  takeUrgent: anybody(async (home) => ({ params: { token: await home.addUrgentLink() } })),
  hangUpUrgent: anybody(async (home) => ({ params: { token: await home.addUrgentLink() } })),

  listCallerRules: anybody((home) => inTenant(home, { query })),
  createCallerRule: editors((home) =>
    inTenant(home, {
      body: { phone: newMobile(), rule: "trusted", lineId: home.lineId, reason: "Infirmière", expiresAt: inDays(30) },
    }),
  ),
  getCallerRule: anybody(({ ruleId }) => ({ params: { ruleId } })),
  changeCallerRule: editors(async (home) => ({
    params: { ruleId: home.ruleId },
    body: { rule: "trusted", reason: "Infirmière", expiresAt: inDays(30) },
    headers: { "if-match": await home.revisionOf("caller_rules", home.ruleId) },
  })),
  removeCallerRule: editors(async (home) => ({ params: { ruleId: await home.addRule() } })),

  listExpectedWindows: anybody((home) => inTenant(home, { query })),
  createExpectedWindow: editors((home) =>
    inTenant(home, {
      body: { label: "Livraison", phone: newMobile(), lineId: home.lineId, startsAt: inDays(0), endsAt: inDays(1), note: "Le matin" },
    }),
  ),
  getExpectedWindow: anybody(({ windowId }) => ({ params: { windowId } })),
  changeExpectedWindow: editors(async (home) => ({
    params: { windowId: home.windowId },
    body: { label: "Livraison", phone: newMobile(), startsAt: inDays(0), endsAt: inDays(1), note: "Le matin" },
    headers: { "if-match": await home.revisionOf("expected_windows", home.windowId) },
  })),
  removeExpectedWindow: editors(async (home) => ({ params: { windowId: await home.addWindow() } })),

  listCalls: anybody(({ tenantId, lineId }) => ({
    query: { ...query, tenantId, lineId, level: "3", analysed: "true", from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00+01:00" },
  })),
  getCall: anybody(({ callId }) => ({ params: { callId } })),
  watchCall: editors(async (home) => ({ params: { callId: await home.addRunningCall() } })),
  takeCall: editors(async (home) => ({ params: { callId: await home.addRunningCall() } })),
  hangUpCall: editors(async (home) => ({ params: { callId: await home.addRunningCall() } })),
  giveFeedback: editors(({ callId }) => ({
    params: { callId },
    body: { wasScam: false, comment: "C'était le médecin", block: false, shareExample: true },
  })),
};
