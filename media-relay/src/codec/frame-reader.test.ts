import { expect, test } from "vitest";
import { createFrameReader } from "./frame-reader.ts";

interface FrameOptions {
  opcode?: number;
  isLast?: boolean;
  isMasked?: boolean;
  reserved?: number;
}

const frame = (payload: string | Buffer, { opcode = 1, isLast = true, isMasked = true, reserved = 0 }: FrameOptions = {}): Buffer => {
  const body = Buffer.from(payload);
  const size = body.length < 126 ? [body.length] : body.length < 65_536 ? [126, body.length >> 8, body.length & 255] : undefined;
  const long = Buffer.alloc(9, 0);
  long[0] = 127;
  long.writeUInt32BE(body.length, 5);
  const lengths = size ? Buffer.from(size) : long;
  if (isMasked) lengths[0] = (lengths[0] ?? 0) | 0x80;
  const mask = Buffer.from([0x11, 0xa2, 0x33, 0x4f]);
  const masked = Buffer.from(body.map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return Buffer.concat([Buffer.from([(isLast ? 0x80 : 0) | reserved | opcode]), lengths, ...(isMasked ? [mask, masked] : [body])]);
};

const open = (maxMessageBytes = 70_000, isMasked = true) => {
  const seen: string[] = [];
  const reader = createFrameReader(
    {
      onText: (buffer, start, end) => void seen.push(buffer.toString("utf8", start, end)),
      onBinary: () => void seen.push("binary"),
      onPing: (payload) => void seen.push(`ping ${payload}`),
      onClose: (code) => void seen.push(`close ${code}`),
      onViolation: (code) => void seen.push(`violation ${code}`),
    },
    { maxMessageBytes, isMasked },
  );
  return { seen, push: (bytes: Buffer) => reader.push(Buffer.from(bytes)) };
};

test("messages come out whole wherever the bytes are cut", () => {
  const long = "é".repeat(200);
  const bytes = Buffer.concat([frame("one"), frame(""), frame(long), frame("p", { opcode: 9 }), frame("x".repeat(66_000)), frame("end")]);
  const expected = ["one", "", long, "ping p", "x".repeat(66_000), "end"];
  for (let cut = 0; cut < 450; cut += 1) {
    const { seen, push } = open();
    push(bytes.subarray(0, cut));
    push(bytes.subarray(cut));
    expect(seen).toEqual(expected);
  }
  const { seen, push } = open();
  for (const byte of bytes.subarray(0, 460)) push(Buffer.from([byte]));
  expect(seen).toEqual(expected.slice(0, 4));
});

test("a message in fragments is one message, with a ping in its middle answered first", () => {
  const { seen, push } = open();
  push(
    Buffer.concat([
      frame("he", { isLast: false }),
      frame("still there?", { opcode: 9 }),
      frame("ll", { opcode: 0, isLast: false }),
      frame("o", { opcode: 0 }),
      frame("next"),
    ]),
  );
  expect(seen).toEqual(["ping still there?", "hello", "next"]);
});

test("what breaks the protocol ends the reading", () => {
  const cases: [Buffer, string][] = [
    [frame("x", { isMasked: false }), "violation 1002"],
    [frame("x", { reserved: 0x40 }), "violation 1002"],
    [frame("x", { opcode: 3 }), "violation 1002"],
    [frame("x", { opcode: 11 }), "violation 1002"],
    [frame("x", { opcode: 0 }), "violation 1002"],
    [frame("x", { opcode: 9, isLast: false }), "violation 1002"],
    [frame("x".repeat(126), { opcode: 9 }), "violation 1002"],
    [Buffer.concat([frame("x", { isLast: false }), frame("y")]), "violation 1002"],
    [frame("x", { opcode: 8 }), "violation 1002"],
    [frame(Buffer.from([0x03, 0xed]), { opcode: 8 }), "violation 1002"],
    [frame(Buffer.from([0x03, 0xe8]), { opcode: 8 }), "close 1000"],
    [frame("", { opcode: 8 }), "close 1005"],
    [frame("x", { opcode: 2 }), "binary"],
  ];
  for (const [bytes, expected] of cases) {
    const { seen, push } = open();
    push(bytes);
    if (expected !== "binary") push(frame("unread"));
    expect(seen).toEqual([expected]);
  }
});

test("a message beyond the limit is refused at its header, in one frame or in many", () => {
  const whole = open(100);
  whole.push(frame("x".repeat(101)).subarray(0, 8));
  expect(whole.seen).toEqual(["violation 1009"]);
  const pieces = open(100);
  pieces.push(Buffer.concat([frame("x".repeat(60), { isLast: false }), frame("x".repeat(60), { opcode: 0 })]));
  expect(pieces.seen).toEqual(["violation 1009"]);
  const huge = open();
  huge.push(Buffer.from([0x81, 0xff, 0, 0, 0x10, 0, 0, 0, 0, 0]));
  expect(huge.seen).toEqual(["violation 1009"]);
});

test("a server's frames come without a mask, and one with a mask is none of its", () => {
  const { seen, push } = open(70_000, false);
  const bytes = Buffer.concat([
    frame("short", { isMasked: false }),
    frame("x".repeat(300), { isMasked: false }),
    frame("y".repeat(66_000), { isMasked: false }),
  ]);
  push(bytes.subarray(0, 9));
  push(bytes.subarray(9));
  expect(seen).toEqual(["short", "x".repeat(300), "y".repeat(66_000)]);
  push(frame("x"));
  expect(seen.at(-1)).toBe("violation 1002");
});
