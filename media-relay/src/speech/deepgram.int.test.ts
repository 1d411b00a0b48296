import { afterEach, expect, test } from "vitest";
import type { SpeechFailure, Transcript } from "../../../shared/ports/speech.ts";
import { loadRecording } from "../../../shared/sandbox/recordings/recording.ts";
import { type StartedDeepgram, startDeepgram } from "../../../shared/sandbox/speech/start-deepgram.ts";
import { createBlockPool } from "../codec/timeline.ts";
import { createMetrics, createRelayMetrics } from "../metrics.ts";
import { systemClock } from "../system-clock.ts";
import { createDeepgramRecogniser } from "./deepgram.ts";
import { createSpeechConnector } from "./speech-socket.ts";

let deepgram: StartedDeepgram | undefined;
afterEach(() => deepgram?.close());

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Plays the first part of a recording at its own pace and gives back what was recognised. */
async function listenTo(name: string, playedMs: number, started: StartedDeepgram) {
  const recording = loadRecording(name);
  const metrics = createRelayMetrics(createMetrics());
  const finals: Transcript[] = [];
  const givenUp: SpeechFailure[] = [];
  const recogniser = createDeepgramRecogniser({
    url: started.url.replace(/^http/, "ws"),
    model: "nova-3",
    connect: createSpeechConnector({ apiKey: "key" }),
    clock: systemClock,
    pool: createBlockPool(),
    metrics,
  });
  const stream = recogniser.open(
    { callId: "call", locale: recording.manifest.lang },
    {
      onTranscript: (transcript) => (transcript.isEndOfUtterance ? finals.push(transcript) : undefined),
      onGivenUp: (reason) => givenUp.push(reason),
    },
  );
  const begun = performance.now();
  for (let slot = 0; slot < playedMs / 20; slot += 1) {
    while (performance.now() - begun < slot * 20) await new Promise((resolve) => setTimeout(resolve, 5));
    stream.send(0, slot * 20, recording.frames.caller[slot] ?? new Uint8Array(160).fill(0xff));
    stream.send(1, slot * 20, recording.frames.protected[slot] ?? new Uint8Array(160).fill(0xff));
    stream.flush();
  }
  await stream.close();
  const heard = ([0, 1] as const).map((channel) =>
    finals.filter((final) => final.channel === channel).flatMap(({ text }) => wordsOf(text)),
  );
  const spoken = (["caller", "protected"] as const).map((speaker) =>
    recording.manifest.turns
      .filter((turn) => turn.speaker === speaker)
      .flatMap(({ words }) => words)
      .filter(({ endMs }) => endMs < playedMs)
      .flatMap(({ word }) => wordsOf(word)),
  );
  return { heard, spoken, givenUp, metrics };
}

test("a call is recognised word by word, each voice by itself", async () => {
  deepgram = await startDeepgram({ apiKey: "key" });
  const { heard, spoken, givenUp } = await listenTo("fr-scam-bank-desk", 9_000, deepgram);
  expect(spoken.flat().length).toBeGreaterThan(8);
  expect(heard).toEqual(spoken);
  expect(givenUp).toEqual([]);
});

test("a connection that dies in the middle costs no word", async () => {
  deepgram = await startDeepgram({ apiKey: "key" });
  deepgram.faults.add({ match: /./, effect: { kind: "close", code: 1011, reason: "NET-0000", afterMs: 4_000 }, times: 1 });
  const { heard, spoken, metrics } = await listenTo("en-scam-safe-account", 11_000, deepgram);
  expect(heard).toEqual(spoken);
  expect(metrics.speechFailures.total()).toBe(1);
  expect(deepgram.stats().throttled).toBe(0);
});
