import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createQstashJobQueue } from "../../shared/adapters/qstash-job-queue.ts";
import { createServiceClient, type ServiceClient } from "../../shared/adapters/supabase-rpc.ts";
import { HeldLineTest } from "../../shared/contracts/line-test.ts";
import { PRIVATE_WORDS, spokenIn } from "../../shared/domain/line-test/spoken.ts";
import { FORWARDING_HOPS, type HopName } from "../../shared/domain/line-test/words.ts";
import type { JobQueue } from "../../shared/ports/job-queue.ts";
import { demoTenants } from "../../shared/sandbox/demo-tenants.ts";
import { sayRecording } from "../../shared/sandbox/speech/say-recording.ts";
import type { Twilio } from "../../shared/sandbox/twilio/start-twilio.ts";
import { helpfulPerson } from "./helpful-person.ts";
import { type Stack, startStack } from "./start-stack.ts";

// The whole product as it runs, processes and all. Each test has a household of its own, since they last as long as real ones.

const HOUSEHOLDS = 10;
/** The household whose line has a second telephone. */
const TWO_TELEPHONES = 8;

let stack: Stack;
let twilio: Twilio;
let jobs: JobQueue;
let service: ServiceClient;
let logDir: string;

beforeAll(async () => {
  logDir = await mkdtemp(join(tmpdir(), "ethiq-line-test-"));
  const tenants = demoTenants(HOUSEHOLDS * 2).filter(({ locale }) => locale === "fr");
  stack = await startStack({
    logDir,
    tenants: tenants.map((tenant, index) => ({
      ...tenant,
      lines: tenant.lines.map((line) => ({
        ...line,
        status: "testing",
        delivery: index === TWO_TELEPHONES ? line.delivery : line.delivery.slice(0, 1),
      })),
    })),
  });
  if (!stack.standIns.twilio || !stack.standIns.deepgram) throw new Error("not simulated");
  twilio = stack.standIns.twilio;
  // A whisper that is heard anywhere is recognised there.
  for (const word of PRIVATE_WORDS.fr) stack.standIns.deepgram.learn(sayRecording(spokenIn("fr").whisper(word), "fr"));
  const { env } = stack;
  jobs = createQstashJobQueue({ url: env.QSTASH_URL, token: env.QSTASH_TOKEN ?? "", publicUrl: env.PUBLIC_URL ?? "" });
  service = createServiceClient({ url: env.SUPABASE_URL ?? "", secretKey: env.SUPABASE_SECRET_KEY ?? "" });
}, 120_000);

afterAll(async () => {
  await stack?.stop();
  await rm(logDir, { recursive: true, force: true });
});

function household(index: number) {
  const tenant = stack.tenants[index];
  const line = tenant?.lines[0];
  const [first, second] = line?.delivery ?? [];
  if (!tenant || !line?.forwardedNumber || first?.kind !== "sip") throw new Error("no such household");
  return { tenant, line, forwarded: line.forwardedNumber, telephone: first.uri, second: second?.kind === "number" ? second.e164 : "" };
}

const person = async (index: number) => {
  const { env } = stack;
  const client = createClient(env.SUPABASE_URL ?? "", env.SUPABASE_PUBLISHABLE_KEY ?? "", { auth: { persistSession: false } });
  const [member] = household(index).tenant.members;
  if (!member) throw new Error("nobody there");
  const { error } = await client.auth.signInWithPassword({ email: member.email, password: member.password });
  if (error) throw error;
  return client;
};

async function start(index: number, kind: "forwarding" | "connectivity" = "forwarding"): Promise<string> {
  const client = await person(index);
  const { data, error } = await client.rpc("start_line_test", { p_line_id: household(index).line.lineId, p_kind: kind });
  if (error) throw error;
  await jobs.publish("line-test", { testId: data.id, step: "call" });
  return data.id;
}

async function look(testId: string): Promise<HeldLineTest> {
  const { data, error } = await service.rpc("claim_line_test", { p_test_id: testId });
  if (error) throw error;
  return HeldLineTest.parse(data);
}

async function eventually(isSo: () => boolean | Promise<boolean>, timeoutMs = 30_000): Promise<void> {
  for (const deadline = Date.now() + timeoutMs; !(await isSo()); await wait(300)) {
    if (Date.now() > deadline) throw new Error("it did not happen in time");
  }
}

async function over(testId: string, timeoutMs = 120_000): Promise<HeldLineTest> {
  for (const deadline = Date.now() + timeoutMs; ; await wait(200)) {
    const held = await look(testId);
    if (held.status !== "running") return held;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify({ hops: held.hops, progress: held.progress })}`);
  }
}

const failedAt = ({ hops }: HeldLineTest): [HopName, string | null] | undefined => {
  const hop = hops.find(({ state }) => state === "failed");
  return hop && [hop.name, hop.reason];
};
const lineStatus = async (index: number) =>
  (await service.from("lines").select("status").eq("id", household(index).line.lineId).single()).data?.status;

describe.concurrent("a line", () => {
  test("whose forwarding, telephone, listening and whispering work passes all eight hops and is in service", async () => {
    const { line, telephone } = household(0);
    twilio.endpoints.set(telephone, helpfulPerson());
    const said: { text: string; kind: string; callSid: string }[] = [];
    const unsubscribe = twilio.onEvent((event) => void (event.type === "said" && said.push(event)));
    const held = await over(await start(0));
    unsubscribe();
    expect(failedAt(held)).toBeUndefined();
    expect(held.status).toBe("passed");
    expect(held.hops.map(({ name, state }) => `${name} ${state}`)).toEqual(FORWARDING_HOPS.map((name) => `${name} passed`));
    expect(await lineStatus(0)).toBe("active");

    // In the person's ear, and in no other.
    const whisper = said.find(
      ({ text, kind, callSid }) => kind === "announcement" && text.startsWith("Message privé") && callSid === held.personCallSid,
    );
    expect(whisper).toBeDefined();
    expect(twilio.heardSay(held.personCallSid ?? "", whisper?.text ?? "")).toBe(true);
    const inbound = (
      await service
        .from("calls")
        .select("call_sid, plan, plan_reason, level")
        .eq("id", held.forwardedCallId ?? "")
    ).data?.[0];
    expect(inbound).toMatchObject({ plan: "protect", plan_reason: "forwarding_test", level: 1 });
    expect(twilio.heardSay(inbound?.call_sid ?? "", whisper?.text ?? "")).toBe(false);
    expect(twilio.heardSay(held.callerCallSid ?? "", whisper?.text ?? "")).toBe(false);

    // All legs end, the call counts for nothing, and the very same call is a loop again.
    const room = () => twilio.conferences().find(({ friendlyName }) => friendlyName === held.forwardedCallId);
    await eventually(() => room()?.status === "completed");
    expect((await service.from("usage_daily").select("calls").eq("line_id", line.lineId)).data).toEqual([]);
    const loop = await twilio.placeCall({ from: line.ethiqNumber, to: line.ethiqNumber }).done;
    expect(loop).toMatchObject({ status: "no-answer", conversationStartedAt: null });
  });

  test("that is not forwarded is told so", async () => {
    const { forwarded } = household(1);
    twilio.endpoints.set(forwarded, { behaviour: "no-answer" });
    expect(failedAt(await over(await start(1)))).toEqual(["forwarded", "not_forwarded"]);
    expect(await lineStatus(1)).toBe("testing");
  });

  test("whose call is picked up at home is told so, and whoever picked up hears why it rang", async () => {
    const { forwarded } = household(2);
    twilio.endpoints.set(forwarded, { behaviour: "answers", answerAfterMs: 200 });
    const held = await over(await start(2));
    expect(failedAt(held)).toEqual(["forwarded", "answered_elsewhere"]);
    await eventually(() => twilio.heardSay(held.callerCallSid ?? "", spokenIn("fr").notForwarded));
  });

  test("whose adapter is unplugged is told so", async () => {
    const { telephone } = household(3);
    twilio.endpoints.set(telephone, { behaviour: "not-registered" });
    const held = await over(await start(3));
    expect(failedAt(held)).toEqual(["telephone", "not_registered"]);
    expect(held.hops.find(({ name }) => name === "telephone")?.sipCode).toBe(480);
  });

  test("whose voicemail takes the call is told so", async () => {
    const { telephone } = household(4);
    twilio.endpoints.set(telephone, { behaviour: "answers", answerAfterMs: 200 });
    expect(failedAt(await over(await start(4)))).toEqual(["person", "no_key"]);
  });

  test("whose telephone plays the whisper aloud never passes, though the word was repeated", async () => {
    const { telephone } = household(5);
    const { reactions = [], ...answers } = helpfulPerson();
    const echo = { onSay: /^(Message privé.*)$/, says: "$1", afterMs: 0 };
    const word = reactions.filter(({ onSay }) => String(onSay).includes("voix haute")).map((reaction) => ({ ...reaction, afterMs: 8_000 }));
    const rest = reactions.filter(({ onSay }) => !String(onSay).includes("voix haute"));
    twilio.endpoints.set(telephone, { ...answers, reactions: [...rest, echo, ...word] });
    const held = await over(await start(5));
    expect(failedAt(held)).toEqual(["private", "whisper_heard"]);
    expect(held.status).toBe("failed");
    expect(await lineStatus(5)).toBe("testing");
  });

  test("that is watched is tested without a telephone ringing", async () => {
    const { line, telephone } = household(6);
    await service.from("lines").update({ status: "active", watch_agreed_at: new Date().toISOString() }).eq("id", line.lineId);
    twilio.endpoints.set(telephone, helpfulPerson());
    let rings = 0;
    const unsubscribe = twilio.onEvent((event) => {
      if (event.type === "ringing" && event.to === telephone) rings += 1;
    });
    await jobs.publish("watch-line", { lineId: line.lineId, repeatsId: null });
    const begun = async () =>
      (await service.from("line_tests").select("id").eq("line_id", line.lineId)).data?.[0]?.id as string | undefined;
    await eventually(async () => (await begun()) !== undefined);
    const held = await over((await begun()) ?? "");
    unsubscribe();
    expect(held).toMatchObject({ status: "passed", isAutomatic: true });
    expect(held.hops.map(({ name }) => name)).toEqual(["line", "forwarded", "ethiq"]);
    expect(rings).toBe(0);
  });

  test("whose telephone answers and is understood passes its connectivity test", async () => {
    twilio.endpoints.set(household(7).telephone, helpfulPerson());
    const held = await over(await start(7, "connectivity"));
    expect(held.hops.map(({ state }) => state)).toEqual(["passed", "passed", "passed", "passed", "passed"]);
  });

  test("rings its second telephone when the first one is unplugged", async () => {
    const { telephone, second } = household(TWO_TELEPHONES);
    twilio.endpoints.set(telephone, { behaviour: "not-registered" });
    twilio.endpoints.set(second, helpfulPerson());
    const held = await over(await start(TWO_TELEPHONES));
    expect(failedAt(held)).toBeUndefined();
    expect(held.status).toBe("passed");
  });
});
