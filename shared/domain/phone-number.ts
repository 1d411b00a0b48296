declare const e164Brand: unique symbol;
/** "+33612345678": checked for shape only. National input is parsed by a library at the API's edge. */
export type E164 = string & { readonly [e164Brand]: true };

// E.164 allows 15 digits; French extended mobile numbers (0700…) use 13 of them, so nine national digits is no limit.
const E164_SHAPE = /^\+[1-9]\d{6,14}$/;

export const isE164 = (value: string): value is E164 => E164_SHAPE.test(value);

/** Twilio sends "anonymous", "unknown" or a SIP address when the number is withheld: those give `undefined`. */
export const parseE164 = (value: string | null | undefined): E164 | undefined => (value != null && isE164(value) ? value : undefined);
