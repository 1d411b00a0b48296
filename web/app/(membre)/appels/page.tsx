import type { Metadata } from "next";
import { cookies } from "next/headers";
import { FILTER_PARAM, readCallFilter } from "../../../features/calls/call-filter.ts";
import { CallFilters } from "../../../features/calls/call-filters.tsx";
import { CallsFrame } from "../../../features/calls/calls-frame.tsx";
import { loadCalls } from "../../../features/calls/load-calls.ts";
import { SearchedCalls } from "../../../features/calls/searched-calls.tsx";
import { callWords } from "../../../features/calls/words.ts";
import { loadTenantsOrNone, requireVisitor } from "../../../lib/member.ts";
import { pickTenant, TENANT_COOKIE } from "../../../lib/pick-tenant.ts";
import { loadPublicConfig } from "../../../lib/public-config.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: callWords(await requestLocale()).title });

export default async function CallsPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const { token } = await requireVisitor();
  const [locale, tenants, store, asked] = await Promise.all([requestLocale(), loadTenantsOrNone(), cookies(), searchParams]);
  const tenant = pickTenant(tenants, store.get(TENANT_COOKIE)?.value);
  const filter = readCallFilter(asked[FILTER_PARAM]);
  const { source, feed } = await loadCalls({ config: loadPublicConfig(), token, tenant, filter });
  return (
    <CallsFrame locale={locale}>
      <CallFilters current={filter} locale={locale} />
      <SearchedCalls key={`${filter} ${tenant?.id}`} source={source} initial={feed} locale={locale} />
    </CallsFrame>
  );
}
