import type { Metadata } from "next";
import { HelpPage } from "../../../features/help/help-page.tsx";
import { helpWords } from "../../../features/help/words.ts";
import { loadPublicConfig } from "../../../lib/public-config.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: helpWords(await requestLocale()).title });

export default async function HelpRoute() {
  return <HelpPage locale={await requestLocale()} hasHelpNumber={loadPublicConfig().helpNumber !== undefined} />;
}
