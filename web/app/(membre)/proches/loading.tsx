import { LoadingPage } from "../../../components/loading-page.tsx";
import { PageTitle } from "../../../components/page-title.tsx";
import { contactsWords } from "../../../features/contacts/words.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export default async function ContactsLoading() {
  const text = contactsWords(await requestLocale());
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <LoadingPage what={text.what} block="h-56" />
    </>
  );
}
