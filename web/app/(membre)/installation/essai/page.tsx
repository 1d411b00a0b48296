import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ChooseLine, TestPage } from "../../../../features/line-test/test-page.tsx";
import { testWords } from "../../../../features/line-test/words.ts";
import { requireLine } from "../../../../features/lines/require-line.ts";
import { orSignIn, requireMember } from "../../../../lib/member.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: testWords(await requestLocale()).title });

const SHOWN_LINES = 100;
/** Those that the watchdog began are among them. */
const LOOKED_AT = 10;

export default async function TestCall({ searchParams }: { searchParams: Promise<{ ligne?: string | string[] }> }) {
  const { ligne } = await searchParams;
  if (typeof ligne !== "string") return <WhichLine />;
  const { api, line, role, locale } = await requireLine(ligne);
  const params = { path: { lineId: line.id }, query: { limit: LOOKED_AT } };
  const { data } = await orSignIn(api.get("/lines/{lineId}/tests", { params }));
  return <TestPage line={line} role={role} tests={data.items} now={Date.now()} locale={locale} />;
}

async function WhichLine() {
  const { api, tenant, locale } = await requireMember();
  const params = { path: { tenantId: tenant.id }, query: { limit: SHOWN_LINES } };
  const { data } = await orSignIn(api.get("/tenants/{tenantId}/lines", { params }));
  const lines = data.items.filter(({ cancelledAt }) => !cancelledAt);
  const [only, ...others] = lines;
  if (only && others.length === 0) redirect(`/installation/essai?ligne=${only.id}`);
  return <ChooseLine lines={lines} locale={locale} />;
}
