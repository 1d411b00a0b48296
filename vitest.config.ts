import { existsSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BROWSER_PATH } from "./web/e2e/browser-path.ts";

// Unit tests sit beside the code and touch no network; integration tests (`*.int.test.ts`) open real sockets, databases and
// processes, so they run one file at a time and may take longer; then come journeys through the built pages in a real browser.
// Without a browser a list of what was skipped stands in their place.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{shared,functions,media-relay,supabase,scripts}/**/*.test.ts", "web/{app,features,lib,components}/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", "**/*.int.test.ts"],
          setupFiles: ["./vitest.setup.ts"],
          // A crowded machine is no fault of the code: a test that hangs is still found.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "int",
          include: ["{shared,functions,media-relay,supabase,scripts}/**/*.int.test.ts"],
          exclude: ["**/node_modules/**"],
          setupFiles: ["./vitest.setup.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "e2e",
          include: [existsSync(BROWSER_PATH) ? "web/e2e/**/*.e2e.test.ts" : "web/e2e/without-browser.test.ts"],
          setupFiles: ["./vitest.setup.ts"],
          globalSetup: ["./web/e2e/build-site.ts"],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 120_000,
          // A page that gave up on a server without a free core is asked once more; the report tells of it.
          retry: 1,
          // After all others: a browser, a web server and a database want both cores for themselves.
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
