import type { Locale } from "../../../shared/domain/call/level.ts";

/** One connection for both voices: channel 0 the caller, channel 1 the protected person. */
export function deepgramUrl({ base, model, locale, callId }: { base: string; model: string; locale: Locale; callId: string }): string {
  const url = new URL("/v1/listen", base);
  const query = {
    model,
    language: locale,
    encoding: "mulaw",
    sample_rate: "8000",
    channels: "2",
    multichannel: "true",
    interim_results: "true",
    endpointing: "300",
    utterance_end_ms: "1000",
    punctuate: "true",
    // May hold a final back to complete an entity.
    smart_format: "false",
    // Keeps what people say out of the training of models.
    mip_opt_out: "true",
    // Names the call in the provider's usage report; says nothing of a person.
    tag: callId,
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
