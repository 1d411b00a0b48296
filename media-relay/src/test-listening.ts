import { createCallWriter } from "../../shared/app/call-writer.ts";
import { lookLater } from "../../shared/app/line-test/carry-out.ts";
import { moveTest, storedTest } from "../../shared/app/line-test/move-test.ts";
import type { NotAnalysedReason } from "../../shared/contracts/call-records.ts";
import type { StreamClaims } from "../../shared/contracts/stream-token.ts";
import type { Locale } from "../../shared/domain/call/level.ts";
import type { LineTestEvent } from "../../shared/domain/line-test/advance.ts";
import { isWhisperDue } from "../../shared/domain/line-test/parts.ts";
import { hasWhisper, saysHello, saysWord } from "../../shared/domain/line-test/spoken.ts";
import type { LineTestStore } from "../../shared/ports/line-test-store.ts";
import type { Transcript } from "../../shared/ports/speech.ts";
import type { TestWhisper } from "../../shared/ports/telephony.ts";
import { SLOT_MS } from "./codec/mulaw.ts";
import type { Listening, ListeningDeps } from "./listening.ts";
import { shieldWith } from "./shield.ts";

export interface TestListeningDeps extends ListeningDeps {
  tests: Pick<LineTestStore, "find" | "record">;
  control: ListeningDeps["control"] & TestWhisper;
}

/** How often the test is asked whether the private word is due. */
const LOOK_MS = 1_000;
/** What leaked is recognised with the word or before it; this long is waited for it. */
const LEAK_WAIT_MS = 3_000;

/**
 * Listens to a call that proves a line: to the person's greeting, then to the private word, whispered on the way of a real warning.
 * What is heard where only the person should be must hold the word and nothing of the sentence around it.
 */
export function startTestListening(
  deps: TestListeningDeps,
  { claims: { callId }, testId, locale }: { claims: StreamClaims; testId: string; locale: Locale },
): Listening {
  const { clock, log, metrics, store, tests, control, queue, wallNow } = deps;
  const shield = shieldWith(deps);
  const writer = createCallWriter(deps, callId);
  const now = () => wallNow().getTime();
  let word: string | undefined;
  let whispers = 0;
  let heard = "";
  let isGreeted = false;
  let isWordHeard = false;
  let isOver = false;

  const tell = async (event: LineTestEvent) => {
    const move = await moveTest({ tests, now }, testId, () => event);
    for (const effect of move?.effects ?? []) {
      if (move && (effect.kind === "look" || effect.kind === "finish")) await lookLater({ jobs: queue, now }, move, effect);
    }
    return move;
  };
  const vouch = () => {
    isWordHeard = false;
    void shield("test", tell(hasWhisper(heard, locale) ? { type: "leaked", at: now() } : { type: "ear_heard", what: "word", at: now() }));
  };
  const onTranscript = ({ channel, text, isFinal }: Transcript) => {
    if (channel !== 1 || !isFinal) return;
    if (!isGreeted && saysHello(text, locale)) {
      const told = tell({ type: "ear_heard", what: "hello", at: now() }).then(() => {
        isGreeted = true;
      });
      void shield("test", told);
    }
    if (whispers === 0) return;
    heard += ` ${text}`;
    if (isWordHeard || word === undefined || !saysWord(text, word)) {
      if (hasWhisper(heard, locale)) void shield("test", tell({ type: "leaked", at: now() }));
      return;
    }
    isWordHeard = true;
    clock.after(LEAK_WAIT_MS, vouch);
  };
  const speech = deps.speech.open(
    { callId, locale },
    { onTranscript, onGivenUp: (reason) => log.warn("speech_given_up", { callId, reason }) },
  );

  const whisper = async () => {
    const at = now();
    // What is said from now on counts, whenever the answer of the provider comes.
    const before = heard;
    heard = "";
    whispers += 1;
    try {
      await control.whisperTest({ callId }, testId);
      metrics.whispers.add(1, { outcome: "sent" });
    } catch (error) {
      whispers -= 1;
      heard = before;
      metrics.whispers.add(1, { outcome: "failed" });
      throw error;
    }
    await tell({ type: "whispered", round: whispers, at });
  };
  const look = async () => {
    const held = await tests.find(testId);
    if (held?.status !== "running") return;
    word = held.secrets?.word;
    const test = storedTest(held);
    // Another relay may have whispered before this one took over.
    whispers = Math.max(whispers, test.whispers);
    if (isWhisperDue(test, now())) await whisper();
  };
  const keepLooking = () => {
    if (isOver) return;
    void shield("test", look()).then(() => {
      if (!isOver) clock.after(LOOK_MS, keepLooking);
    });
  };
  keepLooking();
  log.info("test_stream_started", { callId, testId });

  return {
    hear: (channel, slot, audio) => speech.send(channel, slot * SLOT_MS, audio),
    flush: () => speech.flush(),
    markNotAnalysed: (reason: NotAnalysedReason) => void writer.write("not_analysed", () => store.markNotAnalysed(callId, reason)),
    async settle() {
      isOver = true;
      await speech.close();
      if (isWordHeard) vouch();
    },
    async conclude(how) {
      writer.end();
      control.forget(callId);
      const totals = { callId, analysed: true, notAnalysedReason: null, speechMs: speech.sentMs };
      await writer.write("totals", () => store.recordTotals(totals));
      log.info("test_stream_ended", { callId, testId, how });
    },
  };
}
