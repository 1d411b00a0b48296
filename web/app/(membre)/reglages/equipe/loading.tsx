import { LoadingPage } from "../../../../components/loading-page.tsx";
import { SettingsTitle } from "../../../../features/settings/settings-title.tsx";
import { settingsWords } from "../../../../features/settings/words.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function TeamLoading() {
  const locale = await requestLocale();
  const text = settingsWords(locale).team;
  return (
    <>
      <SettingsTitle locale={locale} intro={text.shortIntro}>
        {text.title}
      </SettingsTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
