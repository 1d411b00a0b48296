/** Noted with each call, so that an example says what judged it. Changed with whatever moves scores: cues, weights, thresholds. */
export const ENGINE_VERSION = "2026-11-25.2";
