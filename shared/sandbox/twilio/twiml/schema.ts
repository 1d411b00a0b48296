/** Which attributes each element may carry; the ones that are not simulated are accepted where they change nothing we model. */
const CALLBACK = ["statusCallback", "statusCallbackMethod"];
const EVENTS = [...CALLBACK, "statusCallbackEvent"];

export const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  Response: [],
  Say: ["language", "voice", "loop"],
  Play: ["loop", "digits"],
  Pause: ["length"],
  Gather: [
    ...["input", "action", "method", "timeout", "numDigits", "finishOnKey", "speechTimeout", "maxSpeechTime", "language", "hints"],
    ...["speechModel", "enhanced", "profanityFilter", "bargeIn", "actionOnEmptyResult", "debug"],
    ...["partialResultCallback", "partialResultCallbackMethod"],
  ],
  Redirect: ["method"],
  Reject: ["reason"],
  Hangup: [],
  Start: ["action", "method"],
  Stop: [],
  Stream: ["url", "name", "track", "connectorName", ...CALLBACK],
  Parameter: ["name", "value"],
  Dial: [
    ...["action", "method", "timeout", "timeLimit", "callerId", "answerOnBridge", "sequential", "hangupOnStar", "record"],
    ...["recordingTrack", "trim", "ringTone", "referUrl", "referMethod", "callReason", "events"],
    ...["recordingStatusCallback", "recordingStatusCallbackMethod", "recordingStatusCallbackEvent"],
  ],
  Number: [...EVENTS, "sendDigits", "byoc"],
  Sip: [...EVENTS, "username", "password"],
  Conference: [
    ...["startConferenceOnEnter", "endConferenceOnExit", "muted", "beep", "participantLabel", "waitUrl", "waitMethod"],
    ...["maxParticipants", "jitterBufferSize", "region", "record", "trim", "coach", "eventCallbackUrl"],
    ...["recordingStatusCallback", "recordingStatusCallbackMethod", "recordingStatusCallbackEvent"],
    ...EVENTS,
  ],
};

export class TwimlError extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}
