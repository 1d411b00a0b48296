import { expect, test } from "vitest";
import { actorText, entrySentence, saidChanges } from "./entry-text.ts";
import { journalCsv } from "./journal-csv.ts";
import type { AuditEntry } from "./load-journal.ts";

const CLAIRE = "3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80";
const HOME = "08cace92-2247-4156-a63e-8cda18d4e2a2";
const names = { actors: { [CLAIRE]: "vous" }, members: { [CLAIRE]: "Claire" }, lines: { [HOME]: "Maison" } };

const entry = (changes: Partial<AuditEntry>): AuditEntry => ({
  ...{ id: "1", at: "2026-11-25T03:38:00.000Z", actorId: CLAIRE, actorKind: "person", requestId: null },
  ...{ table: "contacts", rowId: null, action: "update", before: null, after: null },
  ...changes,
});
const fr = (changes: Partial<AuditEntry>) => entrySentence(entry(changes), names, "fr");

test("each change is one sentence about what people know by its name", () => {
  expect(fr({ action: "insert", after: { name: "Paul" } })).toBe("Nouveau proche\u00a0: Paul.");
  expect(fr({ action: "delete", before: { name: "Paul" } })).toBe("Paul ne fait plus partie des proches.");
  expect(fr({ before: { name: "Paul", consent: "pending" }, after: { name: "Paul", consent: "stopped" } })).toBe(
    "Paul ne veut plus de messages.",
  );
  expect(fr({ table: "lines", before: { label: "A" }, after: { label: "Salon", protected_name: "Jeanne" } })).toBe(
    "La ligne Jeanne (Salon) a changé.",
  );
  expect(fr({ table: "tenant_members", action: "insert", after: { user_id: CLAIRE, role: "carer" } })).toBe(
    "Claire fait maintenant partie du foyer.",
  );
  expect(fr({ table: "api_keys", before: { name: "Mairie", revoked_at: null }, after: { name: "Mairie", revoked_at: "2026-11-25" } })).toBe(
    "La clé «\u00a0Mairie\u00a0» a été retirée.",
  );
  expect(fr({ table: "invitations", before: { status: "pending" }, after: { status: "accepted" } })).toBe("Une invitation a été acceptée.");
  expect(fr({ table: "calls", action: "call_timeline", after: {} })).toBe("L'équipe d'Ethiq a consulté le déroulé d'un appel.");
  expect(fr({ table: "of_later", action: "constructor" })).toBe("Un changement a été noté.");
});

test("who acted has a name, or is told by what they are", () => {
  expect(actorText(entry({}), names, "fr")).toBe("vous");
  expect(actorText(entry({ actorId: HOME }), names, "fr")).toBe("une personne qui n'est plus membre");
  expect(actorText(entry({ actorId: null, actorKind: "service" }), names, "fr")).toBe("Ethiq, automatiquement");
});

test("what a column holds is said as people say it, and secrets of the family are not said", () => {
  const before = {
    id: "a",
    help_level: 1,
    status: "active",
    line_id: null,
    family_word: "set",
    phone: "+33639980017",
    scopes: ["calls:read"],
  };
  const after = { id: "b", help_level: 2, status: "paused", line_id: HOME, family_word: "changed", phone: null, scopes: [] };
  expect(saidChanges(entry({ table: "lines", before, after }), names, "fr")).toEqual([
    { field: "help_level", label: "Niveau d'aide", before: "1, prévenir la personne", after: "2, prévenir aussi les proches" },
    { field: "status", label: "État", before: "en service", after: "en pause" },
    { field: "line_id", label: "Ligne", before: "toutes les lignes", after: "Maison" },
    { field: "family_word", label: "Mot de famille", before: "choisi, non affiché", after: "changé, non affiché" },
    { field: "phone", label: "Téléphone", before: "06 39 98 00 17", after: "rien" },
    { field: "scopes", label: "Accès", before: "lire les appels", after: "rien" },
  ]);
  const delivery = [
    { kind: "sip", uri: "sip:jeanne@sip.example" },
    { kind: "number", e164: "+33353015001" },
  ];
  expect(
    saidChanges(entry({ table: "lines", action: "insert", after: { delivery, ends_at: "2026-11-25T23:30:00+00:00" } }), names, "fr"),
  ).toEqual([
    expect.objectContaining({ after: "boîtier ou application et 03 53 01 50 01" }),
    expect.objectContaining({ after: "26 novembre 2026 à 0\u00a0h\u00a030" }),
  ]);
});

test("the table has a line for each setting, and no formula of somebody's", () => {
  const after = { name: '=HYPERLINK("http://x")', phone: "+33639980017" };
  const lines = journalCsv([entry({ action: "insert", after }), entry({ table: "budgets" })], names, "fr").split("\r\n");
  expect(lines).toEqual([
    '\ufeff"Jour";"Heure";"Qui";"Ce qui a changé";"Réglage";"Avant";"Après"',
    '"2026-11-25";"4 h 38";"vous";"Nouveau proche : =HYPERLINK(""http://x"").";"Nom";"";"\'=HYPERLINK(""http://x"")"',
    '"2026-11-25";"4 h 38";"vous";"Nouveau proche : =HYPERLINK(""http://x"").";"Téléphone";"";"06 39 98 00 17"',
    '"2026-11-25";"4 h 38";"vous";"Le budget a changé.";"";"";""',
    "",
  ]);
});
