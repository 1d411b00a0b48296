import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("../..", import.meta.url));

// Journeys through the built pages, in a real browser, on the sandbox.
export default defineConfig({
  root,
  test: {
    name: "e2e",
    include: ["web/e2e/**/*.e2e.test.ts"],
    setupFiles: [`${root}vitest.setup.ts`],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 90_000,
  },
});
