import { callIdOf } from "../../../shared/app/call-id.ts";
import { createStreamTokens } from "../../../shared/app/stream-token.ts";
import type { Log } from "../../../shared/config/log.ts";
import type { RecordEvent, RecordVerdict } from "../../../shared/contracts/call-records.ts";
import type { LineRoute } from "../../../shared/contracts/line-route.ts";
import type { LiveWords } from "../../../shared/contracts/live-words.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { isE164 } from "../../../shared/domain/phone-number.ts";
import type { CallStore } from "../../../shared/ports/call-store.ts";
import type { LineMemory } from "../../../shared/ports/line-memory.ts";
import { createMediaFrame } from "../codec/media-frame.ts";
import { createBlockPool } from "../codec/timeline.ts";
import type { LoadMeter } from "../load-meter.ts";
import { createMetrics, createRelayMetrics } from "../metrics.ts";
import type { SecondOpinionDeps } from "../second-opinion/consultation.ts";
import { type RelayServer, startRelayServer } from "../server.ts";
import { createDeepgramRecogniser } from "../speech/deepgram.ts";
import { createSpeechConnector } from "../speech/speech-socket.ts";
import { createUsedTokens } from "../stream-gate.ts";
import { systemClock } from "../system-clock.ts";
import { keywordEngine } from "./keyword-engine.ts";
import { type MediaClient, openMediaClient, signUpgrade } from "./media-client.ts";
import { NOTHING_SHARED } from "./nothing-shared.ts";
import { type ScriptedDeepgram, startScriptedDeepgram } from "./scripted-deepgram.ts";

export interface TestCall {
  callId: string;
  callSid: string;
  lineId: string;
  dialled: string;
  token: string;
}

/** What the relay did to the outside, in order. */
export interface Outside {
  verdicts: RecordVerdict[];
  events: RecordEvent[];
  notAnalysed: { callId: string; reason: string }[];
  totals: { callId: string; analysed: boolean; notAnalysedReason: string | null; speechMs: number }[];
  whispers: { callId: string; level: number; tactic: string | null; locale: string }[];
  testWhispers: string[];
  alerts: string[];
  words: ({ callId: string } & LiveWords)[];
  /** Whether lines let their household read along. */
  readsAlong: boolean;
  memory: Map<string, unknown>;
  used: Set<string>;
  /** Changes how one of the stores behaves from now on. */
  isRedisDown: boolean;
  isDirectoryDown: boolean;
  routes: Map<string, LineRoute>;
}

export interface RelayFixture {
  readonly relay: RelayServer;
  readonly deepgram: ScriptedDeepgram;
  readonly outside: Outside;
  readonly url: string;
  readonly relayUrl: string;
  metrics(): string;
  newCall(options?: { locale?: Locale; lineId?: string; callerHash?: string }): Promise<TestCall>;
  connect(): Promise<MediaClient>;
  /** A stream that was let in. */
  listen(call?: TestCall): Promise<{ call: TestCall; client: MediaClient }>;
  close(): Promise<void>;
}

export const AUTH_TOKENS = ["primary-token", "secondary-token"] as const;
const RELAY_URL = "wss://relay.example.test/media";
const quietLog: Log = { info() {}, warn() {}, error() {} };
const idleLoad: LoadMeter = { utilisation: () => 0, isOverloaded: () => false, streams() {}, stop() {} };

let numbers = 0;

/** The relay over real sockets, with a scripted recogniser and stores in memory. */
export async function startRelayFixture({
  drainMs = 50,
  maxCalls = 100,
  deepgramUrl = undefined as string | undefined,
  lineMemory = { recall: async () => [] } as LineMemory,
  knowledge = NOTHING_SHARED,
  onVerdict = async (_verdict: RecordVerdict): Promise<unknown> => undefined,
  secondOpinion = undefined as SecondOpinionDeps | undefined,
} = {}): Promise<RelayFixture> {
  const deepgram = await startScriptedDeepgram();
  const registry = createMetrics();
  const metrics = createRelayMetrics(registry);
  const tokens = createStreamTokens({ secret: "a-secret-of-at-least-thirty-two-characters" });
  const outside: Outside = {
    verdicts: [],
    events: [],
    notAnalysed: [],
    totals: [],
    whispers: [],
    testWhispers: [],
    alerts: [],
    words: [],
    readsAlong: true,
    memory: new Map(),
    used: new Set(),
    isRedisDown: false,
    isDirectoryDown: false,
    routes: new Map(),
  };
  const store: CallStore = {
    lineRoute: async (dialled) => outside.routes.get(dialled),
    openCall: async ({ callId, plan, planReason, startedAt }) => ({ callId, plan, planReason, startedAt, isNew: true }),
    async recordVerdict(verdict) {
      await onVerdict(verdict);
      outside.verdicts.push(verdict);
      return { isNew: true, alertIds: verdict.level === 3 ? [`alert-of-${verdict.callId}`] : [] };
    },
    recordEvent: async (event) => void outside.events.push(event),
    markNotAnalysed: async (callId, reason) => void outside.notAnalysed.push({ callId, reason }),
    recordTotals: async (totals) => void outside.totals.push(totals),
    closeCall: async () => undefined,
  };
  const relay = await startRelayServer({
    relayUrl: RELAY_URL,
    authTokens: AUTH_TOKENS,
    host: "127.0.0.1",
    port: 0,
    maxCalls,
    drainMs,
    load: idleLoad,
    registry,
    log: quietLog,
    call: {
      tokens,
      singleUse: {
        async claim(id) {
          if (outside.isRedisDown) return undefined;
          const isFirst = !outside.used.has(id);
          outside.used.add(id);
          return isFirst;
        },
      },
      usedTokens: createUsedTokens(() => Date.now() / 1000),
      directory: {
        async find(dialled) {
          if (outside.isDirectoryDown) throw new AppError("provider_unavailable", "down");
          return outside.routes.get(dialled);
        },
      },
      speech: createDeepgramRecogniser({
        url: deepgramUrl ?? deepgram.url,
        model: "nova-3",
        connect: createSpeechConnector({ apiKey: "deepgram-key", openTimeoutMs: 1_000 }),
        clock: systemClock,
        pool: createBlockPool(),
        metrics,
      }),
      engine: keywordEngine,
      secondOpinion,
      memory: {
        get: async (callId) => structuredClone(outside.memory.get(callId)),
        put: async (callId, state) => void outside.memory.set(callId, structuredClone(state)),
      },
      lineMemory,
      outside: { knowledge, fingerprintKey: [1, 2, 3, 4] },
      outlet: {
        isAllowed: async () => outside.readsAlong,
        send: async (callId, words) => void outside.words.push({ callId, ...words }),
      },
      store,
      control: {
        whisper: async ({ callId }, { level, tactic, locale }) => void outside.whispers.push({ callId, level, tactic, locale }),
        whisperTest: async (_call, testId) => void outside.testWhispers.push(testId),
        prepare: async () => undefined,
        forget: () => undefined,
      },
      tests: { find: async () => undefined, record: async () => false },
      queue: { publish: async (_name, body) => void outside.alerts.push("alertId" in body ? body.alertId : "other") },
      clock: systemClock,
      wallNow: () => new Date(),
      log: quietLog,
      metrics,
      frame: createMediaFrame(),
    },
  });
  const url = `ws://127.0.0.1:${relay.port}/media`;

  const newCall: RelayFixture["newCall"] = async ({ locale = "fr", lineId = crypto.randomUUID(), callerHash } = {}) => {
    numbers += 1;
    const dialled = `+3393900${String(numbers).padStart(4, "0")}`;
    if (!isE164(dialled)) throw new Error("not a number");
    const callSid = `CA${numbers.toString(16).padStart(32, "0")}`;
    const call = { callId: await callIdOf(callSid), callSid, lineId, dialled };
    outside.routes.set(dialled, {
      lineId: call.lineId,
      tenantId: crypto.randomUUID(),
      ethiqNumber: dialled,
      forwardedNumber: null,
      status: "active",
      locale,
      protectedName: "Jeanne",
      delivery: [{ kind: "sip", uri: "sip:a@example.test" }],
      helpLevel: 2,
      notice: false,
      trusted: [],
      blocked: [],
    });
    return { ...call, token: await tokens.sign({ ...call, dialled, ...(callerHash ? { callerHash } : {}) }) };
  };
  const connect = () => openMediaClient(url, { "x-twilio-signature": signUpgrade(RELAY_URL, AUTH_TOKENS[0]) });

  return {
    relay,
    deepgram,
    outside,
    url,
    relayUrl: RELAY_URL,
    metrics: () => registry.render(),
    newCall,
    connect,
    async listen(given) {
      const call = given ?? (await newCall());
      const client = await connect();
      client.start(call);
      return { call, client };
    },
    async close() {
      await relay.stop();
      await deepgram.close();
    },
  };
}

/** Looks again and again until `probe` gives something; the test's own timeout ends it. */
export async function eventually<Value>(probe: () => Value | undefined | false): Promise<Value> {
  for (;;) {
    const value = probe();
    if (value !== undefined && value !== false) return value as Value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
