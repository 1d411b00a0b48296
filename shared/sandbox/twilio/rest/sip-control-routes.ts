import { Hono } from "hono";
import { z } from "zod";
import { CONTROL_PATH } from "../../faults.ts";
import type { Registrations } from "../sip/registrations.ts";
import { EndpointFields, endpointOf } from "./endpoint-order.ts";

const Who = z.object({ domain: z.string().min(1), username: z.string().min(1) });
const RegistrationOrder = EndpointFields.partial({ behaviour: true }).extend({
  ...Who.shape,
  password: z.string(),
  expiresSeconds: z.number().positive().optional(),
});

/** A telephone or an adapter that registers, as far as the registrar sees of it. */
export function sipControlRoutes(registrations: Registrations): Hono {
  return new Hono()
    .get(`${CONTROL_PATH}/registrations`, (c) => c.json({ registrations: registrations.list() }))
    .post(`${CONTROL_PATH}/registrations`, async (c) => {
      const order = RegistrationOrder.safeParse(await c.req.json().catch(() => undefined));
      if (!order.success) return c.json({ error: z.prettifyError(order.error) }, 400);
      const { domain, username, password, expiresSeconds, behaviour = "answers", ...rest } = order.data;
      const refusal = registrations.register({
        ...{ domain, username, password, endpoint: endpointOf({ behaviour, ...rest }) },
        ...(expiresSeconds === undefined ? {} : { expiresSeconds }),
      });
      return refusal === undefined ? c.json({ ok: true }, 201) : c.json({ error: refusal }, 403);
    })
    .delete(`${CONTROL_PATH}/registrations`, async (c) => {
      const who = Who.safeParse(await c.req.json().catch(() => undefined));
      if (!who.success) return c.json({ error: z.prettifyError(who.error) }, 400);
      registrations.unregister(who.data.domain, who.data.username);
      return c.body(null, 204);
    });
}
