import { expect, test } from "vitest";
import type { E164 } from "../../shared/domain/phone-number.ts";
import { createEndpoints } from "../../shared/sandbox/twilio/endpoints.ts";
import { connectHomes, type Home } from "./connect-homes.ts";

const OWN = "+33261910001";
const ETHIQ = "+33199000001";
const SECOND = "+33353010001" as E164;
const ADAPTER = "sip:line-1@ethiq.sip.example.test";
const home = (changes: Partial<Home> = {}): Home => ({
  forwardedNumber: OWN,
  ethiqNumber: ETHIQ,
  delivery: [
    { kind: "sip", uri: ADAPTER },
    { kind: "number", e164: SECOND },
  ],
  ...changes,
});

async function connected(homes: Home[]) {
  const endpoints = createEndpoints(() => undefined);
  const { look, stop } = connectHomes(endpoints, async () => homes);
  stop();
  await look();
  return { endpoints, look };
}

test("a line is forwarded once it has its number, and its telephones are answered by somebody who does what is asked", async () => {
  const homes = [home({ ethiqNumber: undefined })];
  const { endpoints, look } = await connected(homes);
  expect(endpoints.get(OWN)).toEqual({ behaviour: "no-answer" });
  expect(endpoints.get(ADAPTER)).toMatchObject({ behaviour: "answers" });
  expect(endpoints.get(SECOND).reactions?.length).toBeGreaterThan(0);
  homes[0] = home();
  await look();
  expect(endpoints.get(OWN)).toEqual({ behaviour: "answers", forwardsTo: ETHIQ });
  homes[0] = home({ ethiqNumber: "+33199000009" });
  await look();
  expect(endpoints.get(OWN).forwardsTo).toBe("+33199000009");
});

test("what a developer said of a telephone stays", async () => {
  const { endpoints, look } = await connected([home()]);
  endpoints.set(OWN, { behaviour: "busy" });
  endpoints.set(SECOND, { behaviour: "no-answer" });
  endpoints.set(ADAPTER, { behaviour: "not-registered" });
  await look();
  expect([OWN, SECOND, ADAPTER].map((address) => endpoints.get(address).behaviour)).toEqual(["busy", "no-answer", "not-registered"]);
});
