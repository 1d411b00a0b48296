import type { Metadata } from "next";
import { ContactAnswerView, contactTitle } from "../../../../features/contact-answer/contact-answer-view.tsx";
import { contactLocale } from "../../../../features/contact-answer/contact-locale.ts";
import type { FAILED_PARAM } from "../../../../features/contact-answer/contact-path.ts";
import { loadContactInvitation } from "../../../../features/contact-answer/load-contact-invitation.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

interface ContactPageProps {
  params: Promise<{ jeton: string }>;
  searchParams: Promise<{ [FAILED_PARAM]?: string }>;
}

async function propsOf({ params, searchParams }: ContactPageProps) {
  const { jeton: token } = await params;
  const [link, locale] = await Promise.all([loadContactInvitation(token), contactLocale()]);
  return { token, link, locale: locale ?? (await requestLocale()), failedAnswer: (await searchParams).echec };
}

export const generateMetadata = async (props: ContactPageProps): Promise<Metadata> => ({
  title: contactTitle(await propsOf(props)),
  // The address is a key.
  robots: { index: false },
});

export default async function ContactPage(props: ContactPageProps) {
  return <ContactAnswerView {...(await propsOf(props))} />;
}
