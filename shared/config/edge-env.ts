import { z } from "zod";

// What the environments of the Edge Functions have in common.

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

export const HttpUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => url.startsWith("https:") || LOOPBACK.includes(new URL(url).hostname), "must be https");

export const JsonText = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue("must be JSON");
    return z.NEVER;
  }
});

/** Hosted functions are given a map of keys by name; everywhere else there is one. */
export const NamedKeys = JsonText.pipe(z.object({ default: z.string().min(1) })).transform((keys) => keys.default);
