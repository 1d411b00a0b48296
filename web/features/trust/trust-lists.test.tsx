import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { CallerRule } from "../../../shared/contracts/v1/caller-rules.ts";
import type { ExpectedWindow } from "../../../shared/contracts/v1/expected-windows.ts";
import { loadTrust } from "./load-trust.ts";
import { TrustLists } from "./trust-lists.tsx";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh() {} }), usePathname: () => "/confiance" }));

const now = Date.parse("2026-11-25T10:00:00.000Z");
const of = { tenantId: "t", lineId: null, revision: 1, createdAt: "2026-11-24T09:00:00.000Z", updatedAt: "2026-11-24T09:00:00.000Z" };
const rule = (id: string, kind: CallerRule["rule"], expiresAt: string | null = null): CallerRule => ({
  ...of,
  id,
  phone: "+33612345678",
  rule: kind,
  reason: `Raison ${id}`,
  expiresAt,
  source: "person",
});
const window = (id: string, startsAt: string, endsAt: string): ExpectedWindow => ({
  ...of,
  id,
  label: `Appel ${id}`,
  phone: null,
  startsAt,
  endsAt,
  note: null,
  createdBy: null,
});
const show = (rules: CallerRule[], windows: ExpectedWindow[], canEdit = true) =>
  renderToStaticMarkup(<TrustLists tenantId="t" rules={rules} windows={windows} lines={[]} now={now} canEdit={canEdit} />);

test("each list that is empty gives examples", () => {
  const html = show([], []);
  for (const example of ["le médecin, la pharmacie, l&#x27;école", "un démarcheur", "une livraison"]) expect(html).toContain(example);
});

test("a number stands in its own list, with why, since when and until when", () => {
  const html = show([rule("a", "trusted", "2026-12-24T09:00:00.000Z"), rule("b", "blocked", "2026-11-20T09:00:00.000Z")], []);
  const [trusted = "", blocked = ""] = html.split("Numéros bloqués");
  expect(trusted).toContain("Raison a");
  expect(trusted).toContain("jeudi 24 décembre");
  expect(trusted).not.toContain("Terminé");
  expect(blocked).toContain("Raison b");
  expect(blocked).toContain("Terminé");
});

test("an expected call is planned or under way, and says that an unknown number is listened to", () => {
  const html = show(
    [],
    [
      window("a", "2026-11-25T09:00:00.000Z", "2026-11-25T11:00:00.000Z"),
      window("b", "2026-11-26T09:00:00.000Z", "2026-11-26T11:00:00.000Z"),
    ],
  );
  expect(html).toContain("En cours");
  expect(html).toContain("Prévu");
  expect(html).toContain("Numéro inconnu.");
});

test("who may only look gets no button", () => expect(show([rule("a", "trusted")], [], false)).not.toContain("<button"));

test("calls expected in the past are left out, the next one comes first", async () => {
  const windows = [
    window("later", "2026-11-27T09:00:00.000Z", "2026-11-27T11:00:00.000Z"),
    window("next", "2026-11-26T09:00:00.000Z", "2026-11-26T11:00:00.000Z"),
    window("past", "2026-11-20T09:00:00.000Z", "2026-11-20T11:00:00.000Z"),
  ];
  const get = async (path: string) => ({ data: { items: path.endsWith("windows") ? windows : [], nextCursor: null } });
  const loaded = await loadTrust({ get } as never, "t", now);
  expect(loaded.windows.map(({ id }) => id)).toEqual(["next", "later"]);
});
