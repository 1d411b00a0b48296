import type { Metadata } from "next";
import { ProfilePage } from "../../../../features/settings/profile/profile-page.tsx";
import { profileWords } from "../../../../features/settings/profile/words.ts";
import { orSignIn, requirePerson } from "../../../../lib/member.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: profileWords(await requestLocale()).title });

export default async function ProfileSettingsPage() {
  const { api, tenant, locale, email } = await requirePerson();
  const { data: account } = await orSignIn(api.get("/account"));
  return <ProfilePage account={account} email={email} tenant={tenant} locale={locale} />;
}
