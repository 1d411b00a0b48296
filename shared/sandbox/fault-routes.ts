import { Hono } from "hono";
import { z } from "zod";
import { CONTROL_PATH, type Fault, type Faults } from "./faults.ts";

const afterEffect = z.boolean().default(false);

const FaultOrder = z.object({
  match: z.string().transform((source, context) => {
    try {
      return new RegExp(source);
    } catch {
      context.addIssue({ code: "custom", message: "not a regular expression" });
      return z.NEVER;
    }
  }),
  effect: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("delay"), ms: z.int().nonnegative() }),
    z.object({
      kind: z.literal("status"),
      status: z.int().min(200).max(599),
      body: z.unknown().optional(),
      headers: z.record(z.string(), z.string()).default({}),
      afterEffect,
    }),
    z.object({ kind: z.literal("drop"), afterEffect }),
  ]),
  times: z.int().positive().optional(),
});

/** Lets another process inject faults: `POST /_sandbox/faults {match, effect, times?}` adds one, `DELETE` removes all. */
export function faultRoutes(faults: Faults): Hono {
  return new Hono()
    .post(`${CONTROL_PATH}/faults`, async (c) => {
      const order = FaultOrder.safeParse(await c.req.json().catch(() => undefined));
      if (!order.success) return c.json({ error: z.prettifyError(order.error) }, 400);
      const { match, effect, times } = order.data;
      const fault: Fault = { match, effect, ...(times === undefined ? {} : { times }) };
      faults.add(fault);
      return c.body(null, 204);
    })
    .delete(`${CONTROL_PATH}/faults`, (c) => {
      faults.clear();
      return c.body(null, 204);
    });
}
