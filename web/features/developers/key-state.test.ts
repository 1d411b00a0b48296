import { expect, test } from "vitest";
import { keyState } from "./key-state.ts";

const NOW = Date.parse("2026-11-25T12:00:00Z");
const later = "2026-12-25T12:00:00.000Z";

test("a key opens until its end, and no longer once it was revoked", () => {
  expect(keyState({ revokedAt: null, expiresAt: later }, NOW)).toBe("active");
  expect(keyState({ revokedAt: null, expiresAt: "2026-11-25T12:00:00.000Z" }, NOW)).toBe("expired");
  expect(keyState({ revokedAt: "2026-11-24T12:00:00.000Z", expiresAt: later }, NOW)).toBe("revoked");
});
