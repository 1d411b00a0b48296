import { expect, test } from "vitest";
import { keepPlace, readPlace } from "./calls-place.ts";

function fakeHistory(state: unknown) {
  return {
    state,
    replaceState(next: unknown) {
      this.state = next;
    },
  };
}

test("a place is kept beside what the router keeps, a part at a time", () => {
  const history = fakeHistory({ router: 1 });
  expect(readPlace(history)).toEqual({ search: "", cursors: [] });
  keepPlace(history, { search: "paul", cursors: [] });
  keepPlace(history, { cursors: ["a", "b"] });
  expect(readPlace(history)).toEqual({ search: "paul", cursors: ["a", "b"] });
  expect(history.state).toMatchObject({ router: 1 });
});

test.each([null, "x", { appels: 3 }, { appels: { search: 1, cursors: ["a"] } }])("%j is the start", (state) => {
  expect(readPlace(fakeHistory(state))).toEqual({ search: "", cursors: [] });
});
