import { LoadingPage } from "../../../components/loading-page.tsx";
import { PageTitle } from "../../../components/page-title.tsx";
import { homeWords } from "../../../features/home/words.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export default async function HomeLoading() {
  const text = homeWords(await requestLocale());
  return (
    <>
      <PageTitle>{text.title}</PageTitle>
      <LoadingPage what={text.what} block="h-56" />
    </>
  );
}
