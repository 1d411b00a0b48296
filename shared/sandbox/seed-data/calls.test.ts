import { expect, test } from "vitest";
import { HOMES } from "../seed-history.ts";
import { callIdOf } from "./alerts.ts";
import { callsOf, DAY_MS, HISTORY_DAYS } from "./calls.ts";
import { COURIER_STORIES, STORIES } from "./stories.ts";
import { verdictsOf } from "./story.ts";

const UNTIL = Date.UTC(2026, 10, 24);
const calls = HOMES.flatMap((home) => callsOf(home, UNTIL));

test("200 calls in half a year, each with an id of its own", () => {
  expect(new Set(calls.map(callIdOf)).size).toBe(200);
  for (const { startedAt } of calls) {
    expect(startedAt).toBeLessThan(UNTIL);
    expect(startedAt).toBeGreaterThanOrEqual(UNTIL - HISTORY_DAYS * DAY_MS);
  }
});

test("they are the same for the same day, and only move with another", () => {
  const again = HOMES.flatMap((home) => callsOf(home, UNTIL));
  expect(again).toEqual(calls);
  const later = HOMES.flatMap((home) => callsOf(home, UNTIL + DAY_MS));
  expect(later.map(({ startedAt, ...call }) => ({ ...call, startedAt: startedAt - DAY_MS }))).toEqual(calls);
});

test("nobody takes two calls at once", () => {
  for (const line of new Set(calls.map((call) => call.line))) {
    const own = calls.filter((call) => call.line === line).sort((a, b) => a.startedAt - b.startedAt);
    for (const [index, call] of own.entries()) {
      const next = own[index + 1];
      if (next) expect(call.startedAt + call.ringMs + call.talkMs).toBeLessThan(next.startedAt);
    }
  }
});

test.each([...STORIES, ...COURIER_STORIES])("the engine hears what the story of $name is", (story) => {
  const rises = verdictsOf(story);
  expect(rises.length).toBeGreaterThan(0);
  for (const { reasons } of rises) {
    expect(reasons.length).toBeGreaterThan(0);
    for (const { quote } of reasons) expect(quote).not.toMatch(/\d{4}/);
  }
});

test("what people said of a call is said of a suspicious one, and rules drawn from it are there", () => {
  for (const home of HOMES)
    for (const said of home.feedback) {
      const call = callsOf(home, UNTIL).find(({ line, daysAgo, story }) => line === said.line && daysAgo === said.daysAgo && story);
      expect(call).toBeDefined();
      const rules = home.rules.filter(({ phone, source }) => phone === call?.caller && source === "feedback");
      expect(rules.map(({ rule }) => rule)).toEqual(said.effect ? [said.effect] : []);
    }
});
