import { CircleCheck, CircleMinus } from "lucide-react";
import type { Consent, ContactInvitationView } from "../../../shared/contracts/v1/contacts.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { ActionLink, AnswerButton, LinkFailure, LinkPage } from "../../components/link-page.tsx";
import type { LinkRead } from "../../lib/api.ts";
import { formatMoment, formatNames } from "../../lib/format.ts";
import { contactPath } from "./contact-path.ts";
import { contactWords } from "./words.ts";

export interface ContactAnswerViewProps {
  link: LinkRead<ContactInvitationView>;
  token: string;
  locale: Locale;
  /** An answer that may not have arrived. */
  failedAnswer: string | undefined;
}

/** Says first what happened last; also the title of the page, which is read out when it opens. */
export function contactTitle({ link, locale, failedAnswer }: Omit<ContactAnswerViewProps, "token">): string {
  const text = contactWords(locale);
  if (link.state !== "found") return link.state === "unknown" ? text.unknownTitle : text.awayTitle;
  const { consent } = link.view;
  if (isLost(failedAnswer, consent)) return text.failedTitle;
  return consent === "pending" ? text.title : text.answered[consent].title;
}

const isLost = (failedAnswer: string | undefined, consent: Consent) => failedAnswer !== undefined && failedAnswer !== consent;

export function ContactAnswerView(props: ContactAnswerViewProps) {
  const { link, token, locale, failedAnswer } = props;
  const text = contactWords(locale);
  if (link.state === "unknown") {
    return (
      <LinkPage title={text.unknownTitle}>
        <p className="mt-4">{text.unknown}</p>
        <p className="mt-4">{text.unknownNext}</p>
      </LinkPage>
    );
  }
  if (link.state === "away") {
    return (
      <LinkPage title={text.awayTitle}>
        <p className="mt-4">{text.away}</p>
        <ActionLink href={contactPath(token)}>{text.retry}</ActionLink>
      </LinkPage>
    );
  }
  const { view: invitation } = link;
  const { consent, familyWord } = invitation;
  const names = formatNames(invitation.protectedNames, locale) || text.someone;
  return (
    <LinkPage title={text.title}>
      {isLost(failedAnswer, consent) && <LinkFailure>{text.failed}</LinkFailure>}
      <GivenAnswer invitation={invitation} locale={locale} />
      <p className="mt-6">
        {text.hello(invitation.contactName)} {text.asks(invitation.tenantName, names)}
      </p>

      <h2 className="mt-6 font-bold">{text.whatTitle}</h2>
      <ul className="mt-2 list-disc space-y-2 pl-6">
        <li>{text.what(names)}</li>
        <li>{text.whatToDo}</li>
        <li>{text.nothingElse}</li>
      </ul>

      {familyWord && (
        <>
          <h2 className="mt-6 font-bold">{text.wordTitle}</h2>
          <p className="mt-2">
            {text.word} <strong>{familyWord.toLocaleUpperCase(locale)}</strong>
          </p>
          <p className="mt-2">{text.wordUse}</p>
        </>
      )}

      <h2 className="mt-8 text-2xl font-bold">{consent === "pending" ? text.questionTitle : text.changeTitle}</h2>
      <form method="post" action={`${contactPath(token)}/reponse`} className="mt-4 space-y-4">
        {consent !== "accepted" && <AnswerButton answer="accepted">{text.yes}</AnswerButton>}
        {(consent === "pending" || consent === "accepted") && (
          <AnswerButton answer="declined" variant="outline">
            {text.no}
          </AnswerButton>
        )}
        {consent !== "stopped" && (
          <>
            <AnswerButton answer="stopped" variant="outline">
              {text.stop}
            </AnswerButton>
            <p className="text-base text-ink-soft">{text.stopMeans(invitation.tenantName)}</p>
          </>
        )}
      </form>
      <p className="mt-6 text-base text-ink-soft">{text.kept}</p>
    </LinkPage>
  );
}

function GivenAnswer({ invitation, locale }: { invitation: ContactInvitationView; locale: Locale }) {
  const text = contactWords(locale);
  const { consent, consentAt } = invitation;
  if (consent === "pending") return null;
  const Icon = consent === "accepted" ? CircleCheck : CircleMinus;
  const colours = consent === "accepted" ? "bg-calm-ground text-calm" : "border-2 border-line bg-surface";
  return (
    <div className={`mt-6 flex gap-3 rounded-lg p-4 ${colours}`}>
      <Icon aria-hidden className="mt-0.5 size-6 shrink-0" />
      <div>
        <p className="font-bold">{text.answered[consent].title}</p>
        <p>{text.answered[consent].next}</p>
        {consentAt && <p className="text-base">{text.answeredOn(formatMoment(new Date(consentAt), locale))}</p>}
      </div>
    </div>
  );
}
