import { expect, test } from "vitest";
import { installation as en } from "../../lib/messages/en/installation.ts";
import { installation as fr } from "../../lib/messages/fr/installation.ts";
import { contactFile } from "./contact-file.ts";
import { askedFields, askedProofs, chosenDocuments, furtherPapers } from "./papers-fields.ts";
import { proposeLineType } from "./propose-line-type.ts";
import { proposedWords } from "./proposed-words.ts";
import { spokenCode } from "./spoken-code.ts";
import { stageStates } from "./stage-states.ts";
import { stepOfSlug, stepPath } from "./step-path.ts";

test("a line's kind is proposed from a whole French number, however it is written", () => {
  expect(["06 12 34 56 78", "+33 7 12 34 56 78", "0033612345678"].map(proposeLineType)).toEqual(["mobile", "mobile", "mobile"]);
  expect(["01 39 00 00 12", "09.39.00.00.12"].map(proposeLineType)).toEqual(["box", "box"]);
  expect(["", "06 12", "+44 20 7946 0000", "15"].map(proposeLineType)).toEqual([undefined, undefined, undefined, undefined]);
});

test("three words of 5 to 10 letters without accents, the same for a line at each visit", () => {
  for (let at = 0; at < 200; at += 1) {
    const id = `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
    const words = proposedWords(id);
    expect(new Set(words).size).toBe(3);
    for (const word of words) expect(word).toMatch(/^[a-z]{5,10}$/);
    expect(proposedWords(id)).toEqual(words);
  }
});

test("a code is spoken sign by sign, in the language of the reader", () => {
  expect(spokenCode("**21*+339#", fr.forwarding)).toBe("étoile, étoile, 2, 1, étoile, plus, 3, 3, 9, dièse");
  expect(spokenCode("##21#", en.forwarding)).toBe("hash, hash, 2, 1, hash");
});

test("stages follow the job; what waits is told from what goes on", () => {
  expect(Object.values(stageStates({ state: "pending", step: null }))).toEqual(["running", ...Array(5).fill("waiting")]);
  expect(stageStates({ state: "running", step: "reserve" })).toMatchObject({ approve: "done", buy: "running", configure: "waiting" });
  expect(stageStates({ state: "parked", step: "approve" })).toMatchObject({ choose: "done", approve: "parked", buy: "waiting" });
  expect(new Set(Object.values(stageStates({ state: "ready", step: "verify" })))).toEqual(new Set(["done"]));
  expect(Object.values(stageStates({ state: "cancelled", step: "choose" }))).not.toContain("running");
});

test("fields and papers are asked; what the provider wants besides is told as it says it", () => {
  const missing = ["first_name", "birth_date", "address", "proof_of_address", "proof_of_address", "tax_number"];
  expect(askedFields("individual", missing)).toEqual(["first_name", "last_name", "birth_date"]);
  expect(askedFields("business", [])).toEqual(["business_name"]);
  expect(askedProofs(missing)).toEqual(["proof_of_address"]);
  expect(furtherPapers(missing)).toEqual(["tax_number"]);
});

test("a paper that is chosen takes the place of the one before; others stay, and one that proves two things is there once", () => {
  const passport = { type: "passport", attributes: { document_number: "12" } };
  const bill = { type: "utility_bill", attributes: {} };
  expect(chosenDocuments([passport, bill], { proof_of_address: "tax_document" })).toEqual([
    passport,
    { type: "tax_document", attributes: {} },
  ]);
  expect(chosenDocuments([], {})).toEqual([]);
});

test("steps have addresses that lead back to them; a contact file ends its lines as address books want", () => {
  expect(stepOfSlug("renvoi")).toBe("forwarding");
  expect(stepOfSlug("nulle-part")).toBeUndefined();
  expect(stepPath("7", "test")).toBe("/installation/essai?ligne=7");
  expect(contactFile("+33939000042")).toMatch(/^BEGIN:VCARD\r\nVERSION:3.0\r\n.*TEL;TYPE=VOICE:\+33939000042\r\nEND:VCARD\r\n$/s);
});
