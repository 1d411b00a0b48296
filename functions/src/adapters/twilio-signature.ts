import twilio from "twilio";

export interface SignedRequest {
  /** Path and query exactly as received. */
  address: string;
  signature: string | undefined;
  rawBody: string;
}

export type TwilioVerifier = (request: SignedRequest) => boolean;

/**
 * Twilio signed the address it dialled, which behind a proxy is not the one this process sees: hence `publicUrl`. With
 * `bodySHA256` in the query the body is not a form and its hash is signed instead.
 */
export function createTwilioVerifier({ publicUrl, authTokens }: { publicUrl: string; authTokens: readonly string[] }): TwilioVerifier {
  return ({ address, signature, rawBody }) => {
    if (!signature) return false;
    const url = publicUrl + address;
    if (/[?&]bodySHA256=/.test(address)) {
      return authTokens.some((token) => twilio.validateRequestWithBody(token, signature, url, rawBody));
    }
    const form = formFields(rawBody);
    return authTokens.some((token) => twilio.validateRequest(token, signature, url, form));
  };
}

/** Blank fields are signed too; a field that comes twice keeps all its values. */
function formFields(rawBody: string): Record<string, string | string[]> {
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(rawBody)) fields.set(name, [...(fields.get(name) ?? []), value]);
  return Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? "") : values]));
}
