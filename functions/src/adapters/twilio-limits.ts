/** Twilio's own maximum; set on every leg so that no loop or forgotten room is billed for ever. */
export const MAX_CALL_SECONDS = 14_400;

/** Below the 20 s after which an operator diverts an unanswered call: ringing longer could bring it back to us. */
export const RING_SECONDS = 15;

/** What a SIP telephone shows; Twilio refuses other characters. Withheld stays withheld. */
export const shownOnSip = (caller: string): string => caller.replace(/^sips?:|@.*$/g, "").replace(/[^A-Za-z0-9+_.-]/g, "") || "anonymous";
