import type { Settings } from "./world.ts";

/** Nothing that would make a test wait: no pace, no latency. */
export const DEFAULT_SETTINGS: Settings = {
  webhookTimeoutMs: 15_000,
  streamHandshakeTimeoutMs: 10_000,
  keptEarSeconds: 240,
  ringBufferMs: 5000,
  badWaitUrlBlocksRoom: false,
  smsDelaysMs: { sent: 60, delivered: 200 },
  releasedNumbersReturn: false,
  takenDomains: [],
  credentialsPerList: 1000,
  autoApproveAfterMs: null,
  callsPerSecond: null,
  apiConcurrency: null,
  latencyMs: null,
};
