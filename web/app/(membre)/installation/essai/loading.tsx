import { LoadingPage } from "../../../../components/loading-page.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { testWords } from "../../../../features/line-test/words.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function TestCallLoading() {
  const text = testWords(await requestLocale());
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <LoadingPage what={text.what} blocks={2} block="h-64" />
    </>
  );
}
