import { LoadingPage } from "../../../../components/loading-page.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { helpLevelWords } from "../../../../features/settings/help-level/words.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function HelpLevelLoading() {
  const text = helpLevelWords(await requestLocale());
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
