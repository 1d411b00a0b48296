import { expect, test } from "vitest";
import { createJsonLog } from "../config/log.ts";
import { AppError } from "../domain/errors.ts";
import { createApp } from "./create-app.ts";

const build = () => {
  const lines: string[] = [];
  const app = createApp(createJsonLog({ write: (line) => lines.push(line) }));
  app.get("/refused", () => {
    throw new AppError("provider_unavailable", "0612345678 did not answer", { retryAfterSeconds: 7 });
  });
  app.get("/broken", () => {
    throw new TypeError("secret detail");
  });
  return { app, lines };
};

test("a known failure is a problem document with its request id and retry time", async () => {
  const { app, lines } = build();
  const response = await app.request("/refused", { headers: { "x-request-id": "r-1" } });
  expect(response.status).toBe(503);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("retry-after")).toBe("7");
  expect(await response.json()).toMatchObject({ type: "urn:ethiq:problem:provider_unavailable", status: 503, instance: "r-1" });
  expect(lines.join()).not.toContain("0612345678");
});

test("an unknown failure tells nothing of itself", async () => {
  const { app, lines } = build();
  const response = await app.request("/broken");
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("secret");
  expect(lines).toHaveLength(1);
});

test("an unknown address is a 404 problem", async () => {
  const response = await build().app.request("/nowhere");
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ type: "urn:ethiq:problem:not_found" });
});

test("the token of a link that failed is not in the log", async () => {
  const { app, lines } = build();
  app.post("/invitations/:token/accept", () => {
    throw new AppError("not_allowed", "for another address");
  });
  const token = "q8Zr_-".padEnd(43, "x");
  await app.request(`/invitations/${token}/accept`, { method: "POST" });
  expect(lines.join()).toContain("/invitations/:token/accept");
  expect(lines.join()).not.toContain("q8Zr");
});
