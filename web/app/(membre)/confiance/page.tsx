import type { Metadata } from "next";
import { PageTitle } from "../../../components/page-title.tsx";
import { CALL_PARAM, loadCaller } from "../../../features/trust/load-caller.ts";
import { loadTrust } from "../../../features/trust/load-trust.ts";
import { TrustLists } from "../../../features/trust/trust-lists.tsx";
import { trustWords } from "../../../features/trust/words.ts";
import { orSignIn, requireMember } from "../../../lib/member.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: trustWords(await requestLocale()).title });

export default async function Trust({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const { api, tenant, role, locale } = await requireMember();
  const text = trustWords(locale);
  const asked = await searchParams;
  const [loaded, caller] = await Promise.all([orSignIn(loadTrust(api, tenant.id, Date.now())), loadCaller(api, asked[CALL_PARAM])]);
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <TrustLists key={caller?.callId} {...loaded} caller={caller} tenantId={tenant.id} canEdit={role !== "viewer"} />
    </>
  );
}
