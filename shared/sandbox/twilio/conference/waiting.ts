import { framesSource } from "../media/speaker.ts";
import { HOLD_MUSIC } from "../media/tones.ts";
import { reachParty } from "../people/sound.ts";
import { playDocument } from "../twiml/play-document.ts";
import { TwimlError } from "../twiml/schema.ts";
import { callParams } from "../webhooks/call-params.ts";
import type { Method, Participant, Room, World } from "../world.ts";

/** A null URL is the default playlist, an empty one silence. */
export interface WaitMusic {
  url: string | null;
  method: Method;
}

export function stopWaiting(participant: Participant): void {
  participant.waitAbort?.abort();
  participant.waitAbort = null;
}

/** Plays once through, as Twilio does: a document that ends leaves silence. */
export function startWaiting(world: World, room: Room, participant: Participant, { url, method }: WaitMusic): void {
  stopWaiting(participant);
  if (url === "") return;
  const abort = new AbortController();
  participant.waitAbort = abort;
  const { leg, waiting: speaker } = participant;
  if (url === null) {
    void speaker.play(framesSource(HOLD_MUSIC, 0), abort.signal);
    return;
  }
  const params = [...callParams(world, leg), ["ConferenceSid", room.sid], ["FriendlyName", room.friendlyName]] as [string, string][];
  const onSay = (text: string) => world.emit({ type: "said", callSid: leg.sid, text, heardBy: [leg.sid], kind: "say" });
  const onSaid = (text: string) => reachParty(leg, { kind: "words", text });
  playDocument(world, { target: { url, method }, params, speaker, signal: abort.signal, onSay, onSaid }).catch((error: unknown) => {
    if (abort.signal.aborted) return;
    const detail = error instanceof TwimlError ? `${error.code} ${error.message}` : String(error);
    world.debug(13233, `Dial->Conference: Invalid waitUrl (${detail})`, leg.sid);
    if (world.settings.badWaitUrlBlocksRoom) room.blocked = true;
  });
}
