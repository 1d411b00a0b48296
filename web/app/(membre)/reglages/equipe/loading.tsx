import { LoadingPage } from "../../../../components/loading-page.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { settingsWords } from "../../../../features/settings/words.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function TeamLoading() {
  const text = settingsWords(await requestLocale()).team;
  return (
    <>
      <PageTitle intro={text.shortIntro}>{text.title}</PageTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
