import { PhoneIncoming } from "lucide-react";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DateText } from "./date-text.tsx";
import { EmptyState } from "./empty-state.tsx";
import { FaultNotice } from "./fault-notice.tsx";
import { FrameProvider } from "./frame/frame-context.tsx";
import { NoRight } from "./no-right.tsx";
import { StateCard } from "./state-card.tsx";
import { UndoBar } from "./undo-bar.tsx";

const config = { supabaseUrl: "", publishableKey: "", apiUrl: "", helpNumber: "+33123456789", publisher: undefined };
const show = (part: ReactNode, helpNumber: string | undefined = config.helpNumber) =>
  renderToStaticMarkup(
    <FrameProvider locale="fr" config={{ ...config, helpNumber }}>
      {part}
    </FrameProvider>,
  );
const positions = (html: string, parts: string[]) => parts.map((part) => html.indexOf(part));

test("a fault says what happened, that the protection is on, what to do, where to call, and its reference: in this order", () => {
  const html = show(
    <FaultNotice locale="fr" title="Appels non affichés" next="Réessayez dans un instant." reference="a1b2">
      <button type="button">Réessayer</button>
    </FaultNotice>,
  );
  const at = positions(html, [
    "Appels non affichés",
    "Votre ligne reste protégée.",
    "Réessayez dans",
    ">Réessayer<",
    "tel:+33123456789",
    "a1b2",
  ]);
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(at).not.toContain(-1);
});

test("a fault that touches the protection says so instead, and without a help number nothing empty is left", () => {
  const html = renderToStaticMarkup(
    <FaultNotice locale="fr" title="Renvoi perdu" protection="Votre ligne n'est plus protégée." next="Appelez-nous." />,
  );
  expect(html).toContain("Votre ligne n&#x27;est plus protégée.");
  expect(html).not.toContain("reste protégée");
  expect(html).not.toContain("tel:");
});

test("a state names its proof, and never claims one it does not have", () => {
  const proved = show(<StateCard tone="calm" title="Votre ligne est protégée." locale="fr" provedAt="2026-03-03T13:05:00Z" />);
  expect(proved).toContain('<time dateTime="2026-03-03T13:05:00.000Z">mardi 3 mars à 14\u00a0h\u00a005</time>');
  expect(show(<StateCard tone="unknown" title="Nous vérifions." locale="fr" />)).toContain("Pas encore de vérification.");
});

test("dates are written out, and machines can read them", () => {
  expect(renderToStaticMarkup(<DateText at="2026-03-04T13:05:00Z" locale="en" />)).toBe(
    '<time dateTime="2026-03-04T13:05:00.000Z">Wednesday 4 March at 14:05</time>',
  );
});

test("an empty page says what will be there and what can be done", () => {
  const html = show(
    <EmptyState Icon={PhoneIncoming} action={<a href="/proches">Ajouter</a>}>
      Aucun appel.
    </EmptyState>,
  );
  expect(html).toContain("Aucun appel.");
  expect(html).toContain('href="/proches"');
});

test("who has no right is told whom to ask", () => {
  expect(show(<NoRight locale="fr" />)).toContain("Demandez à la personne qui gère le foyer.");
});

test("the place where an undo is announced is there before there is one", () => {
  const empty = show(<UndoBar onUndo={() => undefined}>{undefined}</UndoBar>);
  expect(empty).toContain('role="status"');
  expect(empty).not.toContain("<button");
});
