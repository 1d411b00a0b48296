import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { HelpPage } from "./help-page.tsx";
import { UrgentHelpPage } from "./urgent-help-page.tsx";

test("there are twelve questions in both languages, and what is urgent stands before them", () => {
  for (const locale of ["fr", "en"] as const) {
    const html = renderToStaticMarkup(<HelpPage locale={locale} hasHelpNumber={false} />);
    expect(html.match(/<details/g)).toHaveLength(12);
    expect(html.indexOf('href="/aide/urgence"')).toBeLessThan(html.indexOf("<details"));
  }
});

test("the three steps come in order: the bank, the codes, the report", () => {
  const html = renderToStaticMarkup(<UrgentHelpPage locale="fr" />);
  const at = ["Appelez votre banque", "Changez vos codes", "Signalez et faites-vous aider"].map((title) => html.indexOf(title));
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(at[0]).toBeGreaterThan(0);
});

test("every number can be dialled, and says when it was checked or that it was not", () => {
  const html = renderToStaticMarkup(<UrgentHelpPage locale="fr" />);
  for (const link of ["https://17cyber.gouv.fr", "sms:33700", "tel:0805805817", "tel:116006"]) expect(html).toContain(`href="${link}"`);
  expect(html.match(/Vérifié en novembre 2026\./g)).toHaveLength(1);
  expect(html.match(/pas encore vérifié/g)).toHaveLength(3);
});
