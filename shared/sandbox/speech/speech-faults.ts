import { Hono } from "hono";
import { z } from "zod";
import { faultRoutes } from "../fault-routes.ts";
import { CONTROL_PATH, createFaults, type Fault } from "../faults.ts";

const ms = z.int().nonnegative();

const StreamEffect = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("close"), code: z.int().min(1000).max(4999), reason: z.string().max(120).default(""), afterMs: ms }),
  z.object({ kind: z.literal("cut"), afterMs: ms }),
  z.object({ kind: z.literal("stall"), afterMs: ms.default(0) }),
  z.object({ kind: z.literal("garbage"), everyMs: z.int().positive().default(100) }),
  z.object({ kind: z.literal("slow"), ms }),
]);

/**
 * What goes wrong after the upgrade. `close`: closing handshake with this code; `cut`: the socket is gone without one; `stall`:
 * audio is taken and nothing said; `garbage`: nonsense in between; `slow`: every message late.
 */
export type StreamEffect = z.infer<typeof StreamEffect>;

export interface SpeechFault extends Omit<Fault, "effect"> {
  /** `status`, `delay` and `drop` hit the upgrade. */
  effect: Fault["effect"] | StreamEffect;
}

export interface SpeechFaults {
  /** `match` is tried on `GET /v1/listen?…` with the whole query. */
  add(fault: SpeechFault): void;
  clear(): void;
  take(request: string): SpeechFault["effect"] | undefined;
}

/** The common list keeps whatever it is given. */
export const createSpeechFaults: () => SpeechFaults = createFaults as () => SpeechFaults;

const StreamFaultOrder = z.object({
  match: z.string(),
  effect: StreamEffect,
  times: z.int().positive().optional(),
});

/** The common fault routes, which also take the effects on an open stream. */
export function speechFaultRoutes(faults: SpeechFaults): Hono {
  return new Hono()
    .post(`${CONTROL_PATH}/faults`, async (c, next) => {
      const order = StreamFaultOrder.safeParse(await c.req.json().catch(() => undefined));
      if (!order.success) return next();
      const { match, effect, times } = order.data;
      faults.add({ match: new RegExp(match), effect, ...(times === undefined ? {} : { times }) });
      return c.body(null, 204);
    })
    .route("/", faultRoutes({ ...faults, take: () => undefined }));
}
