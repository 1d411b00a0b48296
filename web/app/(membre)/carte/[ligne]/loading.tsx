import { LoadingPage } from "../../../../components/loading-page.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { cardWords } from "../../../../features/card/words.ts";
import { lineWords } from "../../../../features/lines/words.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export default async function CardLoading() {
  const locale = await requestLocale();
  const text = cardWords(locale);
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <LoadingPage what={lineWords(locale).whatCard} blocks={2} block="h-96" />
    </>
  );
}
