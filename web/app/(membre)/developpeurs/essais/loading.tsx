import { LoadingPage } from "../../../../components/loading-page.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { simulatorWords } from "../../../../features/simulator/words.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function SimulatorLoading() {
  const text = simulatorWords(await requestLocale());
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <LoadingPage what={text.what} />
    </>
  );
}
