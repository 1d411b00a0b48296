import { afterEach, beforeEach, type MockInstance, vi } from "vitest";

let spy: MockInstance<typeof console.error>;

beforeEach(() => {
  spy = vi.spyOn(console, "error");
});

// A test that expects an error on the console spies on it itself; anything else is a failure nobody looked at.
afterEach(() => {
  const calls = spy.mock.calls;
  spy.mockRestore();
  if (calls.length > 0) throw new Error(`unexpected console.error: ${JSON.stringify(calls)}`);
});
