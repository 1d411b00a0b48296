import type { Metadata } from "next";
import { DeadEnd } from "../components/dead-end.tsx";
import { PageFooter } from "../components/frame/page-footer.tsx";
import { PageHeader } from "../components/frame/page-header.tsx";
import { publicLinks } from "../components/ways-on.ts";
import { commonWords } from "../lib/messages/common-words.ts";
import { requestLocale } from "../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: commonWords(await requestLocale()).notFound.title });

export default async function NotFoundPage() {
  const locale = await requestLocale();
  return (
    <>
      <PageHeader locale={locale} home="/" />
      <main id="contenu" className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-8 sm:py-12">
        <DeadEnd locale={locale} {...commonWords(locale).notFound} links={publicLinks(locale)} />
      </main>
      <PageFooter locale={locale} />
    </>
  );
}
