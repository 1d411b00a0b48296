import { expect, test } from "vitest";
import type { Contact } from "../../../shared/contracts/v1/contacts.ts";
import type { Steps } from "./load-home.ts";
import { laterSteps, nextStep } from "./next-step.ts";
import type { SaidLine } from "./say-line.ts";

const said = (name: SaidLine["name"], over: { provedAt?: string | null; watchAgreed?: boolean; forwardedNumber?: string | null } = {}) =>
  ({
    name,
    provedAt: over.provedAt,
    line: {
      id: name,
      status: name === "protected" ? "active" : "draft",
      forwardedNumber: over.forwardedNumber === undefined ? "+33139980001" : over.forwardedNumber,
      watchAgreed: over.watchAgreed ?? true,
    },
  }) as SaidLine;
const contact = (consent: Contact["consent"]) => ({ id: consent, name: consent, consent }) as Contact;
const steps = (contacts: Steps["contacts"]): Steps => ({ contacts, hasExpectedCall: false, hasSecondFactor: "away" });
const settled = steps([contact("accepted")]);

test("without a line the owner begins; the others are told who does", () => {
  expect(nextStep([], settled, "owner")).toEqual({ name: "begin" });
  expect(nextStep([said("left")], settled, "owner")).toEqual({ name: "begin" });
  expect(nextStep([], settled, "carer")).toEqual({ name: "beginOther" });
  expect(nextStep([], null, "viewer")).toEqual({ name: "beginOther" });
});

test("a lost forwarding comes before all else, then what was begun, then what was never proved", () => {
  const lines = [said("unknown"), said("draft"), said("lost")];
  expect(nextStep(lines, settled, "owner")).toMatchObject({ name: "restore", line: { id: "lost" } });
  expect(nextStep(lines.slice(0, 2), settled, "owner")).toMatchObject({ name: "finish", line: { id: "draft" } });
  expect(nextStep(lines.slice(0, 1), settled, "carer")).toMatchObject({ name: "prove", line: { id: "unknown" } });
});

test("what could not be asked is no step", () => {
  expect(nextStep([said("unknown", { provedAt: null })], settled, "owner")).toEqual({ name: "none" });
  expect(nextStep([said("protected")], steps("away"), "owner")).toBeUndefined();
  expect(nextStep([said("protected")], null, "viewer")).toBeUndefined();
});

test("somebody who said yes is needed before the checks of the line", () => {
  const lines = [said("protected", { watchAgreed: false })];
  expect(nextStep(lines, steps([contact("declined")]), "owner")).toEqual({ name: "contact" });
  expect(nextStep(lines, steps([contact("pending")]), "carer")).toMatchObject({ name: "waiting", contacts: [{ name: "pending" }] });
  expect(nextStep(lines, settled, "owner")).toMatchObject({ name: "watch" });
  expect(nextStep([said("protected", { watchAgreed: false, forwardedNumber: null })], settled, "owner")).toEqual({ name: "none" });
});

test("later steps count who was asked, and leave out what is not known", () => {
  expect(laterSteps(steps([contact("accepted"), contact("pending"), contact("declined")]))).toEqual([
    { name: "secondContact", isDone: true },
    { name: "expectedCall", isDone: false },
  ]);
  expect(laterSteps({ contacts: "away", hasExpectedCall: "away", hasSecondFactor: true })).toEqual([
    { name: "secondFactor", isDone: true },
  ]);
});
