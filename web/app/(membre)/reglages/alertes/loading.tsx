import { LoadingPage } from "../../../../components/loading-page.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { alertWords } from "../../../../features/settings/alerts/words.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function AlertsLoading() {
  const text = alertWords(await requestLocale());
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
