import { expect, test } from "vitest";
import { forgetAllTyped, forgetTyped, keepTyped, readTyped } from "./keep-typed.ts";

/** As in browsers: what it holds are its own properties. */
const memoryStorage = () => {
  const storage = {} as Record<string, string>;
  const hidden = (value: unknown) => ({ value, enumerable: false });
  return Object.defineProperties(storage, {
    getItem: hidden((key: string) => storage[key] ?? null),
    setItem: hidden((key: string, value: string) => {
      storage[key] = value;
    }),
    removeItem: hidden((key: string) => {
      delete storage[key];
    }),
  }) as unknown as Storage;
};

test("what was typed comes back after a reload, without the secrets", () => {
  const storage = memoryStorage();
  keepTyped(storage, "proche", { name: "Paul", password: "x" }, ["password"]);
  expect(readTyped(storage, "proche")).toEqual({ name: "Paul" });
  expect(readTyped(storage, "ligne")).toBeUndefined();
});

test("what was sent is forgotten, and at sign-out everything of ours and nothing else", () => {
  const storage = memoryStorage();
  keepTyped(storage, "a", { x: 1 });
  keepTyped(storage, "b", { x: 1 });
  storage.setItem("sb-session", "kept");
  forgetTyped(storage, "a");
  expect(readTyped(storage, "a")).toBeUndefined();
  forgetAllTyped(storage);
  expect(readTyped(storage, "b")).toBeUndefined();
  expect(storage.getItem("sb-session")).toBe("kept");
});

test("a storage that refuses, or holds nonsense, keeps nobody from typing", () => {
  const refusing = {
    getItem() {
      throw new Error("denied");
    },
    setItem() {
      throw new Error("full");
    },
  } as unknown as Storage;
  expect(() => keepTyped(refusing, "a", {})).not.toThrow();
  expect(readTyped(refusing, "a")).toBeUndefined();
  const storage = memoryStorage();
  for (const nonsense of ["{", "[1]", "null", "3"]) {
    storage.setItem("saisie:a", nonsense);
    expect(readTyped(storage, "a")).toBeUndefined();
  }
});
