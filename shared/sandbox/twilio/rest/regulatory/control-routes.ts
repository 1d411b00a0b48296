import { Hono } from "hono";
import { z } from "zod";
import { CONTROL_PATH } from "../../../faults.ts";
import { newSid } from "../../ids.ts";
import { BUNDLE_STATUSES, type Registry } from "../../regulatory/registry.ts";

const Review = z.object({ status: z.enum(BUNDLE_STATUSES), reason: z.string().optional() });
const RegulationsOrder = z.object({
  country: z.string().regex(/^[A-Z]{2}$/),
  regulations: z.array(
    z.object({
      numberType: z.enum(["local", "mobile", "national", "toll-free"]),
      endUserType: z.enum(["individual", "business"]),
      endUserFields: z.array(z.string()).default([]),
      documents: z
        .array(
          z.object({
            requirement: z.string(),
            name: z.string(),
            accepted: z.array(z.object({ name: z.string(), type: z.string(), fields: z.array(z.string()).default([]) })).min(1),
          }),
        )
        .default([]),
    }),
  ),
});

/** The reviewers, and the law. */
export function regulatoryControlRoutes(registry: Registry): Hono {
  return new Hono()
    .get(`${CONTROL_PATH}/bundles`, (c) => c.json({ bundles: [...registry.bundles.values()] }))
    .post(`${CONTROL_PATH}/bundles/:sid/review`, async (c) => {
      const review = Review.safeParse(await c.req.json().catch(() => undefined));
      if (!review.success) return c.json({ error: z.prettifyError(review.error) }, 400);
      const bundle = registry.bundles.get(c.req.param("sid"));
      if (!bundle) return c.json({ error: "no such bundle" }, 404);
      registry.setStatus(bundle, review.data.status, review.data.reason);
      return c.json({ ok: true }, 201);
    })
    .post(`${CONTROL_PATH}/regulations`, async (c) => {
      const order = RegulationsOrder.safeParse(await c.req.json().catch(() => undefined));
      if (!order.success) return c.json({ error: z.prettifyError(order.error) }, 400);
      const { country, regulations } = order.data;
      const named = regulations.map((regulation) => ({
        ...{ ...regulation, sid: newSid("RN"), country },
        friendlyName: `${country}: ${regulation.numberType} - ${regulation.endUserType}`,
      }));
      registry.setRegulations(country, named);
      return c.json({ ok: true }, 201);
    });
}
