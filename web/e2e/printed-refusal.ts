import { expect, vi } from "vitest";

/** The database's stand-in prints every refusal, and whatever is printed fails a test: this one was wanted, and no other. */
export function expectPrintedRefusal(reason: string): void {
  const printed = vi.mocked(console.error);
  expect(printed.mock.calls.map(([error]) => String(error))).toEqual([expect.stringContaining(reason)]);
  printed.mockClear();
}
