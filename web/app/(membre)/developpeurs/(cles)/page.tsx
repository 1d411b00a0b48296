import type { Metadata } from "next";
import { NoRight } from "../../../../components/no-right.tsx";
import { PageTitle } from "../../../../components/page-title.tsx";
import { FirstCallGuide } from "../../../../features/developers/first-call-guide.tsx";
import { FurtherLinks } from "../../../../features/developers/further-links.tsx";
import { Keys } from "../../../../features/developers/keys.tsx";
import { loadKeys } from "../../../../features/developers/load-keys.ts";
import { developerWords } from "../../../../features/developers/words.ts";
import { orSignIn, requireMember } from "../../../../lib/member.ts";
import { loadPublicConfig } from "../../../../lib/public-config.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";
import { loadSandboxCalls } from "../../../../lib/sandbox-calls.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: developerWords(await requestLocale()).title });

export default async function Developers() {
  const { api, tenant, role, locale, email } = await requireMember();
  const text = developerWords(locale);
  const isOwner = role === "owner";
  const loaded = isOwner ? await orSignIn(loadKeys(api, tenant.id)) : undefined;
  const nameOf = (one: { email: string | null; displayName: string | null }) =>
    one.email === email ? text.you : (one.displayName ?? one.email);
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      {loaded ? (
        <Keys
          tenantId={tenant.id}
          keys={loaded.keys}
          makers={Object.fromEntries(loaded.members.map((one) => [one.userId, nameOf(one) ?? ""]))}
          now={Date.now()}
          guide={<FirstCallGuide apiUrl={loadPublicConfig().apiUrl} tenantId={tenant.id} locale={locale} />}
        />
      ) : (
        <NoRight locale={locale} />
      )}
      <FurtherLinks locale={locale} isOwner={isOwner} isSandbox={loadSandboxCalls() !== undefined} />
    </>
  );
}
