import type { Metadata } from "next";
import { unstable_rethrow } from "next/navigation";
import { loadLines } from "../../../../features/settings/load-lines.ts";
import { PrivacyPage } from "../../../../features/settings/privacy/privacy-page.tsx";
import { privacyWords } from "../../../../features/settings/privacy/words.ts";
import { type Member, orSignIn, requireMember } from "../../../../lib/member.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: privacyWords(await requestLocale()).title });

export default async function PrivacySettingsPage() {
  const member = await requireMember();
  const [lines, examples] = await Promise.all([loadLines(member), examplesOrNone(member)]);
  return <PrivacyPage lines={lines} examples={examples} tenant={member.tenant} email={member.email} locale={member.locale} />;
}

// Without them the other choices of the page stand all the same.
const examplesOrNone = ({ api }: Member) =>
  orSignIn(api.get("/account/export")).then(
    ({ data }) => data.examples,
    (error: unknown) => {
      unstable_rethrow(error);
      return undefined;
    },
  );
