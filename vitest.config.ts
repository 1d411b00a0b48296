import { defineConfig } from "vitest/config";

// Unit tests sit beside the code and touch no network; integration tests (`*.int.test.ts`) open real sockets,
// databases and processes, so they run one file at a time and may take longer.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{shared,functions,media-relay,supabase,scripts}/**/*.test.ts", "web/{app,features,lib,components}/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", "**/*.int.test.ts"],
          setupFiles: ["./vitest.setup.ts"],
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
        },
      },
    ],
  },
});
