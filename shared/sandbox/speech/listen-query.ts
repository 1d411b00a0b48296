import { z } from "zod";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const language = z.string().regex(/^(fr|fr-CA|en|en-US|en-GB|en-AU|en-IN|en-NZ|multi)$/, "language not available for this model");
const model = z.string().regex(/^(nova-[23]|nova-2-(general|phonecall)|nova|base|enhanced)$/, "no such model");

const ListenQuery = z
  .strictObject({
    model: model.default("base"),
    language: language.default("en"),
    encoding: z.enum(["mulaw", "alaw", "linear16", "linear32", "flac", "opus", "ogg-opus", "amr-nb", "amr-wb", "speex", "g729"]).optional(),
    sample_rate: whole(8000, 48_000).optional(),
    channels: whole(1, 20).default(1),
    multichannel: flag.default(false),
    interim_results: flag.default(false),
    endpointing: z
      .union([flag, whole(0, 10_000)])
      .transform((value) => (value === true ? 10 : value))
      .default(10),
    utterance_end_ms: whole(1000, 60_000).optional(),
    vad_events: flag.default(false),
    punctuate: flag.default(false),
    smart_format: flag.default(false),
    tag: z.string().optional(),
    ...Object.fromEntries(
      ["no_delay", "numerals", "dictation", "filler_words", "profanity_filter", "diarize", "mip_opt_out"].map((name) => [
        name,
        flag.optional(),
      ]),
    ),
    ...Object.fromEntries(
      ["keyterm", "keywords", "redact", "replace", "search", "callback", "extra", "version"].map((name) => [name, z.string().optional()]),
    ),
  })
  .refine((query) => (query.encoding === undefined) === (query.sample_rate === undefined), "encoding and sample_rate go together")
  .refine((query) => query.utterance_end_ms === undefined || query.interim_results, "utterance_end_ms needs interim_results")
  .refine((query) => query.model !== "nova-2-phonecall" || query.language.startsWith("en"), "no such model/language combination");

export type ListenQuery = z.infer<typeof ListenQuery>;

/** The wishes of a client, or why they are refused. */
export function parseListenQuery(search: URLSearchParams): { query: ListenQuery } | { refusal: string } {
  const parsed = ListenQuery.safeParse(Object.fromEntries(search));
  return parsed.success ? { query: parsed.data } : { refusal: z.prettifyError(parsed.error) };
}
