import { LoadingPage } from "../../../../components/loading-page.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { developerWords } from "../../../../features/developers/words.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function DevelopersLoading() {
  const text = developerWords(await requestLocale());
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
