import { LoadingPage } from "../../../../components/loading-page.tsx";
import { securityWords } from "../../../../features/settings/security/words.ts";
import { SettingsTitle } from "../../../../features/settings/settings-title.tsx";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function SecurityLoading() {
  const locale = await requestLocale();
  const text = securityWords(locale);
  return (
    <>
      <SettingsTitle locale={locale} intro={text.intro}>
        {text.title}
      </SettingsTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
