import type { ReactNode } from "react";
import type { InvitationView as Invitation } from "../../../shared/contracts/v1/invitations.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { ActionLink, AnswerButton, LinkFailure, LinkPage } from "../../components/link-page.tsx";
import { formatMoment } from "../../lib/format.ts";
import { MEMBER_HOME, signInThen } from "../../lib/local-path.ts";
import { invitationPath } from "./invitation-path.ts";
import type { InvitationState } from "./invitation-state.ts";
import { invitationWords } from "./words.ts";

export interface InvitationViewProps {
  token: string;
  /** Absent when `state` says that there is none to show. */
  invitation: Invitation | undefined;
  state: InvitationState | "unknown" | "away";
  locale: Locale;
  visitorEmail: string | undefined;
  /** An answer did not arrive. */
  hasFailed: boolean;
  /** How to open an account, for who has none. */
  children?: ReactNode;
}

type Titled = Pick<InvitationViewProps, "invitation" | "state" | "locale" | "hasFailed">;

const isOver = (state: InvitationViewProps["state"]) =>
  state === "accepted" || state === "declined" || state === "withdrawn" || state === "expired" ? state : undefined;

export function invitationTitle({ invitation, state, locale, hasFailed }: Titled): string {
  const text = invitationWords(locale);
  const over = isOver(state);
  if (over) return text.over[over].title;
  if (!invitation) return state === "unknown" ? text.unknownTitle : text.awayTitle;
  return hasFailed ? text.failedTitle : text.title;
}

export function InvitationView(props: InvitationViewProps) {
  const { token, invitation, state, locale, visitorEmail } = props;
  const text = invitationWords(locale);
  const over = isOver(state);
  if (over) {
    return (
      <LinkPage title={text.over[over].title}>
        <p className="mt-4">{text.over[over].next}</p>
        {over === "accepted" && <ActionLink href={MEMBER_HOME}>{visitorEmail === undefined ? text.signIn : text.toHome}</ActionLink>}
      </LinkPage>
    );
  }
  if (!invitation) {
    return (
      <LinkPage title={invitationTitle(props)}>
        <p className="mt-4">{state === "unknown" ? text.unknown : text.away}</p>
        {state === "unknown" ? (
          <p className="mt-4">{text.unknownNext}</p>
        ) : (
          <ActionLink href={invitationPath(token)}>{text.retry}</ActionLink>
        )}
      </LinkPage>
    );
  }
  return (
    <LinkPage title={text.invites(invitation.inviterName ?? text.someone)}>
      {props.hasFailed && <LinkFailure>{text.failed}</LinkFailure>}
      <p className="mt-4">{text.joins(invitation.tenantName)}</p>
      <p className="mt-4">{text.about}</p>
      <h2 className="mt-6 font-bold">{text.rightsTitle}</h2>
      <p className="mt-2">{text.rights[invitation.role]}</p>
      <p className="mt-4">{text.until(formatMoment(new Date(invitation.expiresAt), locale))}</p>
      <p className="mt-4">{text.unknownPerson}</p>
      <Answers {...props} invitation={invitation} />
    </LinkPage>
  );
}

function Answers({ token, invitation, state, locale, visitorEmail, children }: InvitationViewProps & { invitation: Invitation }) {
  const text = invitationWords(locale);
  const answer = { method: "post", action: `${invitationPath(token)}/reponse` } as const;
  if (state === "forOther") {
    return (
      <form {...answer} className="mt-8 space-y-4">
        <p>{visitorEmail && text.signedInAs(visitorEmail)}</p>
        <p className="font-bold">{text.otherAccount(invitation.email)}</p>
        <AnswerButton answer="leave">{text.leave}</AnswerButton>
      </form>
    );
  }
  if (state === "forVisitor") {
    return (
      <form {...answer} className="mt-8 space-y-4">
        <p>{visitorEmail && text.signedInAs(visitorEmail)}</p>
        <AnswerButton answer="accept">{text.accept}</AnswerButton>
        <AnswerButton answer="decline" variant="outline">
          {text.decline}
        </AnswerButton>
      </form>
    );
  }
  return (
    <>
      {children}
      <h2 className="mt-8 font-bold">{text.haveAccount}</h2>
      <ActionLink href={signInThen(invitationPath(token))} variant="outline">
        {text.signIn}
      </ActionLink>
      <form {...answer} className="mt-8 space-y-4">
        <h2 className="font-bold">{text.notYou}</h2>
        <AnswerButton answer="decline" variant="outline">
          {text.decline}
        </AnswerButton>
      </form>
    </>
  );
}
