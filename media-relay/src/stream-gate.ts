import { callIdOf } from "../../shared/app/call-id.ts";
import type { StreamTokens } from "../../shared/app/stream-token.ts";
import { MULAW_ENCODING, type StreamStart } from "../../shared/contracts/media-stream.ts";
import { STREAM_TOKEN_PARAMETER, type StreamClaims } from "../../shared/contracts/stream-token.ts";
import type { Locale } from "../../shared/domain/call/level.ts";
import type { LineDirectory } from "../../shared/ports/line-directory.ts";
import type { SingleUse } from "../../shared/ports/live-calls.ts";

export interface StreamGateDeps {
  tokens: StreamTokens;
  singleUse: SingleUse;
  usedTokens: UsedTokens;
  directory: LineDirectory;
}

/** `callId`: the call that goes on unheard, to be marked so. */
export type Admission =
  | { isAdmitted: true; claims: StreamClaims; tenantId: string | undefined; locale: Locale }
  | { isAdmitted: false; why: "format" | "token" | "other_call" | "replay" | "line"; callId: string };

/** Longer than a token can start a stream. */
const CLAIM_TTL_SECONDS = 120;

/** Tokens this process has seen used: decides when Redis cannot tell, and catches a replay at once. */
export interface UsedTokens {
  /** True for the first to use it. */
  use(claims: StreamClaims): boolean;
}

export function createUsedTokens(nowSeconds: () => number): UsedTokens {
  const used = new Map<string, number>();
  return {
    use({ jti, exp }) {
      for (const [id, end] of used) {
        // In order of use, which is nearly that of expiry.
        if (end >= nowSeconds()) break;
        used.delete(id);
      }
      if (used.has(jti)) return false;
      used.set(jti, Math.max(exp, nowSeconds() + CLAIM_TTL_SECONDS));
      return true;
    },
  };
}

/**
 * Whether this stream may be listened to: a genuine token, used for the first time, for this very call, on a line that the
 * dialled number still leads to. Never rejects.
 */
export async function admitStream(
  { tokens, singleUse, usedTokens, directory }: StreamGateDeps,
  { start }: StreamStart,
): Promise<Admission> {
  const refuse = async (why: Exclude<Admission, { isAdmitted: true }>["why"]): Promise<Admission> => ({
    isAdmitted: false,
    why,
    // The upgrade was signed by Twilio, so this is the call that is heard here, whatever the token says.
    callId: await callIdOf(start.callSid),
  });

  let claims: StreamClaims;
  try {
    claims = await tokens.verify(start.customParameters[STREAM_TOKEN_PARAMETER] ?? "");
  } catch {
    return refuse("token");
  }
  if (claims.callSid !== start.callSid) return refuse("other_call");
  const { encoding, sampleRate, channels } = start.mediaFormat;
  if (encoding !== MULAW_ENCODING || sampleRate !== 8000 || channels !== 1) return refuse("format");
  if (!usedTokens.use(claims)) return refuse("replay");

  const [isFirst, found] = await Promise.all([
    singleUse.claim(`stream:${claims.jti}`, CLAIM_TTL_SECONDS).catch(() => undefined),
    directory.find(claims.dialled).then(
      (route) => ({ isKnown: true, route }),
      () => ({ isKnown: false, route: undefined }),
    ),
  ]);
  if (isFirst === false) return refuse("replay");
  // With every directory down the token, which we signed a minute ago, is all there is; a scam must still be caught.
  if (found.isKnown && found.route?.lineId !== claims.lineId) return refuse("line");
  const { tenantId, locale = "fr" } = found.route ?? claims;
  return { isAdmitted: true, claims, tenantId, locale };
}
