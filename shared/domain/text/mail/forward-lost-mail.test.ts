import { expect, test } from "vitest";
import { forwardLostMail } from "./forward-lost-mail.ts";

const mail = { protectedName: "Jeanne", ethiqNumber: "+33939000001", url: "https://ethiq.test/lignes/1" } as const;

test("the mail says what happened, what still works, and both codes", () => {
  const { subject, text } = forwardLostMail({ ...mail, locale: "fr" });
  expect(subject).toBe("La ligne de Jeanne n'est plus protégée");
  for (const part of ["**21*+33939000001#", "*21*0939000001#", "##21#", "#21#", "Le téléphone marche", mail.url])
    expect(text).toContain(part);
});

test("its sentences are short, in both languages", () => {
  for (const locale of ["fr", "en"] as const) {
    const { text } = forwardLostMail({ ...mail, locale });
    for (const sentence of text.split(/[.\n]\s*/)) expect(sentence.split(" ").length, sentence).toBeLessThanOrEqual(14);
  }
});

test("a name that is no name is left out", () => {
  expect(forwardLostMail({ ...mail, protectedName: "<a href=//x>", locale: "en" }).html).not.toContain("<a href=//x");
  expect(forwardLostMail({ ...mail, protectedName: "…", locale: "en" }).subject).toBe("The line of your relative is no longer protected");
});
