import { CONTROL_PATH } from "../../shared/sandbox/faults.ts";
import type { HeardVoice } from "../../shared/sandbox/speech/listening-log.ts";
import type { CallDirectory } from "../../shared/sandbox/twilio/calls/call-directory.ts";
import type { SmsMessage } from "../../shared/sandbox/twilio/messages.ts";

export type PlacedCallView = NonNullable<ReturnType<CallDirectory["describe"]>>;

export interface CallOrder {
  from: string;
  to: string;
  script: string;
  startMs?: number | undefined;
  endMs?: number | undefined;
}

const TIMEOUT_MS = 5_000;
/** Looking for a warning in minutes of audio takes longer. */
const LISTEN_TIMEOUT_MS = 30_000;

/** Invitations leave by the same sender; a status tells what its message was sent for. */
export const isAlert = ({ statusCallback }: SmsMessage): boolean => /[?&]alert=/.test(statusCallback?.url ?? "");

/** The simulated telephone network and recogniser, asked from any process over their control routes. */
export function createNetworkClient(env: Readonly<Record<string, string>>) {
  const twilio = `${env.TWILIO_API_BASE_URL}${CONTROL_PATH}`;
  const deepgram = `${(env.DEEPGRAM_URL ?? "").replace(/^ws/, "http")}${CONTROL_PATH}`;
  const ask = async <Answer>(url: string, init: RequestInit = {}, timeoutMs = TIMEOUT_MS): Promise<Answer> => {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    const body = (await response.json()) as Answer & { error?: string };
    if (!response.ok) throw new Error(body.error ?? `the simulator answered ${response.status}`);
    return body;
  };
  return {
    placeCall: (order: CallOrder) =>
      ask<{ callSid: string }>(`${twilio}/calls`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(order),
      }),
    call: (callSid: string) => ask<PlacedCallView>(`${twilio}/calls/${callSid}`),
    /** Each sentence spoken by the system, with the parties in whose audio it was found. */
    heardSentences: async (callSid: string) =>
      (await ask<PlacedCallView>(`${twilio}/calls/${callSid}?heard=1`, {}, LISTEN_TIMEOUT_MS)).sentences ?? [],
    alerts: async () => (await ask<{ messages: SmsMessage[] }>(`${twilio}/messages`)).messages.filter(isAlert),
    /** What the recogniser heard of a call; nothing when it is not the simulated one. */
    recognised: (callId: string) => ask<HeardVoice[]>(`${deepgram}/heard?tag=${callId}`).catch(() => []),
  };
}
