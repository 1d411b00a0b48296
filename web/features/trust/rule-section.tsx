"use client";

import { CircleOff, PhoneOff, ShieldCheck, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import type { CallerRule } from "../../../shared/contracts/v1/caller-rules.ts";
import { DateText } from "../../components/date-text.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Reveal } from "../../components/reveal.tsx";
import { Tag } from "../../components/tag.tsx";
import { Button } from "../../components/ui/button.tsx";
import { formatPhone } from "../../lib/format.ts";
import { type ChangedRule, EditRule, type NamedLine } from "./trust-forms.tsx";
import { trustWords } from "./words.ts";

/** What was just taken off, and what stands in its place as long as it can be taken back. */
export interface Removed {
  id: string;
  note: ReactNode;
}

export const removeButtonId = (id: string): string => `retirer-${id}`;

interface RuleSectionProps {
  kind: CallerRule["rule"];
  rules: readonly CallerRule[];
  lines: readonly NamedLine[];
  now: number;
  removed: Removed | undefined;
  canEdit: boolean;
  onEdit(rule: CallerRule, change: ChangedRule): Promise<void>;
  onRemove(rule: CallerRule): void;
}

export function RuleSection({ kind, rules, lines, now, removed, canEdit, onEdit, onRemove }: RuleSectionProps) {
  const text = trustWords(useLocale());
  const Icon = kind === "trusted" ? ShieldCheck : PhoneOff;
  const of = kind === "trusted" ? [text.trustedTitle, text.trustedWhy] : [text.blockedTitle, text.blockedWhy];
  const none = kind === "trusted" ? [text.trustedEmpty, text.trustedExamples] : [text.blockedEmpty, text.blockedExamples];
  return (
    <section className="mt-10">
      <h2 tabIndex={-1} className="text-xl font-bold">
        {of[0]}
      </h2>
      <p className="mt-2 mb-4 max-w-[65ch] text-ink-soft">{of[1]}</p>
      {rules.length === 0 ? (
        <EmptyState Icon={Icon}>
          <p className="font-semibold">{none[0]}</p>
          <p className="mt-2">{none[1]}</p>
        </EmptyState>
      ) : (
        <ul className="space-y-4">
          {rules.map((rule) =>
            rule.id === removed?.id ? (
              <li key={rule.id}>{removed.note}</li>
            ) : (
              <li key={rule.id} className="rounded-2xl bg-surface p-5 sm:p-7">
                <RuleFacts rule={rule} lineName={lines.find(({ id }) => id === rule.lineId)?.label} now={now} />
                {canEdit && (
                  <div className="mt-4 flex flex-wrap gap-3">
                    <Button
                      id={removeButtonId(rule.id)}
                      variant="outline"
                      aria-label={text.removeOf(formatPhone(rule.phone))}
                      onClick={() => onRemove(rule)}
                    >
                      <Trash2 aria-hidden />
                      {text.remove}
                    </Button>
                    <Reveal
                      label={
                        <>
                          {text.edit}
                          <span className="sr-only"> {formatPhone(rule.phone)}</span>
                        </>
                      }
                    >
                      {(close) => (
                        <div className="mt-3">
                          <h3 className="mb-4 text-lg font-bold">{text.editOf(formatPhone(rule.phone))}</h3>
                          <EditRule rule={rule} onSend={(change) => onEdit(rule, change).then(close)} />
                        </div>
                      )}
                    </Reveal>
                  </div>
                )}
              </li>
            ),
          )}
        </ul>
      )}
    </section>
  );
}

function RuleFacts({ rule, lineName, now }: { rule: CallerRule; lineName: string | undefined; now: number }) {
  const locale = useLocale();
  const text = trustWords(locale);
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h3 className="text-lg font-bold tabular-nums">{formatPhone(rule.phone)}</h3>
        {rule.expiresAt && Date.parse(rule.expiresAt) <= now && (
          <Tag Icon={CircleOff} tone="plain">
            {text.over}
          </Tag>
        )}
      </div>
      {rule.reason && <p className="mt-1">{rule.reason}</p>}
      {rule.source === "feedback" && <p className="mt-1">{text.fromFeedback}</p>}
      {lineName && <p className="mt-1 text-ink-soft">{text.onlyLine(lineName)}</p>}
      <p className="mt-1 text-sm text-ink-soft">
        {text.addedOn} <DateText at={rule.createdAt} locale={locale} />.
        <br />
        {rule.expiresAt ? (
          <>
            {text.until} <DateText at={rule.expiresAt} locale={locale} />.
          </>
        ) : (
          text.noEnd
        )}
      </p>
    </>
  );
}
