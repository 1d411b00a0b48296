import { expect, test, vi } from "vitest";
import { AppError } from "../../shared/domain/errors.ts";
import type { Sketch, Stage } from "../../shared/domain/risk/fingerprint.ts";
import type { CallerReputation, ScamCampaign } from "../../shared/domain/risk/reputation.ts";
import type { Transcript } from "../../shared/ports/speech.ts";
import { createMetrics, createRelayMetrics } from "./metrics.ts";
import { createOutsideEvidence } from "./outside-evidence.ts";

const WORDS = Array.from(
  { length: 200 },
  (_, at) => `mot${"abcdefghij"[at % 10]}${"klmnopqrst"[Math.floor(at / 10) % 10]}${at < 100 ? "x" : "y"}`,
);
const CALLER_HASH = "0".repeat(32);
const never = () => new Promise<never>(() => undefined);
const said = (text: string, over: Partial<Transcript> = {}): Transcript => ({
  channel: 0,
  text,
  isFinal: true,
  isEndOfUtterance: true,
  startMs: 0,
  endMs: 1_000,
  ...over,
});

function begin({
  isShown = true,
  kept = undefined as unknown,
  caller = async (): Promise<CallerReputation | undefined> => undefined,
  campaign = async (_: Stage): Promise<ScamCampaign | undefined> => undefined,
} = {}) {
  const registry = createMetrics();
  const asked: { stage: Stage; sketch: Sketch }[] = [];
  const recorded: Partial<Record<Stage, Sketch>>[] = [];
  const met: string[] = [];
  const evidence = createOutsideEvidence(
    {
      knowledge: {
        meetCaller(_, hash) {
          met.push(hash);
          return caller();
        },
        findCampaign(_, stage, sketch) {
          asked.push({ stage, sketch });
          return campaign(stage);
        },
        recordScript: async (_, sketches) => void recorded.push(sketches),
      },
      fingerprintKey: [1, 2, 3, 4],
      metrics: createRelayMetrics(registry),
    },
    {
      claims: { callId: "c", ...(isShown ? { callerHash: CALLER_HASH } : {}) },
      kept,
      writer: { write: async (_, run) => run().catch(() => undefined) },
    },
  );
  return { evidence, asked, recorded, met, metrics: () => registry.render() };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test("a caller whom five tenants met weighs something as soon as the answer comes, and nothing before", async () => {
  const { evidence, met, metrics } = begin({ caller: async () => ({ tenants: 20, days: 0 }) });
  expect(evidence.logit()).toBe(0);
  await settle();
  expect(evidence.logit()).toBe(1);
  expect(met).toEqual([CALLER_HASH]);
  expect(metrics()).toContain('relay_shared_knowledge_total{asked="caller",outcome="known"} 1');
});

test("a caller without a number is met by nobody", async () => {
  const { evidence, met } = begin({ isShown: false, caller: async () => ({ tenants: 20, days: 0 }) });
  await settle();
  expect([met, evidence.logit()]).toEqual([[], 0]);
});

test("the campaign is asked for twice, after 60 words and after 150, however long the call", async () => {
  const { evidence, asked } = begin({ campaign: async (stage) => (stage === 60 ? { tenants: 5, kind: "delivery" } : undefined) });
  evidence.hear(said(WORDS.slice(0, 50).join(" ")));
  expect(asked).toEqual([]);
  evidence.hear(said(WORDS.slice(50, 100).join(" ")));
  await settle();
  expect(evidence.logit()).toBe(0.8);
  for (let times = 0; times < 5; times += 1) evidence.hear(said(WORDS.join(" ")));
  await settle();
  expect(asked.map(({ stage }) => stage)).toEqual([60, 150]);
  expect(evidence.logit()).toBe(0.8);
});

test("words count once: not when they are interim, not when they come again with the next, not when the person says them", () => {
  const plain = begin();
  plain.evidence.hear(said(WORDS.join(" ")));
  const { evidence, asked } = begin();
  for (let at = 10; at <= 180; at += 10) {
    evidence.hear(said(WORDS.slice(0, at + 7).join(" "), { isFinal: false }));
    evidence.hear(said(WORDS.join(" "), { channel: 1 }));
    evidence.hear(said(WORDS.slice(0, at).join(" "), { isEndOfUtterance: at === 180 }));
  }
  expect(asked).toEqual(plain.asked);
});

test("a database that is down, or says nothing for a second, weighs nothing and is told apart", async () => {
  vi.useFakeTimers();
  try {
    const down = () => Promise.reject(new AppError("provider_unavailable", "down"));
    const { evidence, metrics } = begin({ caller: down, campaign: (stage) => (stage === 60 ? down() : never()) });
    evidence.hear(said(WORDS.join(" ")));
    await vi.advanceTimersByTimeAsync(999);
    expect(metrics()).toContain('relay_shared_knowledge_total{asked="campaign",outcome="unavailable"} 1');
    await vi.advanceTimersByTimeAsync(1);
    expect(metrics()).toContain('relay_shared_knowledge_total{asked="campaign",outcome="unavailable"} 2');
    expect(metrics()).toContain('relay_shared_knowledge_total{asked="caller",outcome="unavailable"} 1');
    expect(evidence.logit()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test("only a suspicious call of enough words is counted, by numbers and not by words", async () => {
  const { evidence, recorded } = begin();
  await evidence.conclude(3);
  evidence.hear(said(WORDS.slice(0, 100).join(" ")));
  await evidence.conclude(1);
  expect(recorded).toEqual([]);
  await evidence.conclude(2);
  expect(Object.keys(recorded[0] ?? {})).toEqual(["60"]);
});

test("a call that is suspicious perhaps only because its script is known does not make it known any longer", async () => {
  const { evidence, recorded } = begin({ campaign: async () => ({ tenants: 5, kind: "delivery" }) });
  evidence.hear(said(WORDS.slice(0, 100).join(" ")));
  await settle();
  await evidence.conclude(2);
  expect(recorded).toEqual([]);
  await evidence.conclude(3);
  expect(recorded).toHaveLength(1);
});

test("the next stream goes on with what is known, and asks for nothing twice", async () => {
  const first = begin({ caller: async () => ({ tenants: 5, days: 0 }), campaign: async () => ({ tenants: 5, kind: "delivery" }) });
  first.evidence.hear(said(WORDS.slice(0, 100).join(" ")));
  await settle();
  const kept = JSON.parse(JSON.stringify(first.evidence.kept()));
  expect(JSON.stringify(kept).length).toBeLessThan(1_100);
  const next = begin({ kept });
  expect(next.evidence.logit()).toBe(first.evidence.logit());
  next.evidence.hear(said(WORDS.slice(100).join(" ")));
  await settle();
  expect(next.asked.map(({ stage }) => stage)).toEqual([150]);
  expect(next.met).toEqual([]);
  await next.evidence.conclude(3);
  expect(Object.keys(next.recorded[0] ?? {})).toEqual(["60", "150"]);
});

test("what a lost stream was still waiting for is asked again by the next", async () => {
  const lost = begin({ caller: never, campaign: never });
  lost.evidence.hear(said(WORDS.slice(0, 100).join(" ")));
  await settle();
  const next = begin({
    // Whoever starts a stream again does not know the caller.
    isShown: false,
    kept: JSON.parse(JSON.stringify(lost.evidence.kept())),
    caller: async () => ({ tenants: 20, days: 0 }),
    campaign: async () => ({ tenants: 5, kind: "delivery" }),
  });
  await settle();
  expect([next.met, next.asked.map(({ stage }) => stage)]).toEqual([[CALLER_HASH], [60]]);
  expect(next.evidence.logit()).toBe(1.8);
});

test("what was asked in vain is not asked for ever", async () => {
  const first = begin();
  first.evidence.hear(said(WORDS.slice(0, 100).join(" ")));
  await settle();
  const next = begin({ kept: JSON.parse(JSON.stringify(first.evidence.kept())) });
  await settle();
  expect([next.met, next.asked]).toEqual([[], []]);
});

test("a voice that says one sentence over and over reads no script", async () => {
  const { evidence, asked, recorded } = begin();
  for (let times = 0; times < 60; times += 1) evidence.hear(said("merci de patienter un conseiller va vous répondre"));
  await settle();
  await evidence.conclude(3);
  expect([asked, recorded]).toEqual([[], []]);
});

test.each([null, "x", { caller: 40, campaign: 0 }, { caller: Number.NaN, campaign: 0 }])(
  "what is nothing of ours is nothing (%j)",
  async (kept) => {
    const { evidence, met } = begin({ kept });
    await settle();
    expect([evidence.logit(), met]).toEqual([0, [CALLER_HASH]]);
  },
);
