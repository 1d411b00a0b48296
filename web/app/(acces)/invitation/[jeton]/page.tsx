import type { Metadata } from "next";
import { CreateAccount } from "../../../../features/invitation/create-account.tsx";
import type { FAILED_PARAM } from "../../../../features/invitation/invitation-path.ts";
import { invitationState } from "../../../../features/invitation/invitation-state.ts";
import { InvitationView, invitationTitle } from "../../../../features/invitation/invitation-view.tsx";
import { loadInvitation } from "../../../../features/invitation/load-invitation.ts";
import { loadPublicConfig } from "../../../../lib/public-config.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";
import { currentVisitor } from "../../../../lib/supabase/server.ts";

interface InvitationPageProps {
  params: Promise<{ jeton: string }>;
  searchParams: Promise<{ [FAILED_PARAM]?: string }>;
}

async function propsOf({ params, searchParams }: InvitationPageProps) {
  const { jeton: token } = await params;
  const [link, visitor, locale] = await Promise.all([loadInvitation(token), currentVisitor(), requestLocale()]);
  const hasFailed = (await searchParams).echec !== undefined;
  const state = link.state === "found" ? invitationState(link.view, visitor?.email, Date.now()) : link.state;
  return { token, invitation: link.state === "found" ? link.view : undefined, state, visitor, locale, hasFailed };
}

export const generateMetadata = async (props: InvitationPageProps): Promise<Metadata> => ({
  title: invitationTitle(await propsOf(props)),
  // The address is a key.
  robots: { index: false },
});

export default async function InvitationPage(props: InvitationPageProps) {
  const { visitor, ...shown } = await propsOf(props);
  const { invitation, state, locale, token } = shown;
  return (
    <InvitationView {...shown} visitorEmail={visitor?.email}>
      {invitation && state === "forStranger" && (
        <CreateAccount email={invitation.email} token={token} locale={locale} config={loadPublicConfig()} />
      )}
    </InvitationView>
  );
}
