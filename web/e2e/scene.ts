import type { SceneIds } from "./routes.ts";
import type { Site } from "./start-site.ts";

/** A household with calls of every kind, an empty one, and what the links of messages open. */
export async function fillScene(site: Site) {
  const household = await site.addHousehold("Martin");
  const empty = await site.addHousehold("Dubois");
  const at = (minutesAgo: number) => new Date(Date.UTC(2026, 2, 3, 13, 5) - minutesAgo * 60_000);
  const heard = { analysed: true, answered: true };
  const call = await site.addCall(household, {
    caller: "+33612345678",
    startedAt: at(0),
    endedAt: at(-4),
    level: 3,
    kind: "bank_fraud_desk",
    ...heard,
  });
  const liveCall = await site.addCall(household, {
    caller: "+33612345679",
    level: 2,
    kind: "bank_fraud_desk",
    analysed: true,
    answered: true,
  });
  await site.addCall(household, { caller: "anonymous", startedAt: at(95), endedAt: at(93), level: 2, kind: "delivery", ...heard });
  await site.addCall(household, { caller: "+33139000012", startedAt: at(300), endedAt: at(294.2), ...heard });
  await site.addCall(household, {
    caller: "+442079460000",
    startedAt: at(1500),
    endedAt: at(1497),
    analysed: false,
    reason: "relay",
    answered: true,
  });
  const contact = await site.addContactLink(household);
  const invitation = await site.addInvitation(household, "paul.martin@exemple.fr");
  const ids: SceneIds = { line: household.lineId, call, liveCall };
  return { household, empty, contact, invitation, ids };
}
