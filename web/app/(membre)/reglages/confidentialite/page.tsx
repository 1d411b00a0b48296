import type { Metadata } from "next";
import { unstable_rethrow } from "next/navigation";
import { loadLines } from "../../../../features/settings/load-lines.ts";
import { PrivacyPage } from "../../../../features/settings/privacy/privacy-page.tsx";
import { privacyWords } from "../../../../features/settings/privacy/words.ts";
import { allItems, longPage } from "../../../../lib/all-items.ts";
import { orSignIn, type Person, requirePerson } from "../../../../lib/member.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: privacyWords(await requestLocale()).title });

export default async function PrivacySettingsPage() {
  const { api, tenant, email, locale } = await requirePerson();
  const [lines, contacts, examples] = await Promise.all([
    tenant ? loadLines({ api, tenant }) : [],
    tenant ? orNone(loadContacts(api, tenant.id)) : [],
    orNone(api.get("/account/export").then(({ data }) => data.examples)),
  ]);
  return <PrivacyPage lines={lines} contacts={contacts} examples={examples} tenant={tenant} email={email} locale={locale} />;
}

const loadContacts = (api: Person["api"], tenantId: string) =>
  allItems((cursor) => api.get("/tenants/{tenantId}/contacts", { params: { path: { tenantId }, query: longPage(cursor) } }));

// Without one part the other choices of the page stand all the same.
const orNone = <Answer,>(asked: Promise<Answer>): Promise<Answer | undefined> =>
  orSignIn(asked).catch((error: unknown) => {
    unstable_rethrow(error);
    return undefined;
  });
