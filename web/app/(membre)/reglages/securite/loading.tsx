import { LoadingPage } from "../../../../components/loading-page.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { securityWords } from "../../../../features/settings/security/words.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function SecurityLoading() {
  const text = securityWords(await requestLocale());
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
