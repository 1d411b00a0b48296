import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createGotrueAuthGateway } from "./gotrue-auth-gateway.ts";

const URL = "https://ref.supabase.example";
const FACTOR = "3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80";
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const tokenOf = (claims: object) => `${btoa("{}")}.${btoa(JSON.stringify(claims)).replace(/=+$/, "")}.sig`;
const session = (claims: object, factors?: object[]) => ({
  access_token: tokenOf(claims),
  refresh_token: "r1",
  token_type: "bearer",
  expires_in: 3600,
  expires_at: 1_772_625_600,
  user: { id: FACTOR, email: "claire@ethiq.example", new_email: "", ...(factors ? { factors } : {}) },
});
const factor = {
  id: FACTOR,
  friendly_name: "",
  factor_type: "totp",
  status: "verified",
  created_at: "2026-03-04T12:00:00.5Z",
  updated_at: "",
};

const asker = { address: "192.0.2.7", userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1" };
const gateway = (secretKey?: string) =>
  createGotrueAuthGateway({ url: URL, publishableKey: "sb_publishable_a", secretKey }, { timeoutMs: 200 });

/** Answers everything, and keeps what was asked. */
function answering(body: object | null, status = 200) {
  const asked: { method: string; path: string; headers: Headers; body: unknown }[] = [];
  server.use(
    http.all(`${URL}/auth/v1/*`, async ({ request }) => {
      const { pathname, search } = new globalThis.URL(request.url);
      const text = await request.text();
      asked.push({ method: request.method, path: pathname + search, headers: request.headers, body: text ? JSON.parse(text) : undefined });
      return body === null ? new HttpResponse(null, { status: 204 }) : HttpResponse.json(body, { status });
    }),
  );
  return asked;
}

test("a session is told in our words; a verified factor that was not used is asked for", async () => {
  answering(session({ aal: "aal1" }, [factor]));
  expect(await gateway().signIn({ email: "claire@ethiq.example", password: "p" }, asker)).toEqual({
    accessToken: tokenOf({ aal: "aal1" }),
    refreshToken: "r1",
    expiresAt: "2026-03-04T12:00:00.000Z",
    user: { id: FACTOR, email: "claire@ethiq.example", newEmail: null },
    secondFactorRequired: true,
  });
  answering(session({ aal: "aal2" }, [factor]));
  expect((await gateway().refresh("r0", asker)).secondFactorRequired).toBe(false);
  answering(session({ aal: "aal1" }, [{ ...factor, status: "unverified" }]));
  expect((await gateway().refresh("r0", asker)).secondFactorRequired).toBe(false);
});

test("the person's address is passed on with the secret key only, and never a browser's name", async () => {
  const asked = answering(session({ aal: "aal1" }));
  await gateway().refresh("r0", asker);
  await gateway("sb_secret_a").refresh("r0", asker);
  const [open, secret] = asked.map(({ headers }) => headers);
  expect([open?.get("apikey"), open?.get("sb-forwarded-for")]).toEqual(["sb_publishable_a", null]);
  expect([secret?.get("apikey"), secret?.get("sb-forwarded-for")]).toEqual(["sb_secret_a", "192.0.2.7"]);
  expect(secret?.get("user-agent")).toBe("Ethiq-API/1 (Safari, iPhone)");
  expect(secret?.get("authorization")).toBeNull();
});

test("who registers without a password gets one that nobody knows, another each time", async () => {
  const asked = answering({ id: FACTOR, email: "claire@ethiq.example", identities: [] });
  const registration = { email: "claire@ethiq.example", locale: "en", tenant: { name: "Home", kind: "household", country: "GB" } } as const;
  expect(await gateway().register(registration, asker)).toBeUndefined();
  await gateway().register(registration, asker);
  const [first, second] = asked.map(({ body }) => body as { password: string; data: object });
  expect(first?.password).toMatch(/^[0-9a-f]{48}$/);
  expect(second?.password).not.toBe(first?.password);
  expect(first?.data).toEqual({ locale: "en", tenant: { name: "Home", kind: "household", country: "GB", locale: "en" } });
});

test("a second factor is set up, confirmed and removed over the documented routes", async () => {
  const asked = answering({ id: FACTOR, type: "totp", totp: { qr_code: "<svg/>", secret: "JBSW", uri: "otpauth://totp/Ethiq" } });
  expect(await gateway().addFactor("t", "Mobile")).toEqual({ id: FACTOR, secret: "JBSW", uri: "otpauth://totp/Ethiq", qrCode: "<svg/>" });
  server.resetHandlers();
  server.use(
    http.post(`${URL}/auth/v1/factors/${FACTOR}/challenge`, () => HttpResponse.json({ id: "challenge-1", expires_at: 1 })),
    http.post(`${URL}/auth/v1/factors/${FACTOR}/verify`, async ({ request }) => {
      expect(await request.json()).toEqual({ challenge_id: "challenge-1", code: "123456" });
      return HttpResponse.json(session({ aal: "aal2" }, [factor]));
    }),
  );
  expect((await gateway().verifyFactor("t", FACTOR, "123 456", asker)).secondFactorRequired).toBe(false);
  const removal = answering({ id: FACTOR });
  await gateway().removeFactor("t", FACTOR);
  expect(removal[0]).toMatchObject({ method: "DELETE", path: `/auth/v1/factors/${FACTOR}` });
  expect(asked[0]).toMatchObject({ method: "POST", path: "/auth/v1/factors", body: { factor_type: "totp", friendly_name: "Mobile" } });
  answering({ id: FACTOR, email: "claire@ethiq.example", factors: [factor] });
  expect((await gateway().person("t")).factors).toEqual([
    { id: FACTOR, name: null, isVerified: true, createdAt: "2026-03-04T12:00:00.500Z" },
  ]);
});

test.each([
  ["the older form", { code: 403, error_code: "otp_expired", msg: "Token has expired" }],
  ["the newer form", { code: "otp_expired", message: "Token has expired" }],
])("errors are read in %s", async (_name, body) => {
  answering(body, 403);
  const verification = { email: "claire@ethiq.example", code: "123456", type: "signup" } as const;
  await expect(gateway().verify(verification, asker)).rejects.toMatchObject({ code: "code_wrong", providerCode: "otp_expired" });
});

test.each([
  [400, "invalid_credentials", { code: "credentials_wrong" }],
  [400, "email_not_confirmed", { code: "email_not_confirmed" }],
  [400, "refresh_token_not_found", { code: "session_required" }],
  [400, "refresh_token_already_used", { code: "session_required" }],
  [422, "weak_password", { code: "invalid_request", fields: { password: "too_weak" } }],
  [422, "same_password", { code: "invalid_request", fields: { password: "same_as_before" } }],
  [422, "email_exists", { code: "conflict", fields: { email: "taken" } }],
  [401, "insufficient_aal", { code: "second_factor_required" }],
  [422, "mfa_totp_enroll_not_enabled", { code: "not_supported" }],
  [500, "unexpected_failure", { code: "provider_unavailable" }],
  [503, "a_new_code", { code: "provider_unavailable" }],
  [418, "another_new_code", { code: "internal" }],
])("%i %s means %o", async (status, error_code, expected) => {
  answering({ code: status, error_code, msg: "claire@ethiq.example" }, status);
  const error = await gateway()
    .signIn({ email: "claire@ethiq.example", password: "p" }, asker)
    .then(
      () => expect.unreachable(),
      (thrown) => thrown,
    );
  expect(error).toMatchObject(expected);
  expect(`${error.message}${error.stack}`).not.toContain("claire@");
});

test("a limit of Auth's says when to try again", async () => {
  answering(
    { code: 429, error_code: "over_email_send_rate_limit", msg: "For security purposes, you can only request this after 12 seconds." },
    429,
  );
  await expect(gateway().changeEmail("t", "x@ethiq.example", asker)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 12 });
});

test.each([
  [403, { code: "sign_up_refused", fields: { email: "not_invited" } }],
  [422, { code: "sign_up_refused", fields: { email: "disposable_address" } }],
  [429, { code: "rate_limited" }],
  [503, { code: "provider_unavailable" }],
])("what the guard refuses with %i means %o", async (status, expected) => {
  answering({ code: "unknown", message: "…" }, status);
  await expect(gateway().register({ email: "x@ethiq.example", locale: "fr" }, asker)).rejects.toMatchObject(expected);
});

test("what does not look like a refresh token is none", async () => {
  answering({ code: 400, error_code: "validation_failed", msg: "Refresh token is not valid" }, 400);
  await expect(gateway().refresh("x", asker)).rejects.toMatchObject({ code: "session_required" });
});

test("where Auth has no second factors it is said so, and only there", async () => {
  answering({ message: "Not Found" }, 404);
  for (const attempt of [
    gateway().addFactor("t", "x"),
    gateway().verifyFactor("t", FACTOR, "123456", asker),
    gateway().removeFactor("t", FACTOR),
  ])
    await expect(attempt).rejects.toMatchObject({ code: "not_supported" });
  await expect(gateway().person("t")).rejects.toMatchObject({ code: "internal" });
  server.use(http.all(`${URL}/auth/v1/*`, () => HttpResponse.text("404 page not found", { status: 404 })));
  await expect(gateway().addFactor("t", "x")).rejects.toMatchObject({ code: "not_supported" });
});

test("no answer, half an answer or no JSON: unavailable, in time", async () => {
  server.use(http.all(`${URL}/auth/v1/*`, () => new Promise(() => undefined)));
  await expect(gateway().person("t")).rejects.toMatchObject({ code: "provider_unavailable" });
  server.use(http.all(`${URL}/auth/v1/*`, () => HttpResponse.error()));
  await expect(gateway().person("t")).rejects.toMatchObject({ code: "provider_unavailable" });
  server.use(http.all(`${URL}/auth/v1/*`, () => HttpResponse.text("<html>502</html>", { status: 502 })));
  await expect(gateway().person("t")).rejects.toMatchObject({ code: "provider_unavailable" });
});
