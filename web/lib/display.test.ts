import { expect, test } from "vitest";
import { formatDisplay, parseDisplay } from "./display.ts";

test("what was chosen comes back", () => {
  expect(parseDisplay(formatDisplay({ theme: "dark", text: "large" }))).toEqual({ theme: "dark", text: "large" });
});

test.each([undefined, "", "neon.huge", "<script>", "."])("%j shows pages as usual", (value) => {
  expect(parseDisplay(value)).toEqual({ theme: "system", text: "normal" });
});
