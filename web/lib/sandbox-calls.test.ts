import { expect, test } from "vitest";
import { loadSandboxCalls } from "./sandbox-calls.ts";

const token = "0123456789abcdef";

test("calls can be simulated where a stack of this machine says how, and nowhere else", () => {
  const url = "http://127.0.0.1:54315";
  expect(loadSandboxCalls({ SANDBOX_CALLS_URL: url, SANDBOX_CALLS_TOKEN: token })).toEqual({ url, token });
  expect(loadSandboxCalls({})).toBeUndefined();
  expect(loadSandboxCalls({ SANDBOX_CALLS_URL: "", SANDBOX_CALLS_TOKEN: "" })).toBeUndefined();
  expect(loadSandboxCalls({ SANDBOX_CALLS_URL: url })).toBeUndefined();
});

test("a desk on another machine is refused", () => {
  expect(() => loadSandboxCalls({ SANDBOX_CALLS_URL: "http://ethiq.example:54315", SANDBOX_CALLS_TOKEN: token })).toThrow(
    "SANDBOX_CALLS_URL",
  );
});
