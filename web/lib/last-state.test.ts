import { expect, test } from "vitest";
import { forgetLastState, keepLastState, readLastState } from "./last-state.ts";

const memoryStorage = (held: Record<string, string> = {}) =>
  ({
    getItem: (key: string) => held[key] ?? null,
    setItem: (key: string, value: string) => {
      held[key] = value;
    },
    removeItem: (key: string) => {
      delete held[key];
    },
  }) as unknown as Storage;

test("the last state comes back until it is forgotten", () => {
  const storage = memoryStorage();
  const state = { title: "Votre ligne est protégée.", at: "2026-03-03T13:05:00Z" };
  keepLastState(storage, state);
  expect(readLastState(storage)).toEqual(state);
  forgetLastState(storage);
  expect(readLastState(storage)).toBeUndefined();
});

test.each(["{", '{"title":1}', "null", "[]", '{"title":"x","at":"hier"}'])("%s in the storage is no state", (held) => {
  expect(readLastState(memoryStorage({ "ethiq:etat": held }))).toBeUndefined();
});
