import { createMediaFrame } from "../../media-relay/src/codec/media-frame.ts";
import { createBlockPool } from "../../media-relay/src/codec/timeline.ts";
import { createLoadMeter } from "../../media-relay/src/load-meter.ts";
import { createMetrics, createRelayMetrics } from "../../media-relay/src/metrics.ts";
import { startRelayServer } from "../../media-relay/src/server.ts";
import { createDeepgramRecogniser } from "../../media-relay/src/speech/deepgram.ts";
import { createSpeechConnector } from "../../media-relay/src/speech/speech-socket.ts";
import { createUsedTokens } from "../../media-relay/src/stream-gate.ts";
import { systemClock } from "../../media-relay/src/system-clock.ts";
import { NOTHING_SHARED } from "../../media-relay/src/testing/nothing-shared.ts";
import { createStreamTokens } from "../../shared/app/stream-token.ts";
import { silentLog } from "../../shared/config/log.ts";
import type { LineRoute } from "../../shared/contracts/line-route.ts";
import { createRiskState, observe } from "../../shared/domain/risk/engine.ts";
import { ENGINE_VERSION } from "../../shared/domain/risk/engine-version.ts";
import { fromFeatures, toFeatures } from "../../shared/domain/risk/features.ts";
import { AUTH_TOKEN, LINE_ID, RELAY_URL, STREAM_SECRET } from "./relay-wire.ts";

// The relay with everything on; only what it would ask over the network answers from memory.

const registry = createMetrics();
const metrics = createRelayMetrics(registry);
const load = createLoadMeter();
const route = (ethiqNumber: LineRoute["ethiqNumber"]): LineRoute => ({
  lineId: LINE_ID,
  tenantId: LINE_ID,
  ethiqNumber,
  forwardedNumber: null,
  status: "active",
  locale: "fr",
  protectedName: "Jeanne",
  delivery: [{ kind: "sip", uri: "sip:a@example.test" }],
  helpLevel: 2,
  notice: false,
  trusted: [],
  blocked: [],
});
const used = new Set<string>();
const kept = new Map<string, string>();

const relay = await startRelayServer({
  relayUrl: RELAY_URL,
  authTokens: [AUTH_TOKEN],
  host: "127.0.0.1",
  port: 0,
  maxCalls: 100_000,
  drainMs: 0,
  load,
  registry,
  log: silentLog,
  call: {
    tokens: createStreamTokens({ secret: STREAM_SECRET }),
    singleUse: { claim: async (id) => !used.has(id) && Boolean(used.add(id)) },
    usedTokens: createUsedTokens(() => Date.now() / 1_000),
    directory: { find: async (dialled) => route(dialled) },
    speech: createDeepgramRecogniser({
      url: process.env.BENCH_SINK ?? "",
      model: "nova-3",
      connect: createSpeechConnector({ apiKey: "bench" }),
      clock: systemClock,
      pool: createBlockPool(),
      metrics,
    }),
    engine: { version: ENGINE_VERSION, createRiskState, observe, toFeatures, fromFeatures },
    memory: {
      get: async (callId) => kept.get(callId) && undefined,
      put: async (callId, state) => void kept.set(callId, JSON.stringify(state)),
    },
    lineMemory: { recall: async () => [] },
    outside: { knowledge: NOTHING_SHARED, fingerprintKey: [1, 2, 3, 4] },
    outlet: { isAllowed: async () => false, send: async () => undefined },
    store: {
      lineRoute: async () => undefined,
      openCall: async ({ callId, plan, startedAt }) => ({ callId, plan, planReason: null, startedAt, isNew: true }),
      recordVerdict: async () => ({ isNew: true, alertIds: [] }),
      recordEvent: async () => undefined,
      markNotAnalysed: async () => undefined,
      recordTotals: async () => undefined,
      closeCall: async () => undefined,
    },
    control: {
      whisper: async () => undefined,
      whisperTest: async () => undefined,
      prepare: async () => undefined,
      forget: () => undefined,
    },
    tests: { find: async () => undefined, record: async () => false },
    queue: { publish: async () => undefined },
    clock: systemClock,
    wallNow: () => new Date(),
    log: silentLog,
    metrics,
    frame: createMediaFrame(),
  },
});
process.on("SIGINT", () => process.exit(0));
process.on("message", () =>
  process.send?.({
    cpu: process.cpuUsage(),
    rss: process.memoryUsage.rss(),
    utilisation: load.utilisation(),
    missing: metrics.framesMissing.total(),
  }),
);
process.send?.({ port: relay.port });
// Whoever started this is gone.
process.on("disconnect", () => process.exit(0));
