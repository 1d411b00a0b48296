import { z } from "zod";

// What Twilio Media Streams sends over the socket. Every number is a string of digits.

const Digits = z.string().regex(/^\d{1,12}$/);

export const StreamConnected = z.object({ event: z.literal("connected"), protocol: z.string().optional(), version: z.string().optional() });

export const StreamStart = z.object({
  event: z.literal("start"),
  streamSid: z.string().min(1).max(64),
  start: z.object({
    callSid: z.string().min(1).max(64),
    accountSid: z.string().max(64).optional(),
    tracks: z.array(z.string()).max(8).optional(),
    customParameters: z.record(z.string(), z.string()).default({}),
    mediaFormat: z.object({ encoding: z.string(), sampleRate: z.coerce.number(), channels: z.coerce.number() }),
  }),
});
export type StreamStart = z.infer<typeof StreamStart>;

/** `inbound`: what Twilio receives from the caller. `outbound`: what the caller hears, that is the protected person. */
export const StreamMedia = z.object({
  event: z.literal("media"),
  sequenceNumber: Digits,
  media: z.object({ track: z.enum(["inbound", "outbound"]), chunk: Digits, timestamp: Digits, payload: z.base64() }),
});

export type StreamMedia = z.infer<typeof StreamMedia>;

export const StreamStop = z.object({ event: z.literal("stop") });

/** Sent on some streams and of no use here. */
export const StreamAside = z.object({ event: z.enum(["dtmf", "mark"]) });

export const StreamMessage = z.discriminatedUnion("event", [StreamConnected, StreamStart, StreamMedia, StreamStop, StreamAside]);
export type StreamMessage = z.infer<typeof StreamMessage>;

export const MULAW_ENCODING = "audio/x-mulaw";
