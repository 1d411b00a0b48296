import { CONTROL_PATH } from "../../shared/sandbox/faults.ts";
import { faultsOf } from "../stack/check-report.ts";
import { helpfulPerson } from "../stack/helpful-person.ts";
import { type CalledLine, playCall } from "../stack/play-call.ts";
import type { Stack } from "../stack/start-stack.ts";
import { createTimeline } from "../stack/timeline.ts";
import { type NewFamily, signUpFamily, until } from "./new-family.ts";

const CONTACT = { name: "Paul", phone: "+33639980043" };
const SCRIPT = "fr-scam-bank-desk";

export interface FromZeroReport {
  /** Milliseconds from the first click to a line that may be tested. */
  readyAtMs: number;
  /** Milliseconds from the first click to the end of the test call. */
  testedAtMs: number;
  faults: string[];
}

/** A family that nobody knew signs up, gets its number and its telephone, proves the forwarding and is called by a scammer. */
export async function playFromZero(stack: Stack, print: (line: string) => void): Promise<FromZeroReport> {
  const begun = Date.now();
  const since = () => Date.now() - begun;
  const tell = (who: string, what: string) => print(`${(since() / 1000).toFixed(1).padStart(6)}s  ${who.padEnd(12)} ${what}`);
  const { twilio } = stack.standIns;
  if (!twilio) throw new Error("the demo needs the simulated telephone network: unset TWILIO_ACCOUNT_SID");

  const family = await signUpFamily(stack, tell);
  await askContact(stack, family, tell);
  const ethiqNumber = await provision(stack, family, tell);
  const readyAtMs = since();

  twilio.endpoints.set(family.forwardedNumber, { behaviour: "answers", forwardsTo: ethiqNumber });
  tell("Jeanne", `dials the forwarding code: her calls now go to ${ethiqNumber}`);
  await testForwarding(family, tell);
  const testedAtMs = since();

  const line: CalledLine = { ethiqNumber, protectedName: "Jeanne", contacts: [{ ...CONTACT, consent: "accepted" }] };
  tell("caller", "somebody calls Jeanne; times now count from the first word");
  const timeline = createTimeline(print);
  const report = await playCall({ env: stack.env, script: SCRIPT, line, onHappening: (each) => timeline.show(SCRIPT, line, each) });
  return { readyAtMs, testedAtMs, faults: faultsOf(report, line) };
}

async function askContact(stack: Stack, { api, tenantId }: NewFamily, tell: (who: string, what: string) => void): Promise<void> {
  await api.create("/tenants/{tenantId}/contacts", { params: { path: { tenantId } }, body: { ...CONTACT, relation: "Fils" } });
  const link = await until(
    async () => stack.standIns.twilio?.messages.sent().find(({ to, body }) => to === CONTACT.phone && body.includes("/contact/"))?.body,
    20_000,
    "the question to Paul",
  );
  tell("SMS", `to Paul: ${link}`);
  const token = /\/contact\/([\w-]+)/.exec(link)?.[1] ?? "";
  await api.post("/contact-invitations/{token}", { params: { path: { token } }, body: { answer: "accepted" } });
  tell("Paul", "opens the link and agrees to be told");
}

async function provision(stack: Stack, { api, lineId }: NewFamily, tell: (who: string, what: string) => void): Promise<string> {
  const ofLine = { params: { path: { lineId } } };
  await api.create("/lines/{lineId}/provisioning", { ...ofLine, body: { delivery: "sip", locality: "Rennes" } });
  tell("Claire", "asks for a number in Rennes and for Jeanne's telephone adapter");
  const account = (await api.create("/lines/{lineId}/sip-endpoint/password", ofLine)).data;
  tell("Claire", `types into the adapter: ${account.username} at ${account.registrar}, and a password shown once`);
  const plugIn = async () => {
    const answer = await fetch(`${stack.env.TWILIO_API_BASE_URL}${CONTROL_PATH}/registrations`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ domain: account.domain, username: account.username, password: account.password }),
    });
    if (!answer.ok) return undefined;
    // Whoever picks up is somebody who does what the test call asks.
    stack.standIns.twilio?.registrations.register({ ...account, password: account.password ?? "", endpoint: helpfulPerson() });
    return true;
  };
  let step = "";
  let isPluggedIn = false;
  return until(
    async () => {
      if (!isPluggedIn && (await plugIn())) {
        isPluggedIn = true;
        tell("adapter", "is registered");
      }
      const { data: job } = await api.get("/lines/{lineId}/provisioning", ofLine);
      const now = job.parking ? `waits: ${job.parking.reason}` : `${job.step ?? "begins"}`;
      if (now !== step && job.state !== "ready") tell("Ethiq", now);
      step = now;
      if (job.state !== "ready") return undefined;
      const { ethiqNumber } = (await api.get("/lines/{lineId}", ofLine)).data;
      tell("Ethiq", `ready: the line's number is ${ethiqNumber}`);
      return ethiqNumber ?? undefined;
    },
    90_000,
    "a working number",
  );
}

async function testForwarding({ api, lineId }: NewFamily, tell: (who: string, what: string) => void): Promise<void> {
  const ofLine = { params: { path: { lineId } } };
  const { id: testId } = (await api.create("/lines/{lineId}/tests", { ...ofLine, body: { kind: "forwarding" } })).data;
  const told = new Set<string>();
  await until(
    async () => {
      const { data: test } = await api.get("/line-tests/{testId}", { params: { path: { testId } } });
      for (const [index, hop] of test.hops.entries()) {
        if (hop.state !== "passed" || told.has(hop.name)) continue;
        told.add(hop.name);
        tell("test call", `hop ${index + 1} of ${test.hops.length}, ${hop.name}: passed`);
      }
      const failed = test.hops.find(({ state }) => state === "failed");
      if (failed) throw new Error(`the test call failed at ${failed.name}: ${failed.reason}`);
      return test.status === "passed" || undefined;
    },
    180_000,
    "the end of the test call",
  );
  tell("Ethiq", `the line is ${(await api.get("/lines/{lineId}", ofLine)).data.status}`);
}
