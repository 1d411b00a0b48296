import { AuthApiError, type AuthError, AuthRetryableFetchError } from "@supabase/supabase-js";
import { expect, test } from "vitest";
import { answerSession } from "./answer-session.ts";

const none = { session: null };

test("a token is told with how long it is still good for, and kept by nobody on the way", async () => {
  const session = { access_token: "a", expires_at: 2_000 };
  const response = answerSession({ data: { session }, error: null }, 1_400_000);
  expect(await response.json()).toEqual({ accessToken: "a", expiresInMs: 600_000 });
  expect(response.headers.get("cache-control")).toBe("private, no-store");
});

test("nobody is signed out because the auth server is away", () => {
  const statusOf = (error: AuthError | null) => answerSession({ data: none, error }, 0).status;
  expect(answerSession(undefined, 0).status).toBe(503);
  expect(statusOf(new AuthRetryableFetchError("no answer", 503))).toBe(503);
  expect(statusOf(new AuthApiError("gone", 400, "refresh_token_not_found"))).toBe(401);
  expect(statusOf(null)).toBe(401);
});
