import { LoadingPage } from "../../../../components/loading-page.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { journalWords } from "../../../../features/settings/journal/words.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function JournalLoading() {
  const text = journalWords(await requestLocale());
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
