import { expect, test } from "vitest";
import { ofName } from "./of-name.ts";

test.each([
  ["Jeanne", "de\u00a0Jeanne"],
  ["Odette", "d'Odette"],
  ["Élise", "d'Élise"],
  ["Yvette", "d'Yvette"],
  ["Yannick", "de\u00a0Yannick"],
  ["Hélène", "d'Hélène"],
  ["Hans", "de\u00a0Hans"],
  ["", "de\u00a0"],
])("of %s is %j", (name, expected) => expect(ofName(name)).toBe(expected));
