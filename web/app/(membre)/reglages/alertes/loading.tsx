import { LoadingPage } from "../../../../components/loading-page.tsx";
import { alertWords } from "../../../../features/settings/alerts/words.ts";
import { SettingsTitle } from "../../../../features/settings/settings-title.tsx";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function AlertsLoading() {
  const locale = await requestLocale();
  const text = alertWords(locale);
  return (
    <>
      <SettingsTitle locale={locale} intro={text.intro}>
        {text.title}
      </SettingsTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
