"use client";

import { History } from "lucide-react";
import { useState } from "react";
import type { Contact, ContactConsent } from "../../../../shared/contracts/v1/contacts.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { ChangeNotice } from "../../../components/change-notice.tsx";
import { DateText } from "../../../components/date-text.tsx";
import { useLocale } from "../../../components/frame/frame-context.tsx";
import { Button } from "../../../components/ui/button.tsx";
import { allItems, longPage } from "../../../lib/all-items.ts";
import { formatDate, formatPhone } from "../../../lib/format.ts";
import { useApi } from "../../../lib/use-api.ts";
import { privacyWords } from "./words.ts";

type Shown = Pick<Contact, "id" | "name" | "consent" | "consentAt">;

interface ConsentLogProps {
  contacts: readonly Shown[];
  /** The earlier ones are for owners and carers. */
  showsEarlier: boolean;
}

/** What each relative answered, and every answer before it. */
export function ConsentLog({ contacts, showsEarlier }: ConsentLogProps) {
  const locale = useLocale();
  const text = privacyWords(locale);
  return (
    <ul className="divide-y-2 divide-primary/15">
      {contacts.map((contact) => (
        <li key={contact.id} className="py-4 first:pt-0 last:pb-0">
          <p className="font-semibold break-words">{contact.name}</p>
          <p>{said(contact, text, locale)}</p>
          {showsEarlier && <Answers contact={contact} />}
        </li>
      ))}
    </ul>
  );
}

const said = ({ consent, consentAt }: Shown, text: ReturnType<typeof privacyWords>, locale: Locale) =>
  consent === "pending" || consentAt === null ? text.noAnswer : text.consents[consent](formatDate(new Date(consentAt), locale));

function Answers({ contact }: { contact: Shown }) {
  const locale = useLocale();
  const text = privacyWords(locale);
  const api = useApi();
  const [answers, setAnswers] = useState<readonly ContactConsent[] | "asked" | "away">();

  async function ask() {
    setAnswers("asked");
    const path = { contactId: contact.id };
    const asked = allItems((cursor) => api.get("/contacts/{contactId}/consents", { params: { path, query: longPage(cursor) } }));
    setAnswers(
      await asked.then(
        (items) => items,
        () => "away" as const,
      ),
    );
  }

  if (Array.isArray(answers)) {
    return (
      <ol className="mt-3 space-y-2 border-l-4 border-primary-soft pl-4">
        {(answers as readonly ContactConsent[]).map(({ at, consent, channel, phone }) => (
          <li key={`${at}-${consent}`}>
            <DateText at={at} locale={locale} />
            {text.colon}
            {text.answers[consent]}
            <span className="block text-sm text-ink-soft">
              {text.channels[channel]} · {formatPhone(phone)}
            </span>
          </li>
        ))}
      </ol>
    );
  }
  return (
    <>
      <ChangeNotice outcome={answers === "away" ? { fault: text.answersAway } : {}} />
      <Button variant="outline" className="mt-3" aria-busy={answers === "asked"} onClick={() => answers !== "asked" && void ask()}>
        <History aria-hidden />
        {answers === "asked" ? text.answersAsked : text.showAnswers}
        <span className="sr-only"> {contact.name}</span>
      </Button>
    </>
  );
}
