import type { Metadata } from "next";
import { LegalPage } from "../../../features/legal/legal-page.tsx";
import { legalWords } from "../../../features/legal/words.ts";
import { loadPublicConfig } from "../../../lib/public-config.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: legalWords(await requestLocale()).privacy.title,
});

export default async function PrivacyRoute() {
  return <LegalPage locale={await requestLocale()} page="privacy" publisher={loadPublicConfig().publisher} />;
}
