import { expect, test } from "vitest";
import { openInvitations } from "./invitation-state.ts";

const NOW = Date.parse("2026-11-25T10:00:00.000Z");
const invitation = (
  email: string,
  status: "pending" | "accepted" | "declined" | "withdrawn",
  day: number,
  until = "2026-12-01T00:00:00.000Z",
) => ({
  email,
  status,
  createdAt: `2026-11-${day}T10:00:00.000Z`,
  expiresAt: until,
});

test("only the newest of each address counts, and only while there is something to know", () => {
  const open = openInvitations(
    [
      invitation("paul@exemple.fr", "declined", 10),
      invitation("paul@exemple.fr", "accepted", 12),
      invitation("anne@exemple.fr", "pending", 11),
      invitation("luc@exemple.fr", "pending", 10, "2026-11-24T10:00:00.000Z"),
      invitation("zoe@exemple.fr", "declined", 13),
      invitation("max@exemple.fr", "withdrawn", 14),
    ],
    NOW,
  );
  expect(open.map(({ item, state }) => [item.email, state])).toEqual([
    ["zoe@exemple.fr", "declined"],
    ["anne@exemple.fr", "waiting"],
    ["luc@exemple.fr", "expired"],
  ]);
});
