import { expect, test } from "vitest";
import { createMediaFrame, fillMediaFrame, type MediaFrame, readMediaFrame } from "./media-frame.ts";

const message = (overrides: Record<string, unknown> = {}, media: Record<string, unknown> = {}) => ({
  event: "media",
  sequenceNumber: "4",
  media: { track: "inbound", chunk: "2", timestamp: "20", payload: "AAEC", ...media },
  streamSid: "MZ00000000000000000000000000000001",
  ...overrides,
});

const read = (text: string) => {
  const frame = createMediaFrame();
  // Other messages lie around it in the buffer.
  const buffer = Buffer.from(`"}}{"a":"b"}${text}{"event":"media","x":"y"}`);
  const start = 12;
  const isRead = readMediaFrame(buffer, start, start + Buffer.byteLength(text), frame);
  const { slot: _, ...rest } = frame;
  return isRead ? { ...rest, audio: Buffer.from(frame.audio.subarray(0, frame.bytes)) } : undefined;
};

test("what Twilio sends is read without JSON, exactly as JSON would give it", () => {
  for (let length = 1; length < 400; length += 1) {
    const audio = Buffer.from(Array.from({ length }, (_, at) => (at * 37 + length) & 255));
    const sent = message(
      { sequenceNumber: String(length * 1000) },
      {
        track: length % 2 ? "inbound" : "outbound",
        chunk: String(length),
        timestamp: String(length * 20),
        payload: audio.toString("base64"),
      },
    );
    const { slot: _, ...slow } = createMediaFrame();
    fillMediaFrame(sent as Parameters<typeof fillMediaFrame>[0], slow as MediaFrame);
    const fast = read(JSON.stringify(sent));
    expect(fast).toEqual({ ...slow, audio });
  }
});

test("anything written otherwise is left to the JSON parser", () => {
  const payload = Buffer.alloc(160, 1).toString("base64");
  const usual = JSON.stringify(message({}, { payload }));
  expect(read(usual)).toBeDefined();
  const unusual = [
    `{"streamSid":"MZ1",${usual.slice(1).replace(/,"streamSid".*$/, "}")}`,
    usual.replace('"event":', '"event": '),
    usual.replace('"inbound"', '"inbound_track"'),
    usual.replace('"2"', '""'),
    usual.replace('"2"', '"-2"'),
    usual.replace('"2"', '"2e3"'),
    usual.replace('"20"', '"12345678901234"'),
    usual.replace(payload, `${payload.slice(0, 40)}!${payload.slice(41)}`),
    usual.replace(payload, payload.slice(0, -1)),
    usual.replace(payload, `${payload}==`),
    usual.replace(payload, "=AAA"),
    usual.replace('"}', '","extra":"1"}'),
    `${usual.slice(0, -1)},"extra":"1"}`,
    usual.replace("MZ0", "MZ\\u0030"),
    usual.slice(0, -1),
    usual.slice(0, 80),
    `${usual} `,
  ];
  for (const text of unusual) expect({ text, read: read(text) }).toEqual({ text, read: undefined });
});
