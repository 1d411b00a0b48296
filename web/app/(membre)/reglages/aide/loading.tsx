import { LoadingPage } from "../../../../components/loading-page.tsx";
import { helpLevelWords } from "../../../../features/settings/help-level/words.ts";
import { SettingsTitle } from "../../../../features/settings/settings-title.tsx";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function HelpLevelLoading() {
  const locale = await requestLocale();
  const text = helpLevelWords(locale);
  return (
    <>
      <SettingsTitle locale={locale} intro={text.intro}>
        {text.title}
      </SettingsTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
