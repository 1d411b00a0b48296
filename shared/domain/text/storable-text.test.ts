import { expect, test } from "vitest";
import { storableText } from "./storable-text.ts";

test("ordinary words stay as they are", () => {
  expect(storableText("Donnez-moi l'été, 12 € 😀", 300)).toBe("Donnez-moi l'été, 12 € 😀");
});

test("nothing is left that a database refuses, wherever the text is cut", () => {
  expect(storableText("a\u0000b\u0007c", 300)).toBe("a b c");
  expect(storableText("a\ud83d", 300)).toBe("a ");
  expect(storableText("ab😀", 3)).toBe("ab ");
  expect(storableText("abcdef", 3)).toBe("abc");
});
