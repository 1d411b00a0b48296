import type { Metadata } from "next";
import { DisplayForm } from "../../../../features/settings/display-form.tsx";
import { SettingsTitle } from "../../../../features/settings/settings-title.tsx";
import { settingsWords } from "../../../../features/settings/words.ts";
import { requireVisitor } from "../../../../lib/member.ts";
import { requestDisplay } from "../../../../lib/request-display.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: settingsWords(await requestLocale()).display.title });

export default async function DisplaySettings() {
  await requireVisitor();
  const [locale, display] = await Promise.all([requestLocale(), requestDisplay()]);
  const text = settingsWords(locale).display;
  return (
    <>
      <SettingsTitle locale={locale} intro={text.intro}>
        {text.title}
      </SettingsTitle>
      <DisplayForm display={display} />
    </>
  );
}
