import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { en } from "../web/lib/messages/en.ts";
import { fr } from "../web/lib/messages/fr.ts";

const docs = fileURLToPath(new URL("../docs", import.meta.url));
const read = (path: string) => readFileSync(join(docs, path), "utf8");

const GUIDES = [
  { file: "guide-utilisateur.md", other: "user-guide.md", words: fr, quotation: /«([^«»]*)»/g },
  { file: "user-guide.md", other: "guide-utilisateur.md", words: en, quotation: /“([^“”]*)”/g },
].map((guide) => ({ ...guide, text: read(guide.file) }));

/** As they are read: spaces that do not break and breaks of lines are spaces. */
const spaced = (text: string) => text.replace(/\s+/g, " ").trim();

/** What stands on a page as it is; a sentence with a name or a number in it is never quoted. */
function said(value: unknown): string[] {
  if (typeof value === "string") return [spaced(value)];
  if (typeof value === "function") return value.length === 0 ? said(value()) : [];
  return Object.values(value as object).flatMap(said);
}

const quotedIn = ({ text, quotation }: (typeof GUIDES)[number]) => [...text.matchAll(quotation)].map(([, words = ""]) => spaced(words));
const headingsOf = (text: string) => text.split("\n").flatMap((line) => /^#+(?= )/.exec(line) ?? []);
const picturesOf = (text: string) => [...text.matchAll(/<img src="([^"]+)" width="\d+" alt="[^"]{20,}">/g)].map(([, path = ""]) => path);

test.each(GUIDES)("$file quotes buttons and titles as they stand on the pages", (guide) => {
  const known = new Set(said(guide.words));
  const quoted = quotedIn(guide);
  expect(quoted.length).toBeGreaterThan(100);
  expect(quoted.filter((words) => !known.has(words))).toEqual([]);
});

test.each(GUIDES)("$file has sentences of at most 14 words", ({ text }) => {
  const sentences = text
    // A heading stands alone and a paragraph is one line; what is no running text goes.
    .replace(/^#.*$/gm, "$&\n")
    .replace(/\n(?![\n#|>]|<img|\s*(?:-|\d+\.) )\s*/g, " ")
    .replace(/<img[^>]*>|\]\([^)]*\)/g, "")
    .split(/[\n|:]|(?<=[.!?])[»”*]*\s/);
  expect(sentences.length).toBeGreaterThan(200);
  expect(sentences.filter((sentence) => sentence.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word)).length > 14)).toEqual([]);
});

test("both guides have the same headings in the same order, and lead to each other", () => {
  const [french = [], english] = GUIDES.map(({ text }) => headingsOf(text));
  expect(french.length).toBeGreaterThan(15);
  expect(english).toEqual(french);
  for (const { text, other } of GUIDES) expect(text).toContain(`](${other})`);
});

test("both guides show the same pictures, each with words in its place", () => {
  const [french = [], english] = GUIDES.map(({ text }) => picturesOf(text));
  expect(french.length).toBeGreaterThan(10);
  expect(english).toEqual(french);
  for (const { text } of GUIDES) expect(picturesOf(text)).toHaveLength(text.split("<img").length - 1);
});

test("each picture of the guides and of the first page is there", () => {
  const readme = picturesOf(read("../README.md")).map((path) => join("..", path));
  expect(readme).toHaveLength(2);
  const shown = [...readme, ...GUIDES.flatMap(({ text }) => picturesOf(text))];
  expect(shown.filter((path) => !existsSync(join(docs, path)))).toEqual([]);
});
