import { addParticipant, joinRoom, leaveRoom, openRoom } from "../conference/rooms.ts";
import type { Leg, World } from "../world.ts";
import { TwimlError } from "./schema.ts";
import type { ConferenceSpec } from "./verbs.ts";

/** Resolves when the leg is out of the room, for whatever reason. A leg that the room refuses is reported as `failed`. */
export async function dialConference(
  world: World,
  leg: Leg,
  spec: ConferenceSpec,
  limits: { timeLimitSeconds: number; signal: AbortSignal },
): Promise<"answered" | "failed"> {
  const room = openRoom(world, spec.friendlyName);
  try {
    const participant = addParticipant(world, room, leg, spec);
    await new Promise<void>((resolve) => {
      const cancel = world.clock.after(limits.timeLimitSeconds * 1000, () =>
        leaveRoom(world, room, participant, "participant_updated_via_api"),
      );
      const done = () => {
        cancel();
        limits.signal.removeEventListener("abort", redirected);
        resolve();
      };
      const redirected = () => {
        if (!leg.endedAt) leaveRoom(world, room, participant, "participant_updated_via_api");
      };
      participant.onRemoved = done;
      leg.onEnded.add(done);
      limits.signal.addEventListener("abort", redirected, { once: true });
      joinRoom(world, room, participant, { subscription: spec.subscription, wait: { url: spec.waitUrl, method: spec.waitMethod } });
    });
    return "answered";
  } catch (error) {
    if (!(error instanceof TwimlError)) throw error;
    world.debug(error.code, error.message, leg.sid);
    return "failed";
  }
}
