import { LoadingPage } from "../../../../components/loading-page.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { profileWords } from "../../../../features/settings/profile/words.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function ProfileLoading() {
  const text = profileWords(await requestLocale());
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
