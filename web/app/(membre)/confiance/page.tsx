import type { Metadata } from "next";
import { PageTitle } from "../../../components/page-title.tsx";
import { loadTrust } from "../../../features/trust/load-trust.ts";
import { TrustLists } from "../../../features/trust/trust-lists.tsx";
import { trustWords } from "../../../features/trust/words.ts";
import { orSignIn, requireMember } from "../../../lib/member.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: trustWords(await requestLocale()).title });

export default async function Trust() {
  const { api, tenant, role, locale } = await requireMember();
  const text = trustWords(locale);
  const loaded = await orSignIn(loadTrust(api, tenant.id, Date.now()));
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <TrustLists {...loaded} tenantId={tenant.id} canEdit={role !== "viewer"} />
    </>
  );
}
