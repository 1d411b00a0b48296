import { LoadingPage } from "../../../../components/loading-page.tsx";
import { privacyWords } from "../../../../features/settings/privacy/words.ts";
import { SettingsTitle } from "../../../../features/settings/settings-title.tsx";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function PrivacyLoading() {
  const locale = await requestLocale();
  const text = privacyWords(locale);
  return (
    <>
      <SettingsTitle locale={locale} intro={text.intro}>
        {text.title}
      </SettingsTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
