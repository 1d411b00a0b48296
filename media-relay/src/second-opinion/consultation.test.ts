import { expect, test } from "vitest";
import type { Log } from "../../../shared/config/log.ts";
import { NOTHING_ASKED } from "../../../shared/domain/risk/second-opinion/asking.ts";
import type { Opinion } from "../../../shared/domain/risk/second-opinion/opinion.ts";
import type { Verdict } from "../../../shared/domain/risk/types.ts";
import type { RateBudget } from "../../../shared/ports/rate-limiter.ts";
import type { Question, Reply } from "../../../shared/ports/second-opinion.ts";
import { createManualClock } from "../../../shared/sandbox/manual-clock.ts";
import { createMetrics, createRelayMetrics } from "../metrics.ts";
import { type ConsultationRecord, createConsultation, type SecondOpinionDeps } from "./consultation.ts";

const WORDS = "il faut déplacer votre argent sur un compte sûr";
const GOOD: Reply = {
  answer: { level: 3, kind: "bank_fraud_desk", reasons: [{ tactic: "money_move", quote: "déplacer votre argent" }] },
  usage: { input: 400, output: 50 },
};
const local = (level: 1 | 2 | 3): Verdict => ({
  level,
  score: 0.5,
  kind: "unknown",
  reasons: [{ tactic: "urgency", quote: "", turn: 0 }],
  isProvisional: false,
});
const settled = () => new Promise<void>((resolve) => setImmediate(() => setTimeout(resolve, 2)));

interface SceneOptions extends Partial<SecondOpinionDeps> {
  isTenantKnown?: boolean;
  counter?: "allows" | "refuses" | "silent";
}

function scene({ isTenantKnown = true, counter = "allows", ...options }: SceneOptions = {}) {
  const clock = createManualClock();
  const questions: Question[] = [];
  const budgets: (readonly RateBudget[])[] = [];
  const opinions: Opinion[] = [];
  const records: ConsultationRecord[] = [];
  const lines: string[] = [];
  let saves = 0;
  let isResting = false;
  let answer: (reply: Reply) => void = () => undefined;
  const note = (event: string, fields?: unknown) => void lines.push(JSON.stringify([event, fields]));
  const log: Log = { info: note, warn: note, error: note };
  const registry = createMetrics();
  const consultation = createConsultation(
    {
      clock,
      log,
      metrics: createRelayMetrics(registry),
      secondOpinion: {
        model: {
          isResting: () => isResting,
          ask(question, signal) {
            questions.push(question);
            return new Promise((resolve) => {
              answer = resolve;
              signal.addEventListener("abort", () => resolve({ failure: "cancelled" }));
            });
          },
        },
        budget: {
          async count(asked) {
            budgets.push(asked);
            return counter === "silent" ? undefined : { isAllowed: counter === "allows", limit: 1, remaining: 1, resetSeconds: 1 };
          },
        },
        questionsPerCall: 2,
        questionsPerTenantPerDay: 100,
        ...options,
      },
    },
    {
      callId: "call",
      tenantId: isTenantKnown ? "tenant" : undefined,
      locale: "fr",
      asked: NOTHING_ASKED,
      async save() {
        saves += 1;
      },
      consider(opinion) {
        opinions.push(opinion);
        return "raised";
      },
      record: async (record) => void records.push(record),
    },
  );
  let turn = 0;
  return {
    clock,
    questions,
    budgets,
    opinions,
    records,
    lines,
    consultation,
    saves: () => saves,
    metrics: () => registry.render(),
    rest(value: boolean) {
      isResting = value;
    },
    async say(text: string, { atMs = 0, level = 2 as 1 | 2 | 3, speaker = "caller" as "caller" | "protected" } = {}) {
      consultation.heard({ turn: turn++, speaker, text, isFinal: true, atMs }, local(level));
      consultation.askIfDue();
      await settled();
    },
    async answer(reply: Reply) {
      answer(reply);
      await settled();
    },
  };
}

test("a question is counted and kept before it is asked, and its answer is weighed and recorded without words", async () => {
  const { say, answer, questions, budgets, opinions, records, lines, saves, consultation, metrics } = scene({
    prices: { input: 0.5, output: 2 },
  });
  await say("bonjour madame", { speaker: "protected" });
  await say(WORDS, { atMs: 4_000 });
  expect(consultation.asked).toEqual({ questions: 1, lastAskedAtMs: 4_000 });
  expect(saves()).toBe(1);
  expect(questions).toMatchObject([{ locale: "fr", excerpt: [{ text: "bonjour madame" }, { text: WORDS }] }]);
  expect(budgets[0]?.map(({ limit }) => limit)).toEqual([100, 2]);
  expect(JSON.stringify(budgets)).not.toContain("tenant");
  await answer(GOOD);
  expect(opinions).toMatchObject([{ level: 3, reasons: [{ quote: "déplacer votre argent", turn: 1 }] }]);
  expect(records).toMatchObject([{ number: 1, askedAtTurn: 1, outcome: "raised", answerLevel: 3, inputTokens: 400, costMicroUsd: 300 }]);
  expect(JSON.stringify([records, lines])).not.toMatch(/argent|madame/);
  expect(metrics()).toContain('relay_second_opinion_tokens_total{direction="input"} 400');
});

test("one question at a time, then a pause, then as many as allowed", async () => {
  const { say, answer, questions } = scene();
  await say(WORDS);
  await say(WORDS, { atMs: 20_000 });
  expect(questions).toHaveLength(1);
  await answer(GOOD);
  await say(WORDS, { atMs: 21_000 });
  expect(questions).toHaveLength(2);
  await answer(GOOD);
  await say(WORDS, { atMs: 99_000 });
  expect(questions).toHaveLength(2);
});

test("a stretch that comes again brings only what was added", async () => {
  const { consultation, questions } = scene();
  for (const text of ["un deux trois", "un deux trois quatre", "un deux trois quatre cinq"]) {
    consultation.heard({ turn: 0, speaker: "caller", text, isFinal: true, atMs: 0 }, local(2));
    consultation.askIfDue();
    await settled();
  }
  expect(questions).toHaveLength(0);
});

test("nobody is asked without a tenant, without its budget, or when the counter does not answer", async () => {
  const unknown = scene({ isTenantKnown: false });
  await unknown.say(WORDS);
  expect([unknown.questions, unknown.budgets]).toEqual([[], []]);
  const spent = scene({ counter: "refuses" });
  await spent.say(WORDS);
  expect(spent.questions).toEqual([]);
  expect(spent.metrics()).toContain('relay_second_opinions_total{outcome="budget_spent"} 1');
  const silent = scene({ counter: "silent" });
  await silent.say(WORDS);
  expect(silent.questions).toEqual([]);
  expect(silent.metrics()).toContain('relay_second_opinions_total{outcome="budget_unknown"} 1');
});

test("while the model rests nothing is spent", async () => {
  const { say, rest, questions, budgets, consultation } = scene();
  rest(true);
  await say(WORDS);
  expect([budgets, consultation.asked]).toEqual([[], NOTHING_ASKED]);
  rest(false);
  await say("et maintenant");
  expect(questions).toHaveLength(1);
});

test("no answer changes nothing, and an unknown cost is not zero", async () => {
  const { say, answer, opinions, records } = scene();
  await say(WORDS);
  await answer({ failure: "timeout" });
  expect(opinions).toEqual([]);
  expect(records).toMatchObject([{ outcome: "timeout", answerLevel: null, inputTokens: null, costMicroUsd: null }]);
});

test("a call that ended is not judged any more", async () => {
  const { say, consultation, opinions, records } = scene();
  await say(WORDS);
  await consultation.stop();
  await say(WORDS, { atMs: 99_000 });
  expect(opinions).toEqual([]);
  expect(records).toMatchObject([{ outcome: "call_over" }]);
});
