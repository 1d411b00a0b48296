import type { Pace } from "./calls/pace.ts";
import type { Clock } from "./clock.ts";
import type { Ear } from "./media/ear.ts";
import type { Frame } from "./media/mulaw.ts";
import type { Speaker } from "./media/speaker.ts";
import type { StockNumber } from "./numbers/stock.ts";
import type { FormParams } from "./signature.ts";

export type CallStatus = "queued" | "initiated" | "ringing" | "in-progress" | "completed" | "busy" | "failed" | "no-answer" | "canceled";
export type Method = "GET" | "POST";
export interface WebhookTarget {
  url: string;
  method: Method;
}

/** Who asked to be told of what, at which address. */
export interface Subscription {
  target: WebhookTarget;
  events: ReadonlySet<string>;
}

export type Route = { kind: "speaker" } | { kind: "room"; room: Room; participant: Participant } | { kind: "bridge"; peer: Leg };

/** What the simulator knows of a sound beside its audio: that somebody begins to speak, what it was when it is over, or a key. */
export type Sound = { kind: "voice" } | { kind: "words"; text: string } | { kind: "key"; digit: string };

export interface Leg {
  readonly sid: string;
  readonly direction: "inbound" | "outbound-api" | "outbound-dial";
  readonly from: string;
  readonly to: string;
  readonly parentSid: string | null;
  status: CallStatus;
  readonly createdAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  sipResponseCode: number | null;
  /** A person speaks at the other end of an outbound leg; a leg that reached another number of ours is only a wire. */
  hasPerson: boolean;
  /** Whoever it is, when something is known of how they act. */
  person: { hear(sound: Sound): void } | null;
  /** The leg at the other end, when the number dialled is one of ours. */
  wire: Leg | null;
  /** The Gather that waits for input. */
  collector: { take(sound: Sound): void } | null;
  /** What the party says in this tick. */
  mouth: () => Frame;
  said: Frame;
  hears: Frame;
  route: Route;
  readonly speaker: Speaker;
  readonly ear: Ear;
  readonly streams: Map<string, MediaStream>;
  /** The TwiML being carried out; aborting it leaves the leg without instructions. */
  program: AbortController | null;
  fallback: WebhookTarget | null;
  subscription: Subscription | null;
  callbackSequence: number;
  readonly onEnded: Set<(leg: Leg) => void>;
  readonly onAnswered: Set<(leg: Leg) => void>;
}

export interface MediaStream {
  readonly sid: string;
  readonly callSid: string;
  readonly name: string;
  readonly url: string;
  readonly tracks: readonly ("inbound" | "outbound")[];
  status: "connecting" | "in-progress" | "stopped";
  updatedAt: Date;
  readonly framesSent: { inbound: number; outbound: number };
  /** Frames the network could not pass on: faults on purpose, or a reader too slow. */
  framesDiscarded: number;
  push(said: Frame, heard: Frame): void;
  stop(): void;
}

export interface Participant {
  readonly leg: Leg;
  readonly label: string | null;
  state: "queued" | "connecting" | "ringing" | "connected" | "complete" | "failed";
  muted: boolean;
  hold: boolean;
  coachSid: string | null;
  startOnEnter: boolean;
  endOnExit: boolean;
  beep: "true" | "false" | "onEnter" | "onExit";
  readonly announcement: Speaker;
  /** What is played while the conference has not started, or on hold. */
  readonly waiting: Speaker;
  waitAbort: AbortController | null;
  announceAbort: AbortController | null;
  readonly createdAt: Date;
  updatedAt: Date;
  /** Called once when it leaves by anything but its own hanging up. */
  onRemoved: () => void;
}

export interface Room {
  readonly sid: string;
  readonly friendlyName: string;
  status: "init" | "in-progress" | "completed";
  readonly createdAt: Date;
  updatedAt: Date;
  reasonEnded: string | null;
  callSidEnding: string | null;
  subscription: Subscription | null;
  callbackSequence: number;
  /** The first to join decided who is told of the room's events. */
  hasJoined: boolean;
  blocked: boolean;
  readonly participants: Set<Participant>;
  readonly announcement: Speaker;
  announceAbort: AbortController | null;
}

export interface OwnedNumber {
  readonly sid: string;
  readonly e164: string;
  friendlyName: string;
  voiceUrl: string;
  voiceMethod: Method;
  voiceFallbackUrl: string;
  voiceFallbackMethod: Method;
  statusCallback: string;
  statusCallbackMethod: Method;
  smsUrl: string;
  smsMethod: Method;
  smsFallbackUrl: string;
  smsFallbackMethod: Method;
  bundleSid: string | null;
  addressSid: string | null;
  identitySid: string | null;
  /** Where it came from; null for a number that was put there without being bought. */
  stock: StockNumber | null;
  readonly createdAt: string;
  updatedAt: string;
}

/** What happens in the simulated network, as an observer outside Twilio would note it. */
export type NetworkEvent = { at: number; callSid: string } & (
  | { type: "ringing" | "answered"; to: string }
  | { type: "ended"; status: CallStatus }
  | { type: "joined" | "left"; conferenceSid: string; label: string | null }
  | { type: "said"; text: string; heardBy: string[]; kind: "say" | "announcement" | "room-announcement" }
  | { type: "stream-started" | "stream-stopped" | "stream-error"; streamSid: string; detail?: string }
);
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type NewNetworkEvent = DistributiveOmit<NetworkEvent, "at">;

export interface DebuggerEntry {
  at: Date;
  code: number;
  message: string;
  callSid: string | null;
}

export type CallbackKind = "call" | "conference" | "stream" | "message" | "bundle";

export interface Settings {
  /** Twilio waits 15 s in all for a voice webhook. */
  webhookTimeoutMs: number;
  streamHandshakeTimeoutMs: number;
  /** How much of what each party heard is kept. */
  keptEarSeconds: number;
  /** Twilio rings that much longer than the timeout asked for. */
  ringBufferMs: number;
  /** A waitUrl that fails can keep a room from starting; when it does is not documented. */
  badWaitUrlBlocksRoom: boolean;
  /** How long an SMS takes to be `sent`, then `delivered`. */
  smsDelaysMs: { sent: number; delivered: number };
  /** A number that was released can be bought again at once. */
  releasedNumbersReturn: boolean;
  /** SIP domains of other accounts. */
  takenDomains: readonly string[];
  /** 1000 at Twilio. */
  credentialsPerList: number;
  /** Bundles are approved that long after they were submitted; null: only when somebody reviews them. */
  autoApproveAfterMs: number | null;
  /** Calls that the API starts, others wait; 1 for a usual account. Null: all at once. */
  callsPerSecond: number | null;
  /** Requests under way at once, others are refused with 429; null: any number. */
  apiConcurrency: number | null;
  /** How long each request takes, drawn from a seed. */
  latencyMs: { from: number; to: number; seed?: number } | null;
}

/** What every part of the simulator shares. */
export interface World {
  readonly accountSid: string;
  /** Accepted by the REST interface. */
  readonly authTokens: readonly string[];
  /** The token that signs webhooks now; changes during a rotation. */
  signingToken: string;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly pace: Pace;
  now(): Date;
  /** Reaches the webhooks of whoever uses the simulator. */
  readonly fetch: typeof fetch;
  readonly legs: Map<string, Leg>;
  /** The answered ones. */
  readonly live: Set<Leg>;
  readonly rooms: Map<string, Room>;
  readonly numbers: Map<string, OwnedNumber>;
  readonly debugEntries: DebuggerEntry[];
  debug(code: number, message: string, callSid?: string): void;
  emit(event: NewNetworkEvent): void;
  callback(kind: CallbackKind, target: WebhookTarget, params: FormParams, key: string): void;
  /** Aborted when the simulator closes. */
  readonly closing: AbortSignal;
}
