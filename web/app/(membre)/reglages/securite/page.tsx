import type { Metadata } from "next";
import { unstable_rethrow } from "next/navigation";
import { SecurityPage } from "../../../../features/settings/security/security-page.tsx";
import { securityWords } from "../../../../features/settings/security/words.ts";
import { type Member, orSignIn, requireMember } from "../../../../lib/member.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: securityWords(await requestLocale()).title });

export default async function SecuritySettingsPage() {
  const member = await requireMember();
  const [sessions, factors] = await Promise.all([orSignIn(member.api.get("/auth/sessions")), factorsOrNone(member)]);
  return <SecurityPage sessions={sessions.data.items} factors={factors} locale={member.locale} />;
}

// Without them the devices are shown all the same.
const factorsOrNone = ({ api }: Member) =>
  orSignIn(api.get("/auth/factors")).then(
    ({ data }) => data.items,
    (error: unknown) => {
      unstable_rethrow(error);
      return undefined;
    },
  );
