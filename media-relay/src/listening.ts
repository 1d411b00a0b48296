import { type ActOnVerdictDeps, createActOnVerdict } from "../../shared/app/act-on-verdict.ts";
import { createCallWriter } from "../../shared/app/call-writer.ts";
import type { Log } from "../../shared/config/log.ts";
import type { CallTotals, NotAnalysedReason } from "../../shared/contracts/call-records.ts";
import type { StreamClaims } from "../../shared/contracts/stream-token.ts";
import type { Level, Locale } from "../../shared/domain/call/level.ts";
import { NOTHING_ASKED } from "../../shared/domain/risk/second-opinion/asking.ts";
import type { Verdict } from "../../shared/domain/risk/types.ts";
import type { CallStore } from "../../shared/ports/call-store.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { RiskMemory } from "../../shared/ports/live-calls.ts";
import type { Channel, SpeechFailure, SpeechRecogniser, Transcript } from "../../shared/ports/speech.ts";
import type { WordsOutlet } from "../../shared/ports/words-outlet.ts";
import { type CallMemory, packTally, recallCall, unpackTally } from "./call-memory.ts";
import { SLOT_MS } from "./codec/mulaw.ts";
import { createJudge } from "./judge.ts";
import { type LinePriorDeps, recallPrior } from "./line-prior.ts";
import { createLiveWords } from "./live-words.ts";
import { meterEngine } from "./meter-engine.ts";
import type { RelayMetrics } from "./metrics.ts";
import { createOutsideEvidence, type OutsideEvidenceDeps } from "./outside-evidence.ts";
import type { RiskEngine } from "./risk-engine.ts";
import { type ConsultationRecord, createConsultation, type SecondOpinionDeps } from "./second-opinion/consultation.ts";
import { shieldWith } from "./shield.ts";

export interface ListeningDeps extends Omit<ActOnVerdictDeps, "store" | "control" | "onWhisper"> {
  store: CallStore;
  control: ActOnVerdictDeps["control"] & { prepare(callId: string): Promise<void>; forget(callId: string): void };
  speech: SpeechRecogniser;
  engine: RiskEngine;
  /** Absent: the engine stands alone. */
  secondOpinion?: SecondOpinionDeps | undefined;
  memory: RiskMemory;
  lineMemory: LinePriorDeps["lineMemory"];
  outside: Pick<OutsideEvidenceDeps, "knowledge" | "fingerprintKey">;
  outlet: WordsOutlet;
  clock: Clock;
  wallNow: () => Date;
  log: Log;
  metrics: RelayMetrics;
}

/** How a stream ended. Only `stop` is the end of the call: after anything else it may go on elsewhere. */
export type Ending = "stop" | "lost" | "silent" | "protocol" | "handover" | "internal";

/** What is done with the sound of an admitted stream: words, verdicts, warnings, and what is left of it all. */
export interface Listening {
  hear(channel: Channel, slot: number, audio: Uint8Array): void;
  flush(): void;
  /** States that the rest of the call is not heard. */
  markNotAnalysed(reason: NotAnalysedReason): void;
  /** Takes in the last words and keeps what a next relay needs. */
  settle(how: Ending): Promise<void>;
  /** Writes the totals. */
  conclude(how: Ending, framesMissing: number): Promise<void>;
}

const SAVE_EVERY_MS = 2_000;

/** Goes on where an earlier stream of the same call stopped. */
export async function startListening(
  deps: ListeningDeps,
  { claims, tenantId, locale, streamSid }: { claims: StreamClaims; tenantId: string | undefined; locale: Locale; streamSid: string },
): Promise<Listening> {
  const { clock, log, metrics, store, wallNow } = deps;
  const { callId, callSid, lineId, dialled } = claims;
  const shield = shieldWith(deps);

  const resume = (features: unknown) => {
    try {
      return deps.engine.fromFeatures(features);
    } catch {
      return undefined;
    }
  };
  const [memory, recalled] = await Promise.all([recallCall(deps.memory, callId), recallPrior(deps, claims)]);
  const state = memory && resume(memory.features);
  // As the stream before began: an approach that is remembered meanwhile is none of this call's.
  const prior = memory?.prior ?? recalled;
  const startedAt = memory ? new Date(memory.startedAt) : wallNow();
  // A restarted stream counts from 0 again.
  const baseSlot = memory ? Math.max(0, Math.floor((wallNow().getTime() - memory.startedAt) / SLOT_MS)) : 0;
  const earlierSpeechMs = memory?.speechMs ?? 0;
  const judging = meterEngine(deps.engine, metrics);
  const judge = createJudge(
    judging.engine,
    {
      state: state ?? deps.engine.createRiskState(locale),
      level: memory?.level ?? 1,
      prior,
      outsideEvidence: () => outside.logit(),
    },
    (said, local) => consultation?.heard(said, local),
  );
  const writer = createCallWriter(deps, callId, {
    callId,
    callSid,
    lineId,
    dialled,
    // The token does not name the caller; `record-call`, which does, is on its way.
    caller: "unknown",
    plan: "protect",
    planReason: null,
    startedAt: startedAt.toISOString(),
  });
  const outside = createOutsideEvidence({ ...deps.outside, metrics }, { claims, kept: memory?.outside, writer });
  const act = createActOnVerdict(
    { ...deps, onWhisper: (outcome) => metrics.whispers.add(1, { outcome }) },
    { callId, locale, writer },
    memory && unpackTally(memory.whispers, clock.now()),
  );
  const liveWords = createLiveWords(deps, { callId, streamSid });
  let givenUp: SpeechFailure | undefined;
  let isOver = false;
  let isSaveDue = false;
  let hasPrepared = false;
  let consulted: Promise<void> | undefined;

  const save = (): Promise<void> => {
    const kept: CallMemory = {
      version: 1,
      startedAt: startedAt.getTime(),
      level: judge.level,
      features: deps.engine.toFeatures(judge.state),
      prior,
      outside: outside.kept(),
      speechMs: earlierSpeechMs + speech.sentMs,
      asked: consultation?.asked ?? memory?.asked ?? NOTHING_ASKED,
      whispers: packTally(act.tally(), clock.now()),
    };
    return shield("save", deps.memory.put(callId, kept));
  };
  const saveSoon = () => {
    if (isSaveDue || isOver) return;
    isSaveDue = true;
    clock.after(SAVE_EVERY_MS, () => {
      isSaveDue = false;
      if (!isOver) void save();
    });
  };
  const markNotAnalysed = (reason: NotAnalysedReason) => void writer.write("not_analysed", () => store.markNotAnalysed(callId, reason));

  const tell = (verdict: Verdict | undefined, levelBefore: Level) => {
    if (judge.level > levelBefore) metrics.verdicts.add(1, { level: String(judge.level) });
    if (!verdict) return;
    act.rise(verdict);
    void save();
  };
  const recordConsultation = async (record: ConsultationRecord) => {
    log.info("second_opinion", { callId, ...record });
    const event = {
      callId,
      key: `second_opinion:${record.number}`,
      at: wallNow().toISOString(),
      type: "note" as const,
      payload: { note: "second_opinion", ...record },
    };
    await writer.write("second_opinion", () => store.recordEvent(event));
  };
  const { secondOpinion } = deps;
  const consultation =
    secondOpinion &&
    createConsultation(
      { ...deps, secondOpinion },
      {
        callId,
        tenantId,
        locale,
        asked: memory?.asked ?? NOTHING_ASKED,
        save: () => save(),
        consider(opinion) {
          const levelBefore = judge.level;
          const { risen, effect } = judge.consider(opinion);
          tell(risen, levelBefore);
          return effect;
        },
        record: recordConsultation,
      },
    );

  const onTranscript = (transcript: Transcript) => {
    if (transcript.channel === 1) {
      act.protectedSpoke();
      // Somebody answered: the room exists by now.
      if (!hasPrepared) void shield("prepare", deps.control.prepare(callId));
      hasPrepared = true;
    }
    const before = judge.state;
    const levelBefore = judge.level;
    try {
      tell(judge.hear(transcript), levelBefore);
      outside.hear(transcript);
      liveWords.hear(transcript, judge.level);
      consultation?.askIfDue();
    } catch (error) {
      void shield("judge", Promise.reject(error));
    }
    if (judge.state !== before) saveSoon();
  };
  const speech = deps.speech.open(
    { callId, locale },
    {
      onTranscript,
      onGivenUp(reason) {
        givenUp = reason;
        log.warn("speech_given_up", { callId, reason });
        markNotAnalysed(reason);
      },
    },
  );
  log.info("stream_started", { callId, isResumed: memory !== undefined });

  return {
    hear: (channel, slot, audio) => speech.send(channel, (baseSlot + slot) * SLOT_MS, audio),
    flush: () => speech.flush(),
    markNotAnalysed,
    async settle(how) {
      isOver = true;
      consulted = consultation?.stop();
      if (how === "stop") return speech.close();
      // The next relay may ask at once, before the last words are in.
      if (how !== "handover") await save();
      const before = judge.state;
      await speech.close();
      if (how === "handover" || judge.state !== before) await save();
    },
    async conclude(how, framesMissing) {
      liveWords.end();
      await Promise.all([act.end(), consulted]);
      deps.control.forget(callId);
      const speechMs = earlierSpeechMs + speech.sentMs;
      const notAnalysedReason = givenUp ?? (how === "protocol" ? "stream_protocol" : null);
      const judged = { ...judging.tally(), questions: consultation?.asked.questions ?? 0 };
      metrics.speechSeconds.add(speech.sentMs / 1_000);
      const totals: CallTotals = { callId, analysed: notAnalysedReason === null, notAnalysedReason, speechMs };
      const ended = {
        callId,
        key: `stream:${streamSid}:ended`.slice(0, 80),
        at: wallNow().toISOString(),
        type: "stream" as const,
        payload: { how, speechMs, framesMissing, reason: notAnalysedReason, engine: deps.engine.version, judging: judged },
      };
      await writer.write("totals", () => store.recordTotals(totals));
      await writer.write("stream", () => store.recordEvent(ended));
      await outside.conclude(judge.level);
      log.info("stream_ended", { callId, how, speechMs, ...judged });
    },
  };
}
