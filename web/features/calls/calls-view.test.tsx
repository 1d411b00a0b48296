import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { CallSummary } from "../../../shared/contracts/v1/calls.ts";
import { appels as en } from "../../lib/messages/en/appels.ts";
import { appels as fr } from "../../lib/messages/fr/appels.ts";
import { CallsView, type CallsViewProps } from "./calls-view.tsx";

const call: CallSummary = {
  id: "10000000-0000-4000-8000-000000000001",
  tenantId: "00000000-0000-4000-8000-000000000001",
  line: { id: "00000000-0000-4000-8000-000000000009", label: "Maison", protectedName: "Jeanne" },
  caller: "+33612345678",
  startedAt: "2026-03-03T13:05:00.000Z",
  endedAt: "2026-03-03T13:07:10.000Z",
  answered: true,
  plan: "protect",
  planReason: null,
  level: 3,
  kind: "bank_fraud_desk",
  analysed: true,
  notAnalysedReason: null,
};

const show = (feed: Partial<CallsViewProps["feed"]>, rest: Partial<CallsViewProps> = {}) =>
  renderToStaticMarkup(
    <CallsView
      feed={{ page: { items: [call], nextCursor: null }, fault: undefined, loadedAt: call.startedAt, news: undefined, ...feed }}
      filter="all"
      link="live"
      locale="fr"
      isSearch={false}
      pageNumber={1}
      isTurning={false}
      onRetry={() => {}}
      onOlder={() => {}}
      onNewer={() => {}}
      {...rest}
    />,
  )
    .replaceAll("&#x27;", "'")
    .replaceAll("\u00a0", " ");

test("a call says its level in words, who, for whom, when and how long", () => {
  const html = show({});
  for (const words of ["Arnaque probable", "06 12 34 56 78", "Jeanne", "mardi 3 mars à 14 h 05", "2 min 10 s", fr.kinds.bank_fraud_desk]) {
    expect(html).toContain(words);
  }
  expect(html).toContain(`href="/appels/${call.id}"`);
  expect(show({}, { locale: "en" })).toContain("Probable scam");
});

test("one page at a time, with the ways on and back", () => {
  const more = { page: { items: [call], nextCursor: "further" } };
  expect(show(more)).toContain(fr.older);
  expect(show(more)).not.toContain(fr.newer);
  expect(show({}, { pageNumber: 3 })).toContain(fr.newer);
  expect(show({}, { pageNumber: 3 })).toContain("Page 3");
  expect(show({}, { pageNumber: 3 })).not.toContain(fr.older);
  expect(show({})).not.toContain(fr.pages);
});

test("a search that finds nothing says what to check", () => {
  expect(show({ page: { items: [], nextCursor: null } }, { isSearch: true })).toContain(fr.search.none);
});

test("no call yet is said to be normal", () => {
  const none = { page: { items: [], nextCursor: null } };
  expect(show(none)).toContain(fr.empty);
  expect(show(none, { filter: "suspicious" })).toContain(fr.emptyOf.suspicious);
});

test("a fault says what happened, that the protection is on, and offers another try", () => {
  const html = show({ page: undefined, fault: "failed" });
  expect(html).toContain(fr.failed);
  expect(html).toContain(`>${fr.retry}</button>`);
});

test("a session that ended leads back to sign-in, and the calls shown stay", () => {
  const html = show({ fault: "sessionOver" });
  expect(html).toContain('href="/connexion"');
  expect(html).toContain("06 12 34 56 78");
});

test("a lost connection says since when, and that the protection goes on", () => {
  expect(show({}, { link: "lost" })).toContain("Affichage en pause depuis 14 h 05. L'appel et la protection continuent.");
  expect(show({}, { link: "offline" })).not.toContain(fr.live);
  expect(show({ fault: "failed" })).toContain("Affichage en pause");
});

test("only the highest level interrupts a screen reader", () => {
  const alert = (html: string) => /role="alert"[^>]*>([^<]*)</.exec(html)?.[1];
  expect(alert(show({ news: { kind: "levelRise", call, level: 3, urgency: "alert" } }))).toBe(
    "Appel de 06 12 34 56 78 : Arnaque probable.",
  );
  expect(alert(show({ news: { kind: "newCall", call, urgency: "status" } }))).toBe("");
});

test("older calls are offered only while there are some", () => {
  expect(show({})).not.toContain(fr.older);
  expect(show({ page: { items: [call], nextCursor: "c" } }, { locale: "en" })).toContain(en.older);
});
