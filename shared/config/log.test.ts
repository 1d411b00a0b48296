import { expect, test } from "vitest";
import { createJsonLog } from "./log.ts";

const collect = (level?: "warn") => {
  const lines: string[] = [];
  const now = () => new Date("2026-01-02T03:04:05Z");
  return { lines, log: createJsonLog({ write: (line) => lines.push(line), now, ...(level ? { level } : {}) }) };
};

test("personal fields never reach the line", () => {
  const { lines, log } = collect();
  log.info("call_opened", { "pii.phone": "+33612345678", callId: "c1" });
  expect(lines).toEqual(['{"at":"2026-01-02T03:04:05.000Z","level":"info","event":"call_opened","callId":"c1"}']);
});

test("lines below the level are not written", () => {
  const { lines, log } = collect("warn");
  log.info("call_opened");
  log.error("call_lost");
  expect(lines).toHaveLength(1);
});
