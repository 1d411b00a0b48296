import type { Metadata } from "next";
import { publicWords } from "../../../features/front/words.ts";
import { HowItWorksPage } from "../../../features/how-it-works/how-it-works-page.tsx";

import { requestLocale } from "../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: publicWords(await requestLocale()).howItWorks.title,
});

export default async function HowItWorksRoute() {
  return <HowItWorksPage locale={await requestLocale()} />;
}
