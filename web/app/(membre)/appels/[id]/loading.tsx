import { LoadingPage } from "../../../../components/loading-page.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { callDetailWords } from "../../../../features/call/words.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function OneCallLoading() {
  const text = callDetailWords(await requestLocale());
  return (
    <>
      <PageTitle>{text.loadingTitle}</PageTitle>
      <LoadingPage what={text.what} block="h-48" />
    </>
  );
}
