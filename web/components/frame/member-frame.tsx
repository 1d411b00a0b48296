import type { ReactNode } from "react";
import type { Tenant } from "../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { MEMBER_HOME } from "../../lib/local-path.ts";
import { LanguageSwitch } from "../language-switch.tsx";
import { OfflineBar } from "../offline-bar.tsx";
import { OfflineSupport } from "../offline-support.tsx";
import { MemberNav } from "./member-nav.tsx";
import { PageHeader } from "./page-header.tsx";
import { SignOutButton } from "./sign-out-button.tsx";
import { TenantSwitch } from "./tenant-switch.tsx";

interface MemberFrameProps {
  locale: Locale;
  tenants: readonly Tenant[];
  /** Undefined when there is none, or when it could not be learnt now. */
  tenant: Tenant | undefined;
  children: ReactNode;
}

/** Around the pages of signed-in people. Each page brings its own `<h1>`. */
export function MemberFrame({ locale, tenants, tenant, children }: MemberFrameProps) {
  return (
    <>
      <PageHeader locale={locale} home={MEMBER_HOME}>
        {tenant && <TenantSwitch tenants={tenants} current={tenant} locale={locale} />}
      </PageHeader>
      <div className="member-grid">
        <MemberNav isOrganisation={tenant?.kind === "organisation"} />
        <main id="contenu" className="min-w-0 px-4 pb-12 pt-6 [grid-area:main] sm:px-8 sm:pt-10 print:p-0">
          <div className="mx-auto max-w-4xl lg:mx-0">
            <OfflineBar />
            {children}
          </div>
        </main>
        <footer className="flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-4 [grid-area:foot] sm:px-8 lg:flex-col lg:items-start lg:px-4 print:hidden">
          <LanguageSwitch locale={locale} />
          <SignOutButton />
        </footer>
      </div>
      <OfflineSupport />
    </>
  );
}
