import type { Metadata } from "next";
import type { OUTCOME_PARAM } from "../../../../features/agreement/agreement-path.ts";
import { AgreementView, agreementTitle } from "../../../../features/agreement/agreement-view.tsx";
import { loadAgreement } from "../../../../features/agreement/load-agreement.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

interface AgreementPageProps {
  params: Promise<{ jeton: string }>;
  searchParams: Promise<{ [OUTCOME_PARAM]?: string }>;
}

async function propsOf({ params, searchParams }: AgreementPageProps) {
  const { jeton: token } = await params;
  const [link, locale] = await Promise.all([loadAgreement(token), requestLocale()]);
  return { token, link, locale, outcome: (await searchParams).reponse };
}

export const generateMetadata = async (props: AgreementPageProps): Promise<Metadata> => ({
  title: agreementTitle(await propsOf(props)),
  // The address is a key.
  robots: { index: false },
});

export default async function AgreementPage(props: AgreementPageProps) {
  return <AgreementView {...(await propsOf(props))} />;
}
