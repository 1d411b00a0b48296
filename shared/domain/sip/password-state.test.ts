import { expect, it } from "vitest";
import { passwordStateOf } from "./password-state.ts";

const NOW = Date.parse("2026-11-25T10:00:00Z");
const stateOf = (passwordVersion: number, passwordSetVersion: number, minutesAgo: number) =>
  passwordStateOf({ passwordVersion, passwordSetVersion, changedAt: new Date(NOW - minutesAgo * 60_000).toISOString() }, NOW);

it("knows whether a password was ever asked for, and whether the registrar has the last one", () => {
  expect(stateOf(0, 0, 60)).toBe("none");
  expect(stateOf(2, 2, 60)).toBe("set");
  expect(stateOf(2, 1, 1)).toBe("pending");
});

it("gives a password up once nothing can bring it to the registrar any more", () => {
  expect(stateOf(2, 1, 14)).toBe("pending");
  expect(stateOf(2, 1, 16)).toBe("lost");
});
