import type { Metadata } from "next";
import { SettingsPage } from "../../../features/settings/settings-page.tsx";
import { settingsWords } from "../../../features/settings/words.ts";
import { requireVisitor } from "../../../lib/member.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: settingsWords(await requestLocale()).title });

export default async function Settings() {
  await requireVisitor();
  return <SettingsPage locale={await requestLocale()} />;
}
