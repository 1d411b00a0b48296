import fc from "fast-check";
import { expect, test } from "vitest";
import { isE164 } from "../../domain/phone-number.ts";
import { dialledFrom, parseCaller, parsePhone } from "./parse-phone.ts";

test.each([
  ["06 12 34 56 78", "+33612345678"],
  ["06.12.34.56.78", "+33612345678"],
  ["06-12-34-56-78", "+33612345678"],
  ["06\u00a012\u00a034\u00a056\u00a078", "+33612345678"],
  ["\u202a+33 6 12 34 56 78\u202c", "+33612345678"],
  ["+33 (0)6 12 34 56 78", "+33612345678"],
  ["0033 6 12 34 56 78", "+33612345678"],
  ["٠٦١٢٣٤٥٦٧٨", "+33612345678"],
  ["01 99 00 12 34", "+33199001234"],
  ["09 39 12 34 56", "+33939123456"],
  ["06 39 98 00 42", "+33639980042"],
  ["+44 20 7183 8750", "+442071838750"],
  ["00 1 202 555 0123", "+12025550123"],
])("in France %s is %s", (text, number) => {
  expect(parsePhone(text, "FR")).toEqual({ number });
  expect(parseCaller(text, "FR")).toEqual({ number });
});

test.each([
  ["0690 12 34 56", "+590690123456"],
  ["0590 81 23 45", "+590590812345"],
  ["0694 20 12 34", "+594694201234"],
  ["0596 70 12 34", "+596596701234"],
  ["0696 12 34 56", "+596696123456"],
  ["0262 12 34 56", "+262262123456"],
  ["0692 12 34 56", "+262692123456"],
  ["0639 67 12 34", "+262639671234"],
  ["0508 41 23 45", "+508412345"],
  ["+508 41 23 45", "+508412345"],
  ["+33 690 12 34 56", "+590690123456"],
  ["+590 690 12 34 56", "+590690123456"],
])("%s is overseas, with its own country code: %s", (text, number) => {
  for (const country of ["FR", "GP", "RE"]) expect(parsePhone(text, country)).toEqual({ number });
});

test("a mainland number is one on the islands as well", () => {
  for (const country of ["GP", "RE", "PM", "YT"]) expect(parsePhone("06 12 34 56 78", country)).toEqual({ number: "+33612345678" });
});

test.each(["0700 12 34 56 78 90", "07001234567890", "+33 700 12 34 56 78 90", "0033700 1234567890"])("%s has fourteen digits", (text) => {
  expect(parsePhone(text, "FR")).toEqual({ number: "+337001234567890" });
  expect(parseCaller(text, "FR")).toEqual({ number: "+337001234567890" });
});

test.each([
  [
    "emergency_number",
    ["15", "17", "18", "112", "1 1 2", "114", "115", "116 000", "116117", "119", "191", "196", "197", "+33112", "003315"],
  ],
  ["short_number", ["3639", "39 00", "118 218", "118712", "1023", "3117"]],
  ["premium_number", ["0899 12 34 56", "08 90 12 34 56", "0820 123 456", "+33 899 12 34 56", "+44 70 1234 5678", "+979 1 2345 6789"]],
  ["premium_number", ["+881 6 1234 5678", "+870 773 111 632", "+882 16 1234567"]],
  ["service_number", ["0800 12 34 56", "0806 12 34 56", "+800 1234 5678"]],
  [
    "not_a_number",
    [
      "",
      "Paul",
      "sip:paul@exemple.fr",
      "06 12",
      "06 12 34 56 7",
      "06 12 34 56 78 9",
      "0612345678 ext 5",
      "0700 12 34 56",
      "+",
      "0800 DARTY",
    ],
  ],
] as const)("%s is said of %j", (fault, texts) => {
  for (const text of texts) expect([text, parsePhone(text, "FR")]).toEqual([text, { fault }]);
});

test("other countries write their numbers their own way", () => {
  expect(parsePhone("0470 12 34 56", "BE")).toEqual({ number: "+32470123456" });
  expect(parsePhone("(202) 555-0123", "US")).toEqual({ number: "+12025550123" });
  expect(parsePhone("911", "US")).toEqual({ fault: "emergency_number" });
  expect(parsePhone("0900 12 34 56", "CH")).toEqual({ fault: "premium_number" });
  expect(parsePhone("06 12 34 56 78", "XX")).toEqual({ fault: "not_a_number" });
  expect(parsePhone("+33 6 12 34 56 78", "XX")).toEqual({ number: "+33612345678" });
});

test("who calls may be a premium number, or one that does not exist", () => {
  expect(parseCaller("0899 12 34 56", "FR")).toEqual({ number: "+33899123456" });
  expect(parseCaller("+33 690 12 34 56", "FR")).toEqual({ number: "+33690123456" });
  expect(parseCaller("+33 7 00 12 34 56", "FR")).toEqual({ number: "+33700123456" });
  expect(parseCaller("15", "FR")).toEqual({ fault: "emergency_number" });
  expect(parseCaller("+33 36 39", "FR")).toEqual({ fault: "short_number" });
  expect(parseCaller("anonymous", "FR")).toEqual({ fault: "not_a_number" });
});

const digits = (length: number) => fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });
const separators = fc.array(fc.constantFrom("", " ", ".", "-", "\u00a0"), { minLength: 30, maxLength: 30 });
const spread = (text: string, between: readonly string[]) => [...text].map((digit, at) => digit + (between[at] ?? "")).join("");

test("national, +33 and 0033, however they are spaced, are one number", () => {
  const mobile = fc.tuple(fc.constantFrom("61", "62", "64", "73", "75"), digits(7)).map((parts) => parts.join(""));
  const extended = digits(10).map((rest) => `700${rest}`);
  fc.assert(
    fc.property(fc.oneof(mobile, extended), separators, (national, between) => {
      const written = [`0${national}`, `0033${national}`].map((text) => spread(text, between)).concat(`+33 ${spread(national, between)}`);
      for (const text of written) expect(parsePhone(text, "FR")).toEqual({ number: `+33${national}` });
    }),
  );
});

test("any text gives a number or a reason, and a number read again is itself", () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(..."0123456789+ .()-") }),
    digits(4).map((rest) => `+33${rest}`),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom("FR", "GP", "BE", "US", "XX"), (text, country) => {
      for (const parse of [parsePhone, parseCaller]) {
        const parsed = parse(text, country);
        if ("fault" in parsed) continue;
        expect(isE164(parsed.number)).toBe(true);
        expect(parse(parsed.number, country)).toEqual(parsed);
      }
    }),
    { numRuns: 500 },
  );
});

test("nothing that begins with 08 is ever rung from France", () => {
  fc.assert(
    fc.property(digits(8), (rest) => {
      expect(parsePhone(`08${rest}`, "FR")).toHaveProperty("fault");
    }),
  );
});

test("one of our numbers is written as a telephone of that country dials it", () => {
  expect(dialledFrom("+33199001001", "FR")).toEqual({ international: "+33199001001", national: "0199001001" });
  expect(dialledFrom("+15105550100", "CA").national).toBe("5105550100");
  expect(dialledFrom("+33199001001", "CH").national).toBe("0033199001001");
  expect(dialledFrom("+33199001001", "US").national).toBe("01133199001001");
  expect(dialledFrom("+33199001001", "ZZ").national).toBe("0033199001001");
});
