import { beforeEach, expect, test, vi } from "vitest";
import type { DeviceSession, Session } from "../contracts/v1/auth.ts";
import { AppError } from "../domain/errors.ts";
import type { AuthGateway } from "../ports/auth-gateway.ts";
import { changePassword } from "./change-password.ts";

const NOW = Date.parse("2026-03-04T12:00:00Z");
const asker = { address: "192.0.2.7", userAgent: "phone" };
const device = (minutesOld: number, isCurrent = true): DeviceSession => ({
  id: crypto.randomUUID(),
  createdAt: new Date(NOW - minutesOld * 60_000).toISOString(),
  refreshedAt: null,
  device: null,
  isCurrent,
});

const auth = {
  person: vi.fn(async () => ({ id: "p", email: "claire@ethiq.example", factors: [] })),
  signIn: vi.fn(async ({ password }: { password: string }) => {
    if (password !== "right") throw new AppError("credentials_wrong", "no");
    return { accessToken: "proof" } as Session;
  }),
  setPassword: vi.fn(async (_token: string, _password: string) => undefined),
  signOut: vi.fn(async (_token: string, _scope: string) => undefined),
};
const change = (sessions: DeviceSession[], currentPassword?: string) =>
  changePassword(
    { auth: auth as unknown as AuthGateway, sessions: { list: async () => sessions, end: async () => undefined }, now: () => NOW },
    { accessToken: "mine", password: "new", currentPassword, asker },
  );

beforeEach(() => vi.clearAllMocks());

test("a session that just began changes the password, and ends all others", async () => {
  await change([device(10, false), device(29)]);
  expect(auth.setPassword.mock.calls).toEqual([["mine", "new"]]);
  expect(auth.signOut.mock.calls).toEqual([["mine", "others"]]);
});

test("an old session needs the current password, however new the others are", async () => {
  for (const sessions of [[device(31)], [device(31), device(1, false)], []]) {
    await expect(change(sessions)).rejects.toMatchObject({ code: "invalid_request", fields: { currentPassword: "required" } });
  }
  expect(auth.setPassword).not.toHaveBeenCalled();
});

test("the right current password does; the session that proved it does not stay", async () => {
  await change([device(5_000)], "right");
  expect(auth.setPassword.mock.calls).toEqual([["mine", "new"]]);
  expect(auth.signOut.mock.calls).toEqual([
    ["proof", "this"],
    ["mine", "others"],
  ]);
});

test("a wrong one changes nothing, not even in a session that just began", async () => {
  await expect(change([device(1)], "wrong")).rejects.toMatchObject({ code: "credentials_wrong" });
  expect([auth.setPassword.mock.calls, auth.signOut.mock.calls]).toEqual([[], []]);
});

test("where Auth wants a newer session, the one that proved the password is it", async () => {
  auth.setPassword.mockRejectedValueOnce(new AppError("invalid_request", "old", { providerCode: "reauthentication_needed" }));
  await change([device(5_000)], "right");
  expect(auth.setPassword.mock.calls.map(([token]) => token)).toEqual(["mine", "proof"]);
});

test("a password Auth refuses is refused, and the proof is still cleared away", async () => {
  auth.setPassword.mockRejectedValueOnce(new AppError("invalid_request", "weak", { providerCode: "weak_password" }));
  await expect(change([device(5_000)], "right")).rejects.toMatchObject({ providerCode: "weak_password" });
  expect(auth.signOut.mock.calls).toEqual([["proof", "this"]]);
});
