import { z } from "zod";
import { E164Schema, LineRoute } from "./line-route.ts";
import { CallerHash } from "./shared-knowledge.ts";

/** What a media stream may do: listen to this one call, on this one line, once. Carried as the stream parameter `token`. */
export const StreamClaims = z.object({
  /** Unique per stream: consumed at first use. */
  jti: z.string().min(16).max(40),
  callId: z.uuid(),
  callSid: z.string().min(1).max(64),
  lineId: z.uuid(),
  dialled: E164Schema,
  /** Of the line, for a relay whose directory does not answer; absent when nobody could tell while the token was made. */
  tenantId: LineRoute.shape.tenantId.optional(),
  locale: LineRoute.shape.locale.optional(),
  /** Under which the caller is counted; absent when the number is withheld. The number itself is not in the token. */
  callerHash: CallerHash.optional(),
  /** The call proves a line: what is listened for is in the test. */
  testId: z.uuid().optional(),
  /** Unix seconds. A stream that starts after this is refused. */
  exp: z.int(),
});
export type StreamClaims = z.infer<typeof StreamClaims>;

/** Name of the `<Parameter>`; name and value together must stay under 500 characters (Twilio). */
export const STREAM_TOKEN_PARAMETER = "token";
export const STREAM_TOKEN_TTL_SECONDS = 60;
