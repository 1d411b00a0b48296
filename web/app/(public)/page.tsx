import type { Metadata } from "next";
import { FrontPage } from "../../features/front/front-page.tsx";
import { publicWords } from "../../features/front/words.ts";
import { loadPublicConfig } from "../../lib/public-config.ts";
import { requestLocale } from "../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: { absolute: `Ethiq · ${publicWords(await requestLocale()).front.title.replace("\n", " ")}` },
});

export default async function FrontRoute() {
  return <FrontPage locale={await requestLocale()} hasHelpNumber={loadPublicConfig().helpNumber !== undefined} />;
}
