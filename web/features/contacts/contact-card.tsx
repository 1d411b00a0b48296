"use client";

import { ArrowDown, ArrowUp, CircleCheck, CircleMinus, CircleSlash, Hourglass, type LucideIcon, PhoneOff } from "lucide-react";
import type { ReactNode } from "react";
import type { Contact } from "../../../shared/contracts/v1/contacts.ts";
import { DateText } from "../../components/date-text.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Tag } from "../../components/tag.tsx";
import { Button } from "../../components/ui/button.tsx";
import { formatPhone } from "../../lib/format.ts";
import type { ContactState } from "./contact-state.ts";
import { contactsWords } from "./words.ts";

const MARKS: Record<ContactState, [LucideIcon, "calm" | "careful" | "plain"]> = {
  pending: [Hourglass, "plain"],
  accepted: [CircleCheck, "calm"],
  declined: [CircleMinus, "plain"],
  stopped: [CircleSlash, "plain"],
  unreachable: [PhoneOff, "careful"],
};

interface ContactCardProps {
  contact: Contact;
  state: ContactState;
  rank: number;
  /** Of the one line that this contact is told of. */
  lineName: string | undefined;
  /** What can be done, for those who may. */
  children?: ReactNode;
}

export function ContactCard({ contact, state, rank, lineName, children }: ContactCardProps) {
  const locale = useLocale();
  const text = contactsWords(locale);
  const [Icon, tone] = MARKS[state];
  return (
    <article className="rounded-2xl bg-surface p-5 sm:p-7">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h3 className="flex items-baseline gap-3 text-lg font-bold">
            <span className="shrink-0 whitespace-nowrap text-primary tabular-nums">
              <span className="sr-only">{text.rank(rank)} </span>
              <span aria-hidden>{rank}.</span>
            </span>
            <span>
              {contact.name}
              {contact.relation && <span className="font-normal text-ink-soft"> · {contact.relation}</span>}
            </span>
          </h3>
          <p className="mt-1 tabular-nums">
            <a href={`tel:${contact.phone}`} className="inline-flex min-h-11 items-center underline underline-offset-4">
              {formatPhone(contact.phone)}
            </a>
          </p>
        </div>
        <Tag Icon={Icon} tone={tone}>
          {text.states[state]}
        </Tag>
      </div>
      <p className="mt-1 max-w-[60ch] text-pretty">{text.means[state]}</p>
      {lineName && <p className="mt-1 text-ink-soft">{text.onlyLine(lineName)}</p>}
      <p className="mt-1 text-sm text-ink-soft">
        {contact.consentAt ? text.answeredOn : text.askedOn} <DateText at={contact.consentAt ?? contact.createdAt} locale={locale} />.
      </p>
      {children && <div className="mt-5 flex flex-wrap gap-3">{children}</div>}
    </article>
  );
}

export const removeButtonId = (id: string): string => `retirer-${id}`;

interface MoveButtonsProps {
  contact: Contact;
  isFirst: boolean;
  isLast: boolean;
  onMove(by: -1 | 1): void;
}

export const moveButtonId = (id: string, by: -1 | 1): string => `${by < 0 ? "monter" : "descendre"}-${id}`;

export function MoveButtons({ contact, isFirst, isLast, onMove }: MoveButtonsProps) {
  const text = contactsWords(useLocale());
  return (
    <>
      {!isFirst && (
        <Button id={moveButtonId(contact.id, -1)} variant="outline" aria-label={text.up(contact.name)} onClick={() => onMove(-1)}>
          <ArrowUp aria-hidden />
        </Button>
      )}
      {!isLast && (
        <Button id={moveButtonId(contact.id, 1)} variant="outline" aria-label={text.down(contact.name)} onClick={() => onMove(1)}>
          <ArrowDown aria-hidden />
        </Button>
      )}
    </>
  );
}
