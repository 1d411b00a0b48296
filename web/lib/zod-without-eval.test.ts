import { expect, test } from "vitest";

test("no schema tries to compile itself", async () => {
  await import("./zod-without-eval.ts");
  const { z } = await import("zod");
  expect(z.config().jitless).toBe(true);
});
