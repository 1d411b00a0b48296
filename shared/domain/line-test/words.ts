export const LINE_TEST_KINDS = ["connectivity", "forwarding"] as const;
export type LineTestKind = (typeof LINE_TEST_KINDS)[number];

export const LINE_TEST_STATUSES = ["running", "passed", "failed", "expired"] as const;
export type LineTestStatus = (typeof LINE_TEST_STATUSES)[number];

export const HOP_STATES = ["waiting", "running", "passed", "failed"] as const;
export type HopState = (typeof HOP_STATES)[number];

/** In the order in which a call takes them. */
const CONNECTIVITY_HOPS = ["registered", "ringing", "answered", "heard", "speaks"] as const;
export const FORWARDING_HOPS = ["line", "forwarded", "ethiq", "telephone", "person", "both_ways", "listening", "private"] as const;
export const HOP_NAMES = [...CONNECTIVITY_HOPS, ...FORWARDING_HOPS] as const;
export type HopName = (typeof HOP_NAMES)[number];

/** A test that nobody asked for goes no further: the person's telephone does not ring. */
export const SILENT_HOPS: readonly HopName[] = ["line", "forwarded", "ethiq"];

export const FAILURE_REASONS = [
  "number_wrong",
  "out_of_service",
  "line_busy",
  "not_forwarded",
  "answered_elsewhere",
  "our_fault",
  "not_registered",
  "busy",
  "declined",
  "no_answer",
  "network",
  "no_key",
  "hung_up",
  "caller_not_heard",
  "person_not_heard",
  "not_recognised",
  "word_not_heard",
  "whisper_heard",
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

export interface Hop {
  readonly name: HopName;
  readonly state: HopState;
  readonly reason: FailureReason | null;
  /** What the telephone network answered, where it said. */
  readonly sipCode: number | null;
  /** When it came to this state; milliseconds. Null while it waits. */
  readonly at: number | null;
}

export const hopsOf = (kind: LineTestKind, isAutomatic: boolean): readonly HopName[] =>
  kind === "connectivity" ? CONNECTIVITY_HOPS : isAutomatic ? SILENT_HOPS : FORWARDING_HOPS;
