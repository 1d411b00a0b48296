import { LoadingPage } from "../../../../../components/loading-page.tsx";
import { PageTitle } from "../../../../../components/page-title.tsx";
import { liveWords } from "../../../../../features/live-call/words.ts";
import { requestLocale } from "../../../../../lib/request-locale.ts";

export default async function LiveCallLoading() {
  const text = liveWords(await requestLocale());
  return (
    <>
      <PageTitle>{text.loadingTitle}</PageTitle>
      <LoadingPage what={text.what} block="h-48" />
    </>
  );
}
