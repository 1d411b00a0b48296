import { expect, test } from "vitest";
import { z } from "zod";
import { parseEnv } from "./parse-env.ts";

const Env = z.object({ TOKEN: z.string().min(1), PORT: z.coerce.number().default(8080) });

test("a present variable is read and a default fills in", () => {
  expect(parseEnv(Env, { TOKEN: "abc", PORT: "" })).toEqual({ TOKEN: "abc", PORT: 8080 });
});

test("an empty secret is missing, and the error names it without any value", () => {
  expect(() => parseEnv(Env, { TOKEN: "", PORT: "hush" })).toThrow("missing or invalid environment variables: PORT, TOKEN");
  expect(() => parseEnv(Env, { TOKEN: "", PORT: "hush" })).not.toThrow(/hush/);
});
