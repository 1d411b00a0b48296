import { LoadingPage } from "../../../../components/loading-page.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { lineWords } from "../../../../features/lines/words.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function LineLoading() {
  const text = lineWords(await requestLocale());
  return (
    <>
      <PageTitle>{text.yours}</PageTitle>
      <LoadingPage what={text.whatOne} blocks={4} block="h-48" />
    </>
  );
}
