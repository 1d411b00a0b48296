import { expect, test } from "vitest";
import { inOrder, misplaced, moved, rankAt } from "./contact-order.ts";
import { stateOf, unreachableContacts } from "./contact-state.ts";

const contact = (id: string, priority: number, createdAt = "2026-11-01T10:00:00.000Z") => ({ id, priority, createdAt });
const alert = (id: string, status: "failed" | "delivered" | "sent" | "acknowledged") => ({ contact: { id, name: id }, status });

test("equal ranks stand by age", () => {
  const order = inOrder([contact("late", 1, "2026-11-02T10:00:00.000Z"), contact("second", 2), contact("first", 1)]);
  expect(order.map(({ id }) => id)).toEqual(["first", "late", "second"]);
});

test("moving saves only the ranks that changed, also when all began with the same", () => {
  const order = [contact("a", 1), contact("b", 2), contact("c", 3)];
  expect(misplaced(moved(order, 1, -1)).map(({ item, priority }) => [item.id, priority])).toEqual([
    ["b", 1],
    ["a", 2],
  ]);
  expect(misplaced(moved([contact("a", 1), contact("b", 1)], 0, 1)).map(({ item, priority }) => [item.id, priority])).toEqual([["a", 2]]);
});

test("no rank is higher than the API takes", () => expect([rankAt(0), rankAt(150)]).toEqual([1, 99]));

test("out of reach is who missed the last alert that ended, and nobody who did not agree", () => {
  const lost = unreachableContacts([
    alert("paul", "sent"),
    alert("paul", "failed"),
    alert("paul", "delivered"),
    alert("anne", "delivered"),
    alert("anne", "failed"),
    { contact: null, status: "failed" },
  ]);
  expect([...lost]).toEqual(["paul"]);
  expect(stateOf({ id: "paul", consent: "accepted" }, lost)).toBe("unreachable");
  expect(stateOf({ id: "paul", consent: "declined" }, lost)).toBe("declined");
  expect(stateOf({ id: "anne", consent: "accepted" }, lost)).toBe("accepted");
});
