import { LoadingPage } from "../../../../components/loading-page.tsx";

import { journalWords } from "../../../../features/settings/journal/words.ts";
import { SettingsTitle } from "../../../../features/settings/settings-title.tsx";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function JournalLoading() {
  const locale = await requestLocale();
  const text = journalWords(locale);
  return (
    <>
      <SettingsTitle locale={locale} intro={text.intro}>
        {text.title}
      </SettingsTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
