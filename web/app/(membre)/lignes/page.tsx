import type { Metadata } from "next";
import { LinesPage } from "../../../features/lines/lines-page.tsx";
import { loadChecks } from "../../../features/lines/load-line.ts";
import { lineWords } from "../../../features/lines/words.ts";
import { orSignIn, requireMember } from "../../../lib/member.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: lineWords(await requestLocale()).title });

/** Few enough to ask for the proof of each. */
const SHOWN_LINES = 10;

export default async function Lines({ searchParams }: { searchParams: Promise<{ apres?: string | string[] }> }) {
  const { api, tenant, locale } = await requireMember();
  const { apres } = await searchParams;
  const cursor = typeof apres === "string" ? apres : undefined;
  const query = { limit: SHOWN_LINES, ...(cursor === undefined ? {} : { cursor }) };
  const { data } = await orSignIn(api.get("/tenants/{tenantId}/lines", { params: { path: { tenantId: tenant.id }, query } }));
  const lines = await Promise.all(data.items.map(async (line) => ({ line, checks: await loadChecks(api, line.id) })));
  return <LinesPage lines={lines} nextCursor={data.nextCursor} isFirst={cursor === undefined} locale={locale} />;
}
