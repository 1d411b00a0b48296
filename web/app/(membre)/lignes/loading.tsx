import { LoadingPage } from "../../../components/loading-page.tsx";
import { PageTitle } from "../../../components/page-title.tsx";
import { lineWords } from "../../../features/lines/words.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export default async function LinesLoading() {
  const text = lineWords(await requestLocale());
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <LoadingPage what={text.what} block="h-64" />
    </>
  );
}
