import { LoadingPage } from "../../../../components/loading-page.tsx";
import { profileWords } from "../../../../features/settings/profile/words.ts";
import { SettingsTitle } from "../../../../features/settings/settings-title.tsx";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function ProfileLoading() {
  const locale = await requestLocale();
  const text = profileWords(locale);
  return (
    <>
      <SettingsTitle locale={locale} intro={text.intro}>
        {text.title}
      </SettingsTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
