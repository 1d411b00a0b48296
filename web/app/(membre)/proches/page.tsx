import type { Metadata } from "next";
import { ContactsPage } from "../../../features/contacts/contacts-page.tsx";
import { loadContacts } from "../../../features/contacts/load-contacts.ts";
import { contactsWords } from "../../../features/contacts/words.ts";
import { orSignIn, requireMember } from "../../../lib/member.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: contactsWords(await requestLocale()).title });

export default async function Contacts() {
  const { api, tenant, role, locale } = await requireMember();
  return <ContactsPage {...(await orSignIn(loadContacts(api, tenant.id)))} tenantId={tenant.id} role={role} locale={locale} />;
}
