import { expect, test, vi } from "vitest";
import { createSessionToken } from "./session-token.ts";

const HOUR_MS = 3_600_000;

/** A browser and our server: `sessions` says whose token belongs to which cookie. */
function visit(sessions: Record<string, string>) {
  const world = { cookie: "sb-x-auth-token=anne", now: 1_000_000, expiresInMs: HOUR_MS, status: 200, beforeAnswer: () => {} };
  const fetch = vi.fn(async () => {
    const session = world.cookie;
    await Promise.resolve();
    world.beforeAnswer();
    if (world.status !== 200) return new Response(null, { status: world.status });
    return Response.json({ accessToken: sessions[session], expiresInMs: world.expiresInMs });
  });
  const token = createSessionToken({ cookies: () => `theme=dark; ${world.cookie}`, fetch, now: () => world.now });
  return { world, fetch, token };
}

test("many who ask at once, and later, make one request", async () => {
  const { token, fetch, world } = visit({ "sb-x-auth-token=anne": "a" });
  expect(await Promise.all([token(), token()])).toEqual(["a", "a"]);
  world.now += HOUR_MS - 86_000;
  expect(await token()).toBe("a");
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("a token is asked for anew before its end", async () => {
  const { token, fetch, world } = visit({ "sb-x-auth-token=anne": "a" });
  await token();
  world.now += HOUR_MS - 85_000;
  await token();
  expect(fetch).toHaveBeenCalledTimes(2);
});

test("whoever signs in next in this browser never acts with the token before", async () => {
  const { token, world } = visit({ "sb-x-auth-token=anne": "a", "sb-x-auth-token.0=ben; sb-x-auth-token.1=oit": "b" });
  expect(await token()).toBe("a");
  world.cookie = "sb-x-auth-token.0=ben; sb-x-auth-token.1=oit";
  expect(await token()).toBe("b");
});

test("an answer that comes after another sign-in is not taken for its own", async () => {
  const { token, world } = visit({ "sb-x-auth-token=anne": "a", "sb-x-auth-token=benoit": "b" });
  world.beforeAnswer = () => {
    world.cookie = "sb-x-auth-token=benoit";
  };
  expect(await token()).toBe("b");
});

test("a session that changes each time it is read is a fault, and nobody's token is kept", async () => {
  const { token, world, fetch } = visit({});
  world.beforeAnswer = () => {
    world.cookie += "!";
  };
  await expect(token()).rejects.toThrow("changed each time");
  expect(fetch).toHaveBeenCalledTimes(3);
});

test("nobody is signed in without a cookie, and where the server says so", async () => {
  const { token, fetch, world } = visit({});
  world.status = 401;
  expect(await token()).toBeUndefined();
  world.cookie = "sb-x-auth-token-code-verifier=1; other=2";
  expect(await token()).toBeUndefined();
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("without an answer nobody is taken for signed out, and the next one is asked for", async () => {
  const { token, world } = visit({ "sb-x-auth-token=anne": "a" });
  world.status = 503;
  await expect(token()).rejects.toThrow("503");
  world.status = 200;
  expect(await token()).toBe("a");
});
