import { expect, test } from "vitest";
import { invitationState } from "./invitation-state.ts";

const now = Date.parse("2026-03-03T13:05:00.000Z");
const open = { status: "pending", expiresAt: "2026-03-03T13:05:01.000Z", email: "paul@exemple.fr" } as const;

test.each([
  [undefined, "forStranger"],
  ["paul@exemple.fr", "forVisitor"],
  ["Paul@Exemple.fr", "forVisitor"],
  ["jeanne@exemple.fr", "forOther"],
  ["", "forOther"],
] as const)("an open invitation speaks to the one who reads it: %s", (visitor, state) => {
  expect(invitationState(open, visitor, now)).toBe(state);
});

test("whoever reads it, an invitation that is over says how", () => {
  for (const visitor of [undefined, "paul@exemple.fr", "jeanne@exemple.fr"]) {
    expect(invitationState({ ...open, expiresAt: "2026-03-03T13:05:00.000Z" }, visitor, now)).toBe("expired");
    for (const status of ["accepted", "declined", "withdrawn"] as const) {
      expect(invitationState({ ...open, status }, visitor, now)).toBe(status);
    }
  }
});
