import { LoadingPage } from "../../../components/loading-page.tsx";
import { PageTitle } from "../../../components/page-title.tsx";
import { installationWords } from "../../../features/installation/words.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export default async function InstallationLoading() {
  const text = installationWords(await requestLocale());
  return (
    <>
      <PageTitle>{text.title}</PageTitle>
      <LoadingPage what={text.what} blocks={2} />
    </>
  );
}
