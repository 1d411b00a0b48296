import { expect, test } from "vitest";
import { changedFields } from "./changed-fields.ts";

const known = (field: string) => field !== "id";

test("only what differs is told, and nothing that has no name for people", () => {
  expect(changedFields({ id: 1, label: "Maison", help_level: 2 }, { id: 2, label: "Salon", help_level: 2 }, known)).toEqual([
    { field: "label", before: "Maison", after: "Salon" },
  ]);
});

test("of what was added or removed every field is told, but for the empty ones", () => {
  expect(changedFields(null, { name: "Paul", relation: null }, known)).toEqual([{ field: "name", before: null, after: "Paul" }]);
  expect(changedFields({ name: "Paul" }, null, known)).toEqual([{ field: "name", before: "Paul", after: null }]);
});
