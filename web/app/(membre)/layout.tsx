import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { MemberFrame } from "../../components/frame/member-frame.tsx";
import { loadTenantsOrNone, requireVisitor } from "../../lib/member.ts";
import { pickTenant, TENANT_COOKIE } from "../../lib/pick-tenant.ts";
import { requestLocale } from "../../lib/request-locale.ts";

export default async function MemberLayout({ children }: { children: ReactNode }) {
  await requireVisitor();
  // Without an answer the frame stands all the same, and the page says what is missing.
  const [tenants, locale, store] = await Promise.all([loadTenantsOrNone(), requestLocale(), cookies()]);
  return (
    <MemberFrame locale={locale} tenants={tenants} tenant={pickTenant(tenants, store.get(TENANT_COOKIE)?.value)}>
      {children}
    </MemberFrame>
  );
}
