import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { Contact } from "../../../shared/contracts/v1/contacts.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import { ContactsPage } from "./contacts-page.tsx";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh() {} }), usePathname: () => "/proches" }));

const tenantId = "0f8a1c3e-0000-4000-8000-000000000001";
const contact = (id: string, name: string, consent: Contact["consent"], priority = 1): Contact => ({
  id,
  tenantId,
  lineId: null,
  name,
  relation: "Fils",
  phone: "+33612345678",
  locale: "fr",
  priority,
  consent,
  consentAt: consent === "pending" ? null : "2026-03-03T13:05:00.000Z",
  revision: 1,
  createdAt: "2026-03-01T09:00:00.000Z",
  updatedAt: "2026-03-01T09:00:00.000Z",
});
const line = { id: "l1", label: "Salon", protectedName: "Jeanne", familyWord: "mirabelle", revision: 2 } as Line;
const show = (contacts: Contact[], role: "owner" | "viewer" = "owner", unreachable: string[] = [], lines = [line]) =>
  renderToStaticMarkup(
    <ContactsPage contacts={contacts} lines={lines} unreachable={unreachable} tenantId={tenantId} role={role} locale="fr" />,
  );

test("every state is said in words", () => {
  const html = show(
    [contact("a", "Paul", "pending"), contact("b", "Anne", "accepted"), contact("c", "Luc", "declined"), contact("d", "Zoé", "accepted")],
    "owner",
    ["d"],
  );
  for (const state of ["Invité", "Accepté", "Refusé", "Numéro injoignable"]) expect(html.split(`>${state}<`)).toHaveLength(2);
  expect(html).toContain("06 12 34 56 78");
  expect(html).toContain("mardi 3 mars à 14");
});

test("the first cannot go up, the last cannot go down, and each button names its person", () => {
  const html = show([contact("a", "Paul", "accepted"), contact("b", "Anne", "accepted")]);
  expect(html).not.toContain('aria-label="Monter Paul"');
  expect(html).toContain('aria-label="Descendre Paul"');
  expect(html).toContain('aria-label="Monter Anne"');
  expect(html).not.toContain('aria-label="Descendre Anne"');
});

test("only who has not answered can be asked again", () => {
  expect(show([contact("a", "Paul", "pending")])).toContain("Renvoyer le SMS à Paul");
  expect(show([contact("a", "Paul", "accepted")])).not.toContain("Renvoyer le SMS");
});

test("a viewer sees who is told and changes nothing", () => {
  const html = show([contact("a", "Paul", "pending")], "viewer");
  expect(html).toContain("Paul");
  expect(html).toContain("MIRABELLE");
  expect(html).not.toContain("<button");
});

test("without contacts it says what is missing and why; a line without a word says so", () => {
  const html = show([], "owner", [], [{ ...line, familyWord: null } as Line]);
  expect(html).toContain("Ajoutez au moins une personne.");
  expect(html).toContain("Ajouter un proche");
  expect(html).toContain("Pas encore de mot.");
});
