import { CircleCheck } from "lucide-react";
import type { LineAgreementView } from "../../../shared/contracts/v1/line-setups.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { HelpLine } from "../../components/help-line.tsx";
import { ActionLink, AnswerButton, LinkFailure, LinkPage } from "../../components/link-page.tsx";
import type { LinkRead } from "../../lib/api.ts";
import { formatMoment } from "../../lib/format.ts";
import { agreementPath, OUTCOMES } from "./agreement-path.ts";
import { AgreementWords } from "./agreement-words.tsx";
import { agreementWords } from "./words.ts";

export interface AgreementViewProps {
  link: LinkRead<LineAgreementView>;
  token: string;
  /** Of the answer that was just given, where the link itself does not tell. */
  outcome: string | undefined;
  locale: Locale;
}

/** Also the title of the page, which is read out when it opens. */
export function agreementTitle({ link, outcome, locale }: Omit<AgreementViewProps, "token">): string {
  const text = agreementWords(locale);
  if (link.state === "found") return link.view.agreedAt ? text.saidYes : text.title(link.view.protectedName);
  if (link.state === "away") return text.awayTitle;
  return outcome === OUTCOMES.declined ? text.saidNo : text.unknownTitle;
}

/** The question, for the person herself: no account, no menu, no script needed. */
export function AgreementView(props: AgreementViewProps) {
  const { link, token, outcome, locale } = props;
  const text = agreementWords(locale);
  const title = agreementTitle(props);
  if (link.state === "away") {
    return (
      <LinkPage title={title}>
        <p className="mt-4">{text.away}</p>
        <ActionLink href={agreementPath(token)}>{text.retry}</ActionLink>
      </LinkPage>
    );
  }
  if (link.state === "unknown") {
    const saidNo = outcome === OUTCOMES.declined;
    return (
      <LinkPage title={title}>
        <p className="mt-4">{saidNo ? text.saidNoNext : text.unknown}</p>
        {!saidNo && <p className="mt-4">{text.unknownNext}</p>}
        <HelpLine className="mt-6" />
      </LinkPage>
    );
  }
  const { view } = link;
  return (
    <LinkPage title={title}>
      {outcome === OUTCOMES.failed && !view.agreedAt && <LinkFailure>{text.failed}</LinkFailure>}
      {outcome === OUTCOMES.over && <LinkFailure>{text.inService}</LinkFailure>}
      {view.agreedAt ? <SaidYes view={view} agreedAt={view.agreedAt} locale={locale} /> : <p className="mt-4">{text.asks(view.askedBy)}</p>}
      <div className="mt-6 rounded-2xl bg-surface p-5 text-xl sm:p-7">
        <AgreementWords locale={locale} />
      </div>
      <form method="post" action={`${agreementPath(token)}/reponse`} className="mt-8 space-y-4">
        {view.agreedAt ? <p>{text.stop}</p> : <h2 className="text-2xl font-bold">{text.question}</h2>}
        {!view.agreedAt && <AnswerButton answer="yes">{text.yes}</AnswerButton>}
        <AnswerButton answer="no" variant="outline">
          {text.no}
        </AnswerButton>
        <p className="text-base text-ink-soft">{text.noMeans}</p>
      </form>
      <HelpLine className="mt-6" />
    </LinkPage>
  );
}

function SaidYes({ view, agreedAt, locale }: { view: LineAgreementView; agreedAt: string; locale: Locale }) {
  const text = agreementWords(locale);
  return (
    <>
      <div className="mt-6 flex gap-3 rounded-2xl bg-calm-ground p-5 text-calm">
        <CircleCheck aria-hidden className="mt-0.5 size-7 shrink-0" />
        <div>
          <p className="font-semibold">{text.saidYesNext(view.askedBy)}</p>
          <p className="mt-1 text-base">{text.saidYesOn(formatMoment(new Date(agreedAt), locale))}</p>
        </div>
      </div>
      <ActionLink href="/installation">{text.goOn}</ActionLink>
    </>
  );
}
