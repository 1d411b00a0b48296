import type { Metadata } from "next";
import { HomePage } from "../../../features/home/home-page.tsx";
import { loadHome } from "../../../features/home/load-home.ts";
import { homeWords } from "../../../features/home/words.ts";
import { requireMember } from "../../../lib/member.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: homeWords(await requestLocale()).title });

export default async function MemberHome() {
  const { api, tenant, locale } = await requireMember();
  const now = new Date();
  return <HomePage home={await loadHome(api, tenant, now)} tenant={tenant} now={now} locale={locale} />;
}
