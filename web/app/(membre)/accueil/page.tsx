import type { Metadata } from "next";
import { unstable_rethrow } from "next/navigation";
import { HomeAway, HomePage } from "../../../features/home/home-page.tsx";
import { loadHome } from "../../../features/home/load-home.ts";
import { homeWords } from "../../../features/home/words.ts";
import { requireMember } from "../../../lib/member.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: homeWords(await requestLocale()).title });

export default async function MemberHome() {
  // Without any answer this page says that it does not know, and not that the lines are protected all the same.
  const member = await requireMember().catch((error: unknown) => {
    unstable_rethrow(error);
    return undefined;
  });
  if (!member) return <HomeAway locale={await requestLocale()} />;
  const { api, tenant, locale } = member;
  const now = new Date();
  return <HomePage home={await loadHome(api, tenant, now)} tenant={tenant} now={now} locale={locale} />;
}
