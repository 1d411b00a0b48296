import type { Log } from "../config/log.ts";
import type { RecordEvent, RecordVerdict } from "../contracts/call-records.ts";
import type { Level, Locale } from "../domain/call/level.ts";
import { toAppError } from "../domain/errors.ts";
import type { Verdict } from "../domain/risk/types.ts";
import { maskSensitive } from "../domain/text/mask-digits.ts";
import { storableText } from "../domain/text/storable-text.ts";
import type { CallStore } from "../ports/call-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { CallControl } from "../ports/telephony.ts";
import type { CallWriter } from "./call-writer.ts";

export interface ActOnVerdictDeps {
  store: Pick<CallStore, "recordVerdict" | "recordEvent">;
  control: CallControl;
  queue: JobQueue;
  clock: Clock;
  wallNow: () => Date;
  log: Log;
  /** Told how each whisper went. */
  onWhisper?: (outcome: "sent" | "failed") => void;
}

export interface ProtectedCall {
  callId: string;
  locale: Locale;
  writer: CallWriter;
}

/** What another relay must know not to warn too often; plain data. */
export interface WhisperTally {
  /** Tried, whatever came of it: numbers the events. */
  tried: number;
  spoken: number;
  spokenAtLevel3: number;
  lastSpokenAt: number;
}

export interface ActOnVerdict {
  /**
   * A level higher than any before: warns the person and writes the record at the same time. The same level again, now on
   * final words: adds them to the record. Never throws.
   */
  rise(verdict: Verdict): void;
  /** The protected person said something. */
  protectedSpoke(): void;
  tally(): WhisperTally;
  /** The call is over: nothing new is begun, writes that wait for a retry are tried one last time. */
  end(): Promise<void>;
}

const MAX_WHISPERS = 3;
const WHISPER_GAP_MS = 20_000;
/** The longest a whisper lasts, then the five seconds in which the person should be heard. */
const UNHEARD_MS = 8_000 + 5_000;
const WHISPER_RETRY_MS = 2_000;
const MAX_QUOTE = 300;
const MAX_REASONS = 12;

const freshTally = (): WhisperTally => ({ tried: 0, spoken: 0, spokenAtLevel3: 0, lastSpokenAt: Number.NEGATIVE_INFINITY });

/** One per call. `tally` is what an earlier relay left. */
export function createActOnVerdict(
  { store, control, queue, clock, wallNow, log, onWhisper = () => undefined }: ActOnVerdictDeps,
  call: ProtectedCall,
  tally: WhisperTally = freshTally(),
): ActOnVerdict {
  const { callId, writer } = call;
  let isOver = false;
  let risenTo: Level = 1;
  let spokeAt = Number.NEGATIVE_INFINITY;
  const wakeUps = new Set<() => void>();
  const underway = new Set<Promise<void>>();

  const begin = (work: Promise<void>) => {
    underway.add(work);
    void work.finally(() => underway.delete(work));
  };
  /** Cut short when the call ends. */
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      if (isOver) return resolve();
      const wake = () => {
        cancel();
        wakeUps.delete(wake);
        resolve();
      };
      const cancel = clock.after(ms, wake);
      wakeUps.add(wake);
    });

  const publishAlerts = async (alertIds: readonly string[]) => {
    const outcomes = await Promise.allSettled(alertIds.map((alertId) => queue.publish("alert", { alertId }, { deduplicationId: alertId })));
    const unpublished = outcomes.filter(({ status }) => status === "rejected").length;
    // They are on record as due: the sweep sends them.
    if (unpublished > 0) log.warn("alert_publish_failed", { callId, count: unpublished });
  };

  const record = async (verdict: Verdict, at: Date) => {
    const entry: RecordVerdict = {
      callId,
      key: `verdict:${verdict.level}`,
      at: at.toISOString(),
      level: verdict.level,
      score: verdict.score,
      kind: verdict.kind,
      reasons: verdict.reasons.slice(0, MAX_REASONS).map(({ tactic, quote, turn }) => ({
        tactic,
        // What a recogniser may still take back is acted on and not kept.
        quote: verdict.isProvisional ? "" : storableText(maskSensitive(quote), MAX_QUOTE),
        turn,
      })),
    };
    const recorded = await writer.write("verdict", () => store.recordVerdict(entry));
    if (recorded) await publishAlerts(recorded.alertIds);
  };

  const note = (event: Omit<RecordEvent, "callId">) => writer.write("action", () => store.recordEvent({ callId, ...event }));

  const mayWhisper = (level: Level): boolean => {
    if (level === 3 && tally.spokenAtLevel3 === 0) return true;
    return tally.spoken < MAX_WHISPERS && clock.now() - tally.lastSpokenAt >= WHISPER_GAP_MS;
  };

  const speak = async (verdict: Verdict): Promise<boolean> => {
    tally.tried += 1;
    const key = `whisper:${tally.tried}`;
    const at = wallNow().toISOString();
    const warning = { level: verdict.level, tactic: verdict.reasons[0]?.tactic ?? null, locale: call.locale };
    // Counted before the answer comes, so that two rises in a row do not both speak.
    tally.spoken += 1;
    tally.lastSpokenAt = clock.now();
    if (warning.level === 3) tally.spokenAtLevel3 += 1;
    const payload = { action: "whisper", level: warning.level, tactic: warning.tactic };
    try {
      await control.whisper({ callId }, warning);
    } catch (thrown) {
      const { code } = toAppError(thrown);
      tally.spoken -= 1;
      if (warning.level === 3) tally.spokenAtLevel3 -= 1;
      onWhisper("failed");
      log.warn("whisper_failed", { callId, code });
      begin(note({ key, at, type: "action", payload: { ...payload, outcome: "failed", code } }).then(() => undefined));
      return false;
    }
    onWhisper("sent");
    begin(note({ key, at, type: "action", payload: { ...payload, outcome: "sent" } }).then(() => undefined));
    return true;
  };

  const whisper = async (verdict: Verdict) => {
    if (verdict.level === 1 || !mayWhisper(verdict.level)) return;
    const startedAt = clock.now();
    const wasSpoken = await speak(verdict);
    if (verdict.level !== 3) return;
    // Somebody who was warned and says nothing may not have heard it.
    await pause(wasSpoken ? UNHEARD_MS : WHISPER_RETRY_MS);
    const isUnheard = !wasSpoken || spokeAt < startedAt;
    if (!isOver && isUnheard && tally.spoken < MAX_WHISPERS) await speak(verdict);
  };

  return {
    rise(verdict) {
      if (isOver) return;
      begin(record(verdict, wallNow()));
      if (verdict.level <= risenTo) return;
      risenTo = verdict.level;
      begin(whisper(verdict));
    },
    protectedSpoke() {
      spokeAt = clock.now();
    },
    tally: () => ({ ...tally }),
    async end() {
      isOver = true;
      writer.end();
      for (const wake of [...wakeUps]) wake();
      while (underway.size > 0) await Promise.allSettled([...underway]);
    },
  };
}
