import { z } from "zod";
import { Locale } from "./v1/page.ts";
import { Phone } from "./v1/phones.ts";

// Between the web application and the call desk of a stack on one machine. Neither exists in production.

/** A recorded call that the desk can place. */
export const SimulatedScript = z.object({
  name: z.string(),
  lang: Locale,
  label: z.enum(["scam", "honest"]),
  title: z.string(),
  durationMs: z.int(),
});
export type SimulatedScript = z.infer<typeof SimulatedScript>;

export const SimulatedScripts = z.object({ items: z.array(SimulatedScript) });

export const NewSimulatedCall = z.strictObject({ script: z.string(), to: Phone });
export type NewSimulatedCall = z.infer<typeof NewSimulatedCall>;

export const SimulatedCall = z.object({
  /** As the rest of the product names it; null when it is not on record yet. */
  callId: z.uuid().nullable(),
});
