import { z } from "zod";

/** The body of every refusal, as `application/problem+json`. */
export const Problem = z
  .object({
    type: z
      .string()
      .meta({ description: "`urn:ethiq:problem:` and a code that never changes", examples: ["urn:ethiq:problem:invalid_request"] }),
    title: z.string().meta({ description: "For developers; never shown to people", examples: ["The request is not valid"] }),
    status: z.int().meta({ examples: [400] }),
    instance: z
      .string()
      .nullable()
      .meta({ description: "The request id", examples: ["7f0c1f0e-4f5e-4ed0-8f5e-0d2f6c6f7a11"] }),
    fields: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: "What is wrong, by the path of the field", examples: [{ "delivery.0.e164": "invalid_format" }] }),
  })
  .meta({ id: "Problem", description: "Why a request was refused" });
export type Problem = z.infer<typeof Problem>;
