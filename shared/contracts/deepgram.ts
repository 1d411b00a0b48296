import { z } from "zod";

// The part of Deepgram's live protocol that we send and read.

const Seconds = z.number().nonnegative();

export const DeepgramResults = z.object({
  type: z.literal("Results"),
  /** [channel, number of channels] */
  channel_index: z.array(z.int().nonnegative()).min(1),
  start: Seconds,
  duration: Seconds,
  is_final: z.boolean(),
  speech_final: z.boolean().default(false),
  from_finalize: z.boolean().default(false),
  channel: z.object({
    alternatives: z
      .array(
        z.object({
          transcript: z.string(),
          words: z.array(z.object({ start: Seconds, end: Seconds })).default([]),
        }),
      )
      .min(1),
  }),
});
export type DeepgramResults = z.infer<typeof DeepgramResults>;

export const DeepgramUtteranceEnd = z.object({
  type: z.literal("UtteranceEnd"),
  channel: z.array(z.int().nonnegative()).min(1),
  /** -1 when the words of the utterance are not known. */
  last_word_end: z.number(),
});

export const DeepgramNotice = z.object({ type: z.enum(["Metadata", "SpeechStarted", "Warning", "Error"]) });

export const DeepgramMessage = z.discriminatedUnion("type", [DeepgramResults, DeepgramUtteranceEnd, DeepgramNotice]);
export type DeepgramMessage = z.infer<typeof DeepgramMessage>;

export const KEEP_ALIVE = '{"type":"KeepAlive"}';
export const FINALIZE = '{"type":"Finalize"}';
export const CLOSE_STREAM = '{"type":"CloseStream"}';
