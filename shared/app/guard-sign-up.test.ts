import { expect, test, vi } from "vitest";
import { createMemoryRateLimiter } from "../adapters/memory-rate-limiter.ts";
import { silentLog } from "../config/log.ts";
import { AppError } from "../domain/errors.ts";
import { type GuardSignUpDeps, guardSignUp } from "./guard-sign-up.ts";

function build(changes: Partial<GuardSignUpDeps> = {}) {
  const seen = new Set<string>();
  const deps: GuardSignUpDeps = {
    people: { isInvited: async (email) => email.startsWith("invited") },
    limiter: createMemoryRateLimiter({ now: () => 0 }),
    singleUse: { claim: async (id) => !seen.has(id) && Boolean(seen.add(id)) },
    isDisposable: (domain) => domain === "thrown.example",
    allowList: [],
    log: silentLog,
    ...changes,
  };
  const signUp = (email: string, address?: string, eventId: string = crypto.randomUUID()) => guardSignUp(deps, { email, address, eventId });
  return { deps, signUp };
}

test("an address on the list, or in a domain on it, is let in whatever its case; what only looks like one is not", async () => {
  const { signUp } = build({ allowList: ["ethiq.example", "claire@other.example"] });
  expect(await signUp("Paul@ETHIQ.example")).toBeUndefined();
  expect(await signUp("claire@other.example")).toBeUndefined();
  for (const email of ["paul@other.example", "x@sub.ethiq.example", "ethiq.example@evil.example", "ethiq.example"]) {
    expect([email, await signUp(email)]).toEqual([email, email === "ethiq.example" ? undefined : "not_listed"]);
  }
});

test("invited people are let in past every rule", async () => {
  const { signUp } = build({ allowList: ["ethiq.example"] });
  expect(await signUp("invited@thrown.example")).toBeUndefined();
  const counted = build();
  for (let count = 0; count < 21; count += 1) await counted.signUp(`p${count}@gmail.com`, "192.0.2.1");
  expect(await counted.signUp("paul@gmail.com", "192.0.2.1")).toBe("too_many");
  expect(await counted.signUp("invited@gmail.com", "192.0.2.1")).toBeUndefined();
});

test("nobody is asked about invitations while no rule stands against the sign-up", async () => {
  const isInvited = vi.fn(async () => false);
  await build({ people: { isInvited } }).signUp("claire@ethiq.example", "192.0.2.1");
  expect(isInvited).not.toHaveBeenCalled();
});

test("a limiter that cannot count lets everybody in; a database that cannot answer keeps nobody out for good", async () => {
  const blind = build({ limiter: { count: async () => undefined }, singleUse: { claim: async () => undefined } });
  for (let count = 0; count < 50; count += 1) expect(await blind.signUp("claire@ethiq.example", "192.0.2.1")).toBeUndefined();
  const isInvited = () => Promise.reject(new AppError("provider_unavailable", "away"));
  expect(await build({ people: { isInvited } }).signUp("x@thrown.example")).toBe("not_now");
});

test("a question asked twice is counted once", async () => {
  const { signUp } = build();
  const eventId = crypto.randomUUID();
  for (let count = 0; count < 50; count += 1) expect(await signUp("claire@gmail.com", "192.0.2.1", eventId)).toBeUndefined();
});
