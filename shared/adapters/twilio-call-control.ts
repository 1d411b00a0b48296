import { z } from "zod";
import { PROTECTED_LABEL } from "../contracts/live-call.ts";
import { AppError, toAppError } from "../domain/errors.ts";
import type { LiveCalls } from "../ports/live-calls.ts";
import type { CallControl, TestWhisper } from "../ports/telephony.ts";

export interface TwilioCallControlOptions {
  accountSid: string;
  authToken: string;
  /** Where `functions` serves the words of the whisper. */
  publicUrl: string;
  liveCalls: Pick<LiveCalls, "get">;
  baseUrl?: string;
  timeoutMs?: number;
  fetch?: typeof fetch;
}

export interface TwilioCallControl extends CallControl, TestWhisper {
  /** Finds the call's room ahead of time, so that the first whisper does not wait for it. Never rejects. */
  prepare(callId: string): Promise<void>;
  /** The call is over. */
  forget(callId: string): void;
}

interface Whereabouts {
  conferenceSid: string;
  /** The person's leg by its sid, or by its label when the sid is not known. */
  participant: string;
}

const ConferenceList = z.object({ conferences: z.array(z.object({ sid: z.string() })) });

/**
 * Whispers through the *participant's* announce URL. The conference has one too, which everybody hears: it must never be used.
 */
export function createTwilioCallControl({
  accountSid,
  authToken,
  publicUrl,
  liveCalls,
  baseUrl = "https://api.twilio.com",
  timeoutMs = 2_000,
  fetch: send = fetch,
}: TwilioCallControlOptions): TwilioCallControl {
  const account = `${baseUrl.replace(/\/$/, "")}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;
  const authorization = `Basic ${btoa(`${accountSid}:${authToken}`)}`;
  const known = new Map<string, Whereabouts>();

  const request = async (path: string, form?: URLSearchParams): Promise<unknown> => {
    let response: Response;
    let body: string;
    try {
      response = await send(`${account}${path}`, {
        method: form ? "POST" : "GET",
        headers: { authorization },
        ...(form ? { body: form } : {}),
        redirect: "error",
        signal: AbortSignal.timeout(timeoutMs),
      });
      body = await response.text();
    } catch (cause) {
      throw new AppError("outcome_unknown", "twilio did not answer", { cause });
    }
    const answer = parseJson(body);
    if (response.ok && typeof answer === "object") return answer;
    const providerCode = z.object({ code: z.number() }).safeParse(answer).data?.code.toString();
    const details = { ...(providerCode ? { providerCode } : {}) };
    if (response.status === 404) throw new AppError("not_found", "the person is not in the call", details);
    // 20429: never processed.
    if (response.status === 429) throw new AppError("provider_unavailable", "twilio asks to slow down", details);
    if (response.ok || response.status >= 500) throw new AppError("outcome_unknown", "twilio failed", details);
    throw new AppError("provider_refused", "twilio refused", details);
  };

  const askTwilio = async (callId: string): Promise<Whereabouts> => {
    const query = new URLSearchParams({ FriendlyName: callId, Status: "in-progress" });
    const list = ConferenceList.safeParse(await request(`/Conferences.json?${query}`));
    const conferenceSid = list.data?.conferences[0]?.sid;
    if (!conferenceSid) throw new AppError("not_found", "the call has no room");
    return { conferenceSid, participant: PROTECTED_LABEL };
  };
  const locate = async (callId: string): Promise<Whereabouts> => {
    const held = known.get(callId);
    if (held) return held;
    const live = await liveCalls.get(callId);
    const found = live
      ? { conferenceSid: live.conferenceSid, participant: live.protectedCallSid ?? PROTECTED_LABEL }
      : await askTwilio(callId);
    known.set(callId, found);
    return found;
  };
  const announce = async ({ conferenceSid, participant }: Whereabouts, url: string) => {
    const path = `/Conferences/${encodeURIComponent(conferenceSid)}/Participants/${encodeURIComponent(participant)}.json`;
    await request(path, new URLSearchParams({ AnnounceUrl: url, AnnounceMethod: "POST" }));
  };

  const whisperFrom = async (callId: string, query: URLSearchParams, webhook: "whisper" | "test-whisper") => {
    const url = `${publicUrl.replace(/\/$/, "")}/webhooks/twilio/${webhook}?${query}`;
    try {
      await announce(await locate(callId), url);
    } catch (thrown) {
      const { code } = toAppError(thrown);
      if (code === "provider_refused" || code === "internal") throw thrown;
      // Said twice is better than not said. What was known of the room may be what was wrong: the person may be on
      // another telephone by now.
      known.delete(callId);
      const fresh = await askTwilio(callId);
      await announce(fresh, url);
      known.set(callId, fresh);
    }
  };

  return {
    whisper: ({ callId }, { level, tactic, locale }) =>
      whisperFrom(callId, new URLSearchParams({ level: String(level), ...(tactic ? { tactic } : {}), locale }), "whisper"),
    whisperTest: ({ callId }, testId) => whisperFrom(callId, new URLSearchParams({ test: testId }), "test-whisper"),
    async prepare(callId) {
      try {
        await locate(callId);
      } catch {
        known.delete(callId);
      }
    },
    forget: (callId) => void known.delete(callId),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
