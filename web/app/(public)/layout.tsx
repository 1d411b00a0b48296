import Link from "next/link";
import type { ReactNode } from "react";
import { PageFooter } from "../../components/frame/page-footer.tsx";
import { PageHeader } from "../../components/frame/page-header.tsx";
import { OfflineSupport } from "../../components/offline-support.tsx";
import { commonWords } from "../../lib/messages/common-words.ts";
import { requestLocale } from "../../lib/request-locale.ts";

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const locale = await requestLocale();
  return (
    <>
      <PageHeader locale={locale} home="/">
        <Link href="/connexion" prefetch={false} className="inline-flex min-h-12 items-center font-semibold underline underline-offset-4">
          {commonWords(locale).signIn}
        </Link>
      </PageHeader>
      <main id="contenu" className="pb-12">
        {children}
      </main>
      <PageFooter locale={locale} />
      <OfflineSupport />
    </>
  );
}
