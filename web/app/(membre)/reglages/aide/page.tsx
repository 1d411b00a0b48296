import type { Metadata } from "next";
import { HelpLevelPage } from "../../../../features/settings/help-level/help-level-page.tsx";
import { helpLevelWords } from "../../../../features/settings/help-level/words.ts";
import { loadLines } from "../../../../features/settings/load-lines.ts";
import { requireMember } from "../../../../lib/member.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: helpLevelWords(await requestLocale()).title });

export default async function HelpLevelSettingsPage() {
  const member = await requireMember();
  return <HelpLevelPage lines={await loadLines(member)} role={member.role} locale={member.locale} />;
}
