import { expect, test } from "vitest";
import { SignUpAnswers, tenantOf } from "./sign-up-answers.ts";

const answers = { forWhom: "relative" as const, displayName: "Claire Martin", organisation: "", email: "Claire@Exemple.fr " };

test("a household carries the name of who opens it, an organisation its own", () => {
  const parsed = SignUpAnswers.parse(answers);
  expect(parsed.email).toBe("claire@exemple.fr");
  expect(tenantOf(parsed, "fr")).toEqual({ name: "Foyer de Claire Martin", kind: "household", locale: "fr", country: "FR" });
  expect(tenantOf({ ...parsed, forWhom: "organisation", organisation: "Mairie" }, "en")).toMatchObject({
    name: "Mairie",
    kind: "organisation",
  });
});

test("the longest name still makes a household's name that the API takes", () => {
  expect(tenantOf({ ...answers, displayName: "é".repeat(60) }, "en").name.length).toBeLessThanOrEqual(120);
});

test("the name of an organisation is asked for where there is one, and only there", () => {
  expect(SignUpAnswers.safeParse({ ...answers, forWhom: "organisation", organisation: " " }).error?.issues[0]?.path).toEqual([
    "organisation",
  ]);
  expect(SignUpAnswers.safeParse(answers).success).toBe(true);
});
