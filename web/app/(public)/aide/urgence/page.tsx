import type { Metadata } from "next";
import { UrgentHelpPage } from "../../../../features/help/urgent-help-page.tsx";
import { helpWords } from "../../../../features/help/words.ts";

import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: helpWords(await requestLocale()).urgent.title,
});

export default async function UrgentHelpRoute() {
  return <UrgentHelpPage locale={await requestLocale()} />;
}
