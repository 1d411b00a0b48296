import type { Metadata } from "next";
import { DeadEnd } from "../../../components/dead-end.tsx";
import { LastStateNote } from "../../../components/last-state-note.tsx";
import { publicLinks } from "../../../components/ways-on.ts";
import { commonWords } from "../../../lib/messages/common-words.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: commonWords(await requestLocale()).offlinePage.title });

export default async function OfflinePage() {
  const locale = await requestLocale();
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-8 sm:py-12">
      <DeadEnd locale={locale} {...commonWords(locale).offlinePage} links={publicLinks(locale)}>
        <LastStateNote />
      </DeadEnd>
    </div>
  );
}
