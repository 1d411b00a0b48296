import { expect, test } from "vitest";
import { filterQuery, isFiltered, journalPath, readFilter } from "./journal-filter.ts";

const MEMBER = "3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80";
const NOTHING = { sujet: "", qui: "", du: "", au: "" };

test("days count whole, where the lines are, also when the clocks change", () => {
  expect(filterQuery({ ...NOTHING, du: "2026-10-25", au: "2026-10-25" })).toEqual({
    from: "2026-10-24T22:00:00.000Z",
    to: "2026-10-25T23:00:00.000Z",
  });
  expect(filterQuery({ ...NOTHING, au: "2026-12-31" })).toEqual({ to: "2026-12-31T23:00:00.000Z" });
});

test("somebody is a member or a kind of actor", () => {
  expect(filterQuery({ ...NOTHING, qui: MEMBER })).toEqual({ actorId: MEMBER });
  expect(filterQuery({ ...NOTHING, qui: "operator" })).toEqual({ actorKind: "operator" });
  expect(filterQuery(NOTHING)).toEqual({});
});

test("what cannot be meant is left out", () => {
  const odd = { sujet: "lines;drop", qui: "tout le monde", du: "hier", au: "2026-02-31", suite: "x" };
  expect(readFilter(odd)).toEqual(NOTHING);
  expect(readFilter({ sujet: ["lines", "contacts"] })).toEqual(NOTHING);
  expect(isFiltered(readFilter({ sujet: "lines" }))).toBe(true);
});

test("an address says the choice and nothing else", () => {
  expect(journalPath(NOTHING)).toBe("/reglages/journal");
  expect(journalPath({ ...NOTHING, sujet: "lines", du: "2026-11-01" }, "abc")).toBe(
    "/reglages/journal?sujet=lines&du=2026-11-01&suite=abc",
  );
});
