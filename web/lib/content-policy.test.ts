import { expect, test } from "vitest";
import { contentPolicy } from "./content-policy.ts";

const config = { supabaseUrl: "https://ref.supabase.example", apiUrl: "https://api.ethiq.example/functions/v1/api" };
const policy = contentPolicy({ nonce: "abc", config, isDevelopment: false });
const directive = (name: string) => policy.split("; ").find((part) => part.startsWith(`${name} `));

test("only scripts and styles of this answer run", () => {
  expect(directive("script-src")).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  expect(directive("style-src")).toBe("style-src 'self' 'nonce-abc'");
  expect(policy).not.toContain("unsafe");
});

test("pages talk to their own services only, live events included", () => {
  expect(directive("connect-src")).toBe(
    "connect-src 'self' https://ref.supabase.example wss://ref.supabase.example https://api.ethiq.example",
  );
});

test("nobody frames a page, and no form leads elsewhere", () => {
  expect(directive("frame-ancestors")).toBe("frame-ancestors 'none'");
  expect(directive("form-action")).toBe("form-action 'self'");
});
