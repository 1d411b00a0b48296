import { LoadingPage } from "../../../../components/loading-page.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { privacyWords } from "../../../../features/settings/privacy/words.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function PrivacyLoading() {
  const text = privacyWords(await requestLocale());
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
