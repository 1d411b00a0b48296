import { expect, test } from "vitest";
import { createMangler, createStreamFaults, type StreamFault } from "./stream-faults.ts";

const sent = (kind: "lose" | "duplicate" | "reorder" | "corrupt", everyFrames: number, count = 6) => {
  const messages: string[] = [];
  const effect: StreamFault["effect"] = { kind, everyFrames };
  const push = createMangler([effect], (message) => messages.push(message));
  for (let i = 1; i <= count; i++) push(String(i), () => `${i}!`);
  return messages.join(" ");
};

test("frames are lost, repeated, swapped and damaged at the rate asked for", () => {
  expect(sent("lose", 3)).toBe("1 2 4 5");
  expect(sent("duplicate", 3)).toBe("1 2 3 3 4 5 6 6");
  expect(sent("reorder", 3)).toBe("1 2 4 3 5");
  expect(sent("corrupt", 3)).toBe("1 2 3! 4 5 6!");
});

test("a fault hits the streams it names, as often as it says", () => {
  const { control, take } = createStreamFaults();
  control.add({ effect: { kind: "hang", afterMs: 1 }, match: "ethiq", times: 1 });
  const stream = { callSid: "CA1", name: "ethiq-1", url: "wss://relay" };
  expect(take({ ...stream, name: "other" })).toEqual([]);
  expect(take(stream)).toHaveLength(1);
  expect(take(stream)).toEqual([]);
});
