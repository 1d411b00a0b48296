import type { CallStore } from "../ports/call-store.ts";

export interface Announcement {
  callId: string;
  conferenceSid: string;
  /** Tells the announcements of one room apart. */
  sequence: string;
  outcome: "played" | "failed";
}

/** Whether a warning was spoken to its end in the person's ear: only the provider knows. */
export async function noteAnnouncement(
  { store, now }: { store: Pick<CallStore, "recordEvent">; now: () => number },
  { callId, conferenceSid, sequence, outcome }: Announcement,
): Promise<void> {
  await store.recordEvent({
    callId,
    key: `announcement:${conferenceSid}:${sequence}`,
    at: new Date(now()).toISOString(),
    type: "action",
    payload: { action: "whisper", outcome },
  });
}
