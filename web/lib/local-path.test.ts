import { expect, test } from "vitest";
import { localPath, signInThen } from "./local-path.ts";

test("sign-in leads back to the page it was opened from", () => {
  const path = `/invitation/${"a-Z_9".repeat(8)}abc`;
  const returned = new URL(signInThen(path), "https://ethiq.test").searchParams.get("suite");
  expect(localPath(returned)).toBe(path);
});

test.each(["/installation/essai?ligne=4f0e", "/appels?filtre=suspects&cherche=m%C3%A9decin", "/appels?suite=https://ailleurs.test"])(
  "%s keeps its query",
  (value) => {
    expect(localPath(value)).toBe(value);
  },
);

test.each([
  "https://ailleurs.test",
  "//ailleurs.test",
  "/\\ailleurs.test",
  "\\/ailleurs.test",
  "/appels//ailleurs.test",
  "javascript:alert(1)",
  "appels",
  "/",
  "",
  " /appels",
  "/appels\n",
  "/../appels",
  "?a=1",
  "//ailleurs.test?a=1",
  "/appels?a=1\n",
  "/appels?a=\\",
  "/appels?a=1#b",
  "/appels#a",
  "/%2f%2failleurs.test",
  "/ailleurs.test",
  undefined,
  ["/appels", "/appels"],
])("%j is no page to return to", (value) => {
  expect(localPath(value)).toBeUndefined();
});
