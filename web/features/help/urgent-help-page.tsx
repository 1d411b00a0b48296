import { ExternalLink, MessageSquareText, Phone } from "lucide-react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { HelpLine } from "../../components/help-line.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { PrintButton } from "../../components/print-button.tsx";
import { Section, TextPage } from "../../components/section.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { formatMonth } from "../../lib/format.ts";
import { HELP_SERVICES } from "./services.ts";
import { helpWords } from "./words.ts";

/** What to do just after a scam, in order. */
export function UrgentHelpPage({ locale }: { locale: Locale }) {
  const text = helpWords(locale).urgent;
  return (
    <TextPage>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <ol className="space-y-4">
        {text.steps.map(({ title, text: sentence, note }, at) => (
          <li key={title} className="flex gap-4 rounded-2xl bg-surface p-5 sm:gap-5 sm:p-7">
            <span
              aria-hidden
              className="flex size-11 shrink-0 items-center justify-center rounded-full bg-primary text-lg font-bold text-on-primary"
            >
              {at + 1}
            </span>
            <div className="min-w-0">
              <h2 className="pt-1.5 text-xl font-bold">{title}</h2>
              <p className="mt-2">{sentence}</p>
              <p className="mt-2 text-ink-soft">{note}</p>
            </div>
          </li>
        ))}
      </ol>

      <Section title={text.servicesTitle}>
        <ul className="space-y-4">
          {HELP_SERVICES.map(({ key, via, checkedIn }) => (
            <li key={key} className="rounded-2xl bg-surface p-5 sm:p-7">
              <h3 className="font-bold">{text.services[key].name}</h3>
              <p className="mt-1">{text.services[key].text}</p>
              <ServiceLink via={via} text={text} />
              <p className="mt-3 text-sm text-ink-soft">
                {checkedIn ? text.checked(formatMonth(checkedIn, locale)) : via.kind === "open" ? text.uncheckedSite : text.unchecked}
              </p>
            </li>
          ))}
        </ul>
      </Section>

      <Section title={text.dangerTitle}>
        <p>{text.danger}</p>
      </Section>
      <div className="mt-10 flex flex-wrap items-center gap-x-8 gap-y-3">
        <PrintButton>{text.print}</PrintButton>
        <HelpLine />
      </div>
    </TextPage>
  );
}

type ServiceLinkProps = { via: (typeof HELP_SERVICES)[number]["via"]; text: ReturnType<typeof helpWords>["urgent"] };

function ServiceLink({ via, text }: ServiceLinkProps) {
  const className = buttonVariants({ variant: "outline", size: "lg", className: "mt-4 w-full sm:w-auto" });
  if (via.kind === "open") {
    return (
      <a href={via.url} rel="noreferrer" className={className}>
        <ExternalLink aria-hidden />
        {text.open(via.site)}
      </a>
    );
  }
  const [Icon, scheme, words] = via.kind === "call" ? [Phone, "tel", text.call] : [MessageSquareText, "sms", text.text];
  return (
    <a href={`${scheme}:${via.dial}`} className={className}>
      <Icon aria-hidden />
      {words(via.number)}
    </a>
  );
}
