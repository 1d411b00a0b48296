import { expect, test } from "vitest";
import { contactReplySms } from "./contact-reply-sms.ts";
import { smsSegments } from "./sms-segments.ts";

const OUTCOMES = ["accepted", "declined", "stopped", "not_invited", "unclear"] as const;

test.each(["fr", "en"] as const)("every answer is one short, calm SMS, in %s", (locale) => {
  for (const outcome of OUTCOMES) {
    const text = contactReplySms(outcome, locale);
    expect(smsSegments(text), text).toMatchObject({ encoding: "gsm7", segments: 1 });
    for (const sentence of text.split(/[.:]\s/)) expect(sentence.split(" ").length, text).toBeLessThanOrEqual(14);
    expect(text).toMatch(/^Ethiq ?: /);
    expect(text).not.toMatch(/!|https?:/);
  }
});

test("whoever accepts is told how to stop, and whoever is not understood is told the three words", () => {
  expect(contactReplySms("accepted", "fr")).toContain("STOP");
  expect(contactReplySms("accepted", "en")).toContain("STOP");
  for (const word of ["OUI", "NON", "STOP"]) expect(contactReplySms("unclear", "fr")).toContain(word);
  for (const word of ["YES", "NO", "STOP"]) expect(contactReplySms("unclear", "en")).toContain(word);
});
