import { LoadingPage } from "../../../components/loading-page.tsx";
import { PageTitle } from "../../../components/page-title.tsx";
import { trustWords } from "../../../features/trust/words.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export default async function TrustLoading() {
  const text = trustWords(await requestLocale());
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
