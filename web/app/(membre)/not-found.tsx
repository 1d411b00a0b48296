import { DeadEnd } from "../../components/dead-end.tsx";
import { memberLinks } from "../../components/ways-on.ts";
import { commonWords } from "../../lib/messages/common-words.ts";
import { requestLocale } from "../../lib/request-locale.ts";

export default async function MemberNotFoundPage() {
  const locale = await requestLocale();
  return <DeadEnd locale={locale} {...commonWords(locale).notFound} links={memberLinks(locale)} />;
}
