import type { Method, Subscription, WebhookTarget } from "../world.ts";

export interface StreamSpec {
  url: string;
  name: string | null;
  track: "inbound_track" | "outbound_track" | "both_tracks";
  subscription: Subscription | null;
  parameters: Record<string, string>;
}

export interface ConferenceSpec {
  kind: "conference";
  friendlyName: string;
  startOnEnter: boolean;
  endOnExit: boolean;
  muted: boolean;
  beep: "true" | "false" | "onEnter" | "onExit";
  label: string | null;
  /** Null: the default playlist. Empty: silence. */
  waitUrl: string | null;
  waitMethod: Method;
  maxParticipants: number;
  coachSid: string | null;
  subscription: Subscription | null;
}

export interface CalleeSpec {
  kind: "number" | "sip";
  address: string;
  subscription: Subscription | null;
}

export interface DialSpec {
  action: WebhookTarget | null;
  timeoutSeconds: number;
  timeLimitSeconds: number;
  callerId: string | null;
  answerOnBridge: boolean;
  sequential: boolean;
  conference: ConferenceSpec | null;
  callees: CalleeSpec[];
}

export type AudioVerb =
  | { verb: "Say"; text: string; loop: number }
  | { verb: "Play"; url: string; loop: number }
  | { verb: "Pause"; seconds: number }
  | { verb: "Redirect"; target: WebhookTarget };

export type Prompt = Exclude<AudioVerb, { verb: "Redirect" }>;

export interface GatherSpec {
  keys: boolean;
  speech: boolean;
  action: WebhookTarget;
  timeoutSeconds: number;
  numDigits: number | null;
  finishOnKey: string;
  bargeIn: boolean;
  actionOnEmptyResult: boolean;
  prompts: Prompt[];
}

export type Verb =
  | AudioVerb
  | { verb: "Reject"; reason: "rejected" | "busy" }
  | { verb: "Hangup" }
  | { verb: "PlayDigits"; digits: string }
  | { verb: "Gather"; gather: GatherSpec }
  | { verb: "StartStream"; stream: StreamSpec }
  | { verb: "StopStream"; name: string }
  | { verb: "Dial"; dial: DialSpec };

export const isAudioVerb = (verb: Verb): verb is AudioVerb => ["Say", "Play", "Pause", "Redirect"].includes(verb.verb);
