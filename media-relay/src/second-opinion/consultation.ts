import { sha256Hex } from "../../../shared/app/digest.ts";
import type { Log } from "../../../shared/config/log.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { type AskedSoFar, whyNotAsk } from "../../../shared/domain/risk/second-opinion/asking.ts";
import { keepLine, type Line, toExcerpt } from "../../../shared/domain/risk/second-opinion/excerpt.ts";
import { type Opinion, verifyAnswer } from "../../../shared/domain/risk/second-opinion/opinion.ts";
import type { Utterance, Verdict } from "../../../shared/domain/risk/types.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import type { RateLimiter } from "../../../shared/ports/rate-limiter.ts";
import type { Reply, TokenUsage } from "../../../shared/ports/second-opinion.ts";
import type { RelayMetrics } from "../metrics.ts";
import type { RestingOpinion } from "./with-rests.ts";

/** What the model tier is made of; the same for all calls. */
export interface SecondOpinionDeps {
  model: RestingOpinion;
  budget: RateLimiter;
  questionsPerCall: number;
  questionsPerTenantPerDay: number;
  /** US dollars per million tokens, when they are known. */
  prices?: { input: number; output: number } | undefined;
}

/** One question and what became of it, without a word of the call. */
export interface ConsultationRecord {
  number: number;
  askedAtTurn: number;
  localLevel: number;
  /** What became of it: an effect of the fusion, or why there was none. */
  outcome: string;
  answerLevel: number | null;
  verifiedReasons: number;
  latencyMs: number;
  inputTokens: number | null;
  outputTokens: number | null;
  costMicroUsd: number | null;
}

export interface Consultation {
  /** Remembers final words and what the engine alone made of them. Cheap: runs between two pieces of audio. */
  heard(said: Utterance, local: Verdict): void;
  /** Asks beside the call when a question is due. */
  askIfDue(): void;
  readonly asked: AskedSoFar;
  /** Nothing more is asked, and what comes back is not listened to. Settles when the question under way is on record. */
  stop(): Promise<void>;
}

interface ConsultedCall {
  callId: string;
  /** Undefined when no directory could tell: nobody's budget, no question. */
  tenantId: string | undefined;
  locale: Locale;
  asked: AskedSoFar;
  /** Keeps `asked` for a next relay. */
  save: () => Promise<void>;
  /** What the opinion changed. */
  consider: (opinion: Opinion) => string;
  record: (record: ConsultationRecord) => Promise<void>;
}

const DAY_SECONDS = 24 * 60 * 60;
const CALL_SECONDS = 4 * 60 * 60;

/** The model's part in judging one call. */
export function createConsultation(
  { secondOpinion, clock, log, metrics }: { secondOpinion: SecondOpinionDeps; clock: Clock; log: Log; metrics: RelayMetrics },
  call: ConsultedCall,
): Consultation {
  const { model, budget, questionsPerCall, questionsPerTenantPerDay, prices } = secondOpinion;
  const { callId, tenantId, locale } = call;
  const interest = new AbortController();
  let asked = call.asked;
  let lines: readonly Line[] = [];
  let local: Verdict | undefined;
  let nowMs = 0;
  let newWords = 0;
  let underway: Promise<void> | undefined;

  /** A counter that does not answer allows nothing: the engine can do without, the bill cannot. */
  const isPaidFor = async (tenant: string): Promise<"yes" | "budget_spent" | "budget_unknown"> => {
    const [tenantKey, callKey] = await Promise.all([sha256Hex(`second-opinion:${tenant}`), sha256Hex(`second-opinion:${callId}`)]);
    const state = await budget.count([
      { key: tenantKey, limit: questionsPerTenantPerDay, windowSeconds: DAY_SECONDS },
      // Holds even when the memory of an earlier relay was lost.
      { key: callKey, limit: questionsPerCall, windowSeconds: CALL_SECONDS },
    ]);
    if (!state) return "budget_unknown";
    return state.isAllowed ? "yes" : "budget_spent";
  };

  const ask = async (tenant: string, own: Verdict, excerptOf: () => readonly Line[]) => {
    const number = asked.questions;
    const askedAtTurn = lines.at(-1)?.turn ?? 0;
    const [paid] = await Promise.all([isPaidFor(tenant), call.save()]);
    if (interest.signal.aborted) return;
    if (paid !== "yes") {
      metrics.opinions.add(1, { outcome: paid });
      log.warn("second_opinion_not_asked", { callId, why: paid });
      return;
    }
    const excerpt = excerptOf();
    const startedAt = clock.now();
    const reply = await model.ask({ locale, excerpt }, interest.signal);
    const latencyMs = Math.round(clock.now() - startedAt);
    const opinion = reply.answer && verifyAnswer(reply.answer, excerpt, own);
    const outcome = interest.signal.aborted ? "call_over" : opinion ? call.consider(opinion) : (reply.failure ?? "malformed");
    count(reply, outcome, latencyMs);
    const costMicroUsd = costOf(reply.usage, prices);
    await call.record({
      number,
      askedAtTurn,
      localLevel: own.level,
      outcome,
      answerLevel: opinion?.level ?? null,
      verifiedReasons: opinion?.reasons.length ?? 0,
      latencyMs,
      inputTokens: reply.usage?.input ?? null,
      outputTokens: reply.usage?.output ?? null,
      costMicroUsd,
    });
  };

  const count = ({ usage }: Reply, outcome: string, latencyMs: number) => {
    metrics.opinions.add(1, { outcome });
    metrics.opinionCount.add();
    metrics.opinionSeconds.add(latencyMs / 1_000);
    if (!usage) return;
    metrics.opinionTokens.add(usage.input, { direction: "input" });
    metrics.opinionTokens.add(usage.output, { direction: "output" });
    metrics.opinionDollars.add((costOf(usage, prices) ?? 0) / 1_000_000);
  };

  return {
    heard({ turn, speaker, text, atMs }, verdict) {
      // A stretch comes again when it was continued: only what was added is new.
      const before = lines.find((line) => line.turn === turn);
      if (speaker === "caller") newWords += Math.max(0, wordsIn(text) - wordsIn(before?.text));
      lines = keepLine(lines, { turn, speaker, text });
      local = verdict;
      nowMs = Math.max(nowMs, atMs);
    },
    askIfDue() {
      if (!local || tenantId === undefined || underway || interest.signal.aborted) return;
      if (whyNotAsk(local, { asked, newWords, nowMs, mostQuestions: questionsPerCall }) || model.isResting()) return;
      asked = { questions: asked.questions + 1, lastAskedAtMs: nowMs };
      newWords = 0;
      const heardSoFar = lines;
      underway = ask(tenantId, local, () => toExcerpt(heardSoFar))
        .catch((error: unknown) => {
          metrics.errors.add(1, { place: "second_opinion" });
          log.error("relay_step_failed", { place: "second_opinion", cause: error instanceof Error ? error.name : "unknown" });
        })
        .finally(() => {
          underway = undefined;
        });
    },
    get asked() {
      return asked;
    },
    async stop() {
      interest.abort();
      await underway;
    },
  };
}

const wordsIn = (text = ""): number => (text === "" ? 0 : text.split(" ").length);

/** Undefined prices or usage: the cost is unknown, not nothing. */
const costOf = (usage: TokenUsage | undefined, prices: SecondOpinionDeps["prices"]): number | null =>
  usage && prices ? Math.round(usage.input * prices.input + usage.output * prices.output) : null;
