import { CircleCheck, CircleHelp, CircleMinus, Phone, UserRoundPlus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Contact } from "../../../../shared/contracts/v1/contacts.ts";
import type { Line } from "../../../../shared/contracts/v1/lines.ts";
import type { Role } from "../../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { EmptyState } from "../../../components/empty-state.tsx";
import { FaultNotice } from "../../../components/fault-notice.tsx";
import { buttonVariants } from "../../../components/ui/button.tsx";
import { Card } from "../../../components/ui/card.tsx";
import { ChosenAnswer } from "../chosen-answer.tsx";
import { LineChoiceForm } from "../line-choice-form.tsx";
import { canEdit } from "../load-lines.ts";
import { SettingsTitle } from "../settings-title.tsx";
import { alertWords } from "./words.ts";

interface AlertsPageProps {
  lines: readonly Line[];
  /** Undefined when they could not be asked for now. */
  contacts: readonly Contact[] | undefined;
  role: Role;
  locale: Locale;
}

const LEVELS = [2, 3] as const;
const ICONS = { pending: CircleHelp, accepted: CircleCheck, declined: CircleMinus, stopped: CircleMinus };
const heading = "mt-10 mb-4 text-xl font-bold";

export function AlertsPage({ lines, contacts, role, locale }: AlertsPageProps) {
  const text = alertWords(locale);
  return (
    <>
      <SettingsTitle locale={locale} intro={text.intro}>
        {text.title}
      </SettingsTitle>
      <h2 className="mb-4 text-xl font-bold">{text.whoTitle}</h2>
      {contacts ? (
        <Contacts contacts={contacts} lines={lines} role={role} locale={locale} />
      ) : (
        <FaultNotice locale={locale} title={text.contactsAway} next={text.contactsNext} />
      )}
      <h2 className={heading}>{text.whenTitle}</h2>
      {lines.length === 0 && (
        <EmptyState Icon={Phone} action={<WayTo href="/lignes">{text.toLines}</WayTo>}>
          {text.empty}
        </EmptyState>
      )}
      <div className="space-y-5">
        {lines.map((line) => (
          <LineAlerts key={line.id} line={line} isOneOfMany={lines.length > 1} role={role} locale={locale} />
        ))}
      </div>
      <h2 className={heading}>{text.nextTitle}</h2>
      <ul className="max-w-[60ch] list-disc space-y-2 pl-6">
        {text.next.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

const WayTo = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} prefetch={false} className={buttonVariants({ variant: "outline" })}>
    {children}
  </Link>
);

interface ContactsProps {
  contacts: readonly Contact[];
  lines: readonly Line[];
  role: Role;
  locale: Locale;
}

function Contacts({ contacts, lines, role, locale }: ContactsProps) {
  const text = alertWords(locale);
  if (contacts.length === 0) {
    return (
      <EmptyState Icon={UserRoundPlus} action={canEdit(role) && <WayTo href="/proches">{text.add}</WayTo>}>
        {text.nobody}
      </EmptyState>
    );
  }
  const ordered = [...contacts].sort((a, b) => a.priority - b.priority);
  return (
    <Card>
      <p>{contacts.some(({ consent }) => consent === "accepted") ? text.order : text.nobodyYet}</p>
      <ol className="mt-4 divide-y-2 divide-primary/15">
        {ordered.map((contact) => {
          const Icon = ICONS[contact.consent];
          const line = lines.find(({ id }) => id === contact.lineId);
          return (
            <li key={contact.id} className="flex gap-3 py-3">
              <Icon aria-hidden className="mt-1 size-5 shrink-0 text-primary" />
              <div className="min-w-0">
                <p className="font-semibold break-words">
                  {contact.name}
                  {contact.relation && <span className="font-normal text-ink-soft"> · {contact.relation}</span>}
                </p>
                <p>{text.consents[contact.consent]}</p>
                {lines.length > 1 && <p className="text-sm text-ink-soft">{line ? text.oneLine(line.label) : text.allLines}</p>}
              </div>
            </li>
          );
        })}
      </ol>
      <div className="mt-4">
        <WayTo href="/proches">{canEdit(role) ? text.manage : text.see}</WayTo>
      </div>
    </Card>
  );
}

interface LineAlertsProps {
  line: Line;
  isOneOfMany: boolean;
  role: Role;
  locale: Locale;
}

function LineAlerts({ line, isOneOfMany, role, locale }: LineAlertsProps) {
  const text = alertWords(locale);
  const question = text.question(line.protectedName);
  return (
    <Card>
      {isOneOfMany && <p className="mb-3 text-ink-soft">{line.label}</p>}
      {line.helpLevel === 1 && (
        <p className="mb-5 rounded-xl bg-careful-ground p-4 text-careful">
          {text.levelOne(line.protectedName)}{" "}
          <Link
            href="/reglages/aide"
            prefetch={false}
            className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
          >
            {text.changeHelp}
          </Link>
        </p>
      )}
      {canEdit(role) && !line.cancelledAt ? (
        <LineChoiceForm
          lineId={line.id}
          revision={line.revision}
          field="alertLevel"
          value={line.alertLevel}
          legend={question}
          choices={LEVELS.map((value) => ({ value, ...text.levels[value] }))}
          save={text.save}
          saved={text.saved(line.protectedName)}
          notSaved={text.notSaved}
        />
      ) : (
        <ChosenAnswer title={question} {...text.levels[line.alertLevel]}>
          {line.cancelledAt ? text.ended : text.readOnly}
        </ChosenAnswer>
      )}
    </Card>
  );
}
