"use client";

import { CalendarClock, CalendarPlus, Clock, Trash2 } from "lucide-react";
import type { ExpectedWindow } from "../../../shared/contracts/v1/expected-windows.ts";
import { DateText } from "../../components/date-text.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Reveal } from "../../components/reveal.tsx";
import { Tag } from "../../components/tag.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { formatPhone } from "../../lib/format.ts";
import { type Removed, removeButtonId } from "./rule-section.tsx";
import { AddWindow, type NamedLine, type WrittenWindow } from "./trust-forms.tsx";
import { trustWords } from "./words.ts";

interface WindowSectionProps {
  tenantId: string;
  /** Those that are not over, the next one first. */
  windows: readonly ExpectedWindow[];
  lines: readonly NamedLine[];
  now: number;
  removed: Removed | undefined;
  canEdit: boolean;
  onAdd(window: WrittenWindow): Promise<void>;
  onRemove(window: ExpectedWindow): void;
}

export function WindowSection({ tenantId, windows, lines, now, removed, canEdit, onAdd, onRemove }: WindowSectionProps) {
  const locale = useLocale();
  const text = trustWords(locale);
  return (
    <section id="appels-attendus" className="mt-10 scroll-mt-4">
      <h2 tabIndex={-1} className="text-xl font-bold">
        {text.windowsTitle}
      </h2>
      <p className="mt-2 mb-4 max-w-[65ch] text-ink-soft">{text.windowsWhy}</p>
      {windows.length === 0 ? (
        <EmptyState Icon={CalendarClock}>
          <p className="font-semibold">{text.windowsEmpty}</p>
          <p className="mt-2">{text.windowsExamples}</p>
        </EmptyState>
      ) : (
        <ul className="space-y-4">
          {windows.map((window) => {
            if (window.id === removed?.id) return <li key={window.id}>{removed.note}</li>;
            const isOpen = Date.parse(window.startsAt) <= now;
            const lineName = lines.find(({ id }) => id === window.lineId)?.label;
            return (
              <li key={window.id} className="rounded-2xl bg-surface p-5 sm:p-7">
                <div className="flex flex-wrap items-start justify-between gap-3">
                  <h3 className="min-w-0 text-lg font-bold">{window.label}</h3>
                  <Tag Icon={isOpen ? Clock : CalendarClock} tone={isOpen ? "calm" : "plain"}>
                    {isOpen ? text.openNow : text.planned}
                  </Tag>
                </div>
                <p className="mt-1">
                  {text.windowFrom} <DateText at={window.startsAt} locale={locale} /> {text.windowTo}{" "}
                  <DateText at={window.endsAt} locale={locale} />.
                </p>
                <p className="mt-1 tabular-nums">{window.phone ? formatPhone(window.phone) : text.unknownNumber}</p>
                {window.note && <p className="mt-1">{window.note}</p>}
                {lineName && <p className="mt-1 text-ink-soft">{text.onlyLine(lineName)}</p>}
                {canEdit && (
                  <Button
                    id={removeButtonId(window.id)}
                    variant="outline"
                    className="mt-4"
                    aria-label={text.removeOf(window.label)}
                    onClick={() => onRemove(window)}
                  >
                    <Trash2 aria-hidden />
                    {text.remove}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {canEdit && (
        <div className="mt-6">
          <Reveal
            label={
              <>
                <CalendarPlus aria-hidden />
                {text.addWindow}
              </>
            }
          >
            {(close) => (
              <Card>
                <CardTitle className="mb-5">{text.addWindow}</CardTitle>
                <AddWindow tenantId={tenantId} lines={lines} onSend={(window) => onAdd(window).then(close)} />
              </Card>
            )}
          </Reveal>
        </div>
      )}
    </section>
  );
}
