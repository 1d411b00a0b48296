import type { Metadata } from "next";
import { unstable_rethrow } from "next/navigation";
import { SecurityPage } from "../../../../features/settings/security/security-page.tsx";
import { securityWords } from "../../../../features/settings/security/words.ts";
import { orSignIn, requirePerson } from "../../../../lib/member.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: securityWords(await requestLocale()).title });

export default async function SecuritySettingsPage() {
  const { api, locale } = await requirePerson();
  const [sessions, factors] = await Promise.all([itemsOrNone(api.get("/auth/sessions")), itemsOrNone(api.get("/auth/factors"))]);
  return <SecurityPage sessions={sessions} factors={factors} locale={locale} />;
}

// Without one part the others are shown all the same.
const itemsOrNone = <Item,>(asked: Promise<{ data: { items: Item[] } }>): Promise<Item[] | undefined> =>
  orSignIn(asked).then(
    ({ data }) => data.items,
    (error: unknown) => {
      unstable_rethrow(error);
      return undefined;
    },
  );
