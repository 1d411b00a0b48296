import { setTimeout as wait } from "node:timers/promises";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, generateText, NoObjectGeneratedError, Output } from "ai";
import { ModelAnswer } from "../../../shared/contracts/second-opinion.ts";
import type { Level } from "../../../shared/domain/call/level.ts";
import type { NoAnswerReason, Question, Reply, SecondOpinion, TokenUsage } from "../../../shared/ports/second-opinion.ts";
import { instructionsFor, promptFor } from "./prompt.ts";

export interface ModelAccount {
  /** Up to and with the version: `https://api.openai.com/v1`. */
  baseUrl: string;
  apiKey: string;
  model: string;
  /** Sent as it is when given; a model that thinks aloud for long is of no use to a call. */
  reasoningEffort?: string | undefined;
  timeoutMs?: number;
}

const TIMEOUT_MS = 4_000;
const RETRY_AFTER_MS = 200;
/** A second attempt with less time than this would only cost. */
const LEAST_RETRY_MS = 1_000;
/** The answer takes 200; the rest is for models that count their thoughts. */
const MOST_TOKENS = 1_000;
const LEVELS: Readonly<Record<ModelAnswer["verdict"], Level>> = { calm: 1, doubtful: 2, scam: 3 };
const RETRYABLE: readonly NoAnswerReason[] = ["busy", "unavailable"];

// Warnings of the SDK go to the console, where our log lines are.
Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });

/** Any server that speaks OpenAI's chat completions with structured output. */
export function createAiSdkModel({ baseUrl, apiKey, model, reasoningEffort, timeoutMs = TIMEOUT_MS }: ModelAccount): SecondOpinion {
  const provider = createOpenAICompatible({
    name: "model",
    baseURL: baseUrl,
    apiKey,
    supportsStructuredOutputs: true,
    // `max_tokens`, which the SDK would send, is refused by OpenAI's newer models.
    transformRequestBody: (body) => ({ ...body, max_completion_tokens: MOST_TOKENS, reasoning_effort: reasoningEffort }),
  });

  const attempt = async (question: Question, abortSignal: AbortSignal): Promise<Reply> => {
    try {
      const { output, usage } = await generateText({
        model: provider(model),
        instructions: instructionsFor(question.locale),
        prompt: promptFor(question),
        output: Output.object({ schema: ModelAnswer, name: "second_opinion" }),
        maxRetries: 0,
        abortSignal,
        telemetry: { isEnabled: false, recordInputs: false, recordOutputs: false },
      });
      const { verdict, kind, reasons } = output;
      return { answer: { level: LEVELS[verdict], kind, reasons }, usage: usageOf(usage) };
    } catch (error) {
      return { failure: failureOf(error), usage: NoObjectGeneratedError.isInstance(error) ? usageOf(error.usage) : undefined };
    }
  };

  return {
    async ask(question, signal) {
      const deadline = performance.now() + timeoutMs;
      const timeout = AbortSignal.timeout(timeoutMs);
      const either = AbortSignal.any([signal, timeout]);
      const whyEnded = (): NoAnswerReason | undefined => (signal.aborted ? "cancelled" : timeout.aborted ? "timeout" : undefined);

      let reply = await attempt(question, either);
      const isRetryable = reply.failure !== undefined && RETRYABLE.includes(reply.failure) && !either.aborted;
      if (isRetryable && deadline - performance.now() - RETRY_AFTER_MS >= LEAST_RETRY_MS) {
        await wait(RETRY_AFTER_MS, undefined, { signal: either }).catch(() => undefined);
        if (!either.aborted) reply = await attempt(question, either);
      }
      const why = whyEnded();
      return reply.answer || !why ? reply : { failure: why, usage: reply.usage };
    },
  };
}

function usageOf(usage: { inputTokens: number | undefined; outputTokens: number | undefined } | undefined): TokenUsage | undefined {
  const { inputTokens, outputTokens } = usage ?? {};
  return inputTokens === undefined || outputTokens === undefined ? undefined : { input: inputTokens, output: outputTokens };
}

// No message is passed on: it may repeat what was sent.
function failureOf(error: unknown): NoAnswerReason {
  if (!APICallError.isInstance(error)) return NoObjectGeneratedError.isInstance(error) ? "malformed" : "unavailable";
  const { statusCode } = error;
  if (statusCode === undefined || statusCode >= 500) return "unavailable";
  if (statusCode === 429) return "busy";
  // Some providers refuse what a caller says with 400 or 422, as content that they do not judge.
  if ([400, 413, 422].includes(statusCode)) return "unsuitable";
  return statusCode >= 400 ? "refused" : "malformed";
}
