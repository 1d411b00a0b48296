import { expect, test } from "vitest";
import { parseOverrides } from "./overrides.ts";

test("without a fragment one retry is made, on a failed connection only", () => {
  expect(parseOverrides("https://ethiq.example/voice?a=1", 15_000)).toEqual({
    url: "https://ethiq.example/voice?a=1",
    readTimeoutMs: 15_000,
    totalTimeoutMs: 15_000,
    retries: 1,
    retryOn: new Set(["ct"]),
  });
});

test("the fragment sets timeouts, retries and their reasons, and is not sent", () => {
  expect(parseOverrides("https://ethiq.example/voice#ct=2000&rt=5000&tt=9000&rc=2&rp=rt,5xx", 15_000)).toMatchObject({
    url: "https://ethiq.example/voice",
    readTimeoutMs: 5000,
    totalTimeoutMs: 9000,
    retries: 2,
    retryOn: new Set(["rt", "5xx"]),
  });
  expect(parseOverrides("https://ethiq.example/#rp=all", 15_000).retryOn.size).toBe(4);
});

test("values out of range are ignored", () => {
  expect(parseOverrides("https://ethiq.example/#rc=9&rt=5&tt=x", 15_000)).toMatchObject({
    retries: 1,
    readTimeoutMs: 15_000,
    totalTimeoutMs: 15_000,
  });
});
