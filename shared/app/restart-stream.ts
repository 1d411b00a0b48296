import type { Log } from "../config/log.ts";
import type { RestartStreamJob } from "../contracts/jobs.ts";
import { AppError, toAppError } from "../domain/errors.ts";
import { parseE164 } from "../domain/phone-number.ts";
import type { CallStore } from "../ports/call-store.ts";
import type { LineDirectory } from "../ports/line-directory.ts";
import type { SingleUse } from "../ports/live-calls.ts";
import type { CallRouting } from "../ports/telephony.ts";
import { streamName } from "./note-stream-event.ts";
import type { StreamTokens } from "./stream-token.ts";

export interface RestartStreamDeps {
  lines: LineDirectory;
  routing: Pick<CallRouting, "startStream">;
  tokens: Pick<StreamTokens, "sign">;
  store: Pick<CallStore, "markNotAnalysed">;
  singleUse: SingleUse;
  log: Log;
}

/**
 * Starts listening to a live call again. `delivery` tells a repeated delivery of the job from a new try of it. While the
 * provider does not answer, the call is on record as not analysed.
 */
export async function restartStream(
  { lines, routing, tokens, store, singleUse, log }: RestartStreamDeps,
  { callId, callSid, lineId, dialled, testId, attempt }: RestartStreamJob,
  delivery: string,
): Promise<void> {
  const number = parseE164(dialled);
  if (!number) throw new AppError("invalid_request", "the dialled number is no telephone number");
  if ((await singleUse.claim(`restart:${callSid}:${attempt}:${delivery}`, 600)) === false) return;
  const route = await lines.find(number).catch(() => undefined);
  const known = route?.lineId === lineId ? { tenantId: route.tenantId, locale: route.locale } : {};
  const token = await tokens.sign({ callId, callSid, lineId, dialled: number, ...known, ...(testId ? { testId } : {}) });
  try {
    await routing.startStream({ callId, lineId, dialled, callSid, token, name: streamName(attempt + 1), testId });
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === "not_found") return;
    log.error("stream_not_restarted", { callId, attempt, code: error.code, providerCode: error.providerCode });
    await store.markNotAnalysed(callId, "relay");
    throw error;
  }
}
