import Link from "next/link";
import type { CallSummary } from "../../../shared/contracts/v1/calls.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { formatMoment, formatPhone } from "../../lib/format.ts";
import { callSentences } from "./call-sentence.ts";
import { LevelBadge } from "./level-badge.tsx";
import { callWords } from "./words.ts";

export const callerName = ({ caller }: CallSummary, locale: Locale): string =>
  caller ? formatPhone(caller) : callWords(locale).hiddenNumber;

/** `heading`: below what it stands. */
export function CallRow({ call, locale, heading: Heading = "h2" }: { call: CallSummary; locale: Locale; heading?: "h2" | "h3" }) {
  const text = callWords(locale);
  return (
    <li className="relative grid gap-x-6 gap-y-3 grid-cols-[minmax(0,1fr)] rounded-xl bg-surface p-5 md:grid-cols-[15rem_minmax(0,1fr)_auto]">
      <div className="md:row-span-2">
        <LevelBadge call={call} locale={locale} />
      </div>
      <div className="min-w-0">
        <Heading className="text-lg font-bold tabular-nums">
          {/* The whole row is pressed; its name is the link. */}
          <Link
            href={`/appels/${call.id}`}
            prefetch={false}
            className="inline-flex min-h-11 min-w-11 items-center text-primary underline underline-offset-4 after:absolute after:inset-0 after:rounded-xl"
          >
            {callerName(call, locale)}
          </Link>
        </Heading>
        {call.line && <p className="text-ink-soft">{text.forLine(call.line.protectedName, call.line.label)}</p>}
      </div>
      <p className="max-w-[60ch] text-pretty md:col-span-2 md:col-start-2 md:row-start-2">{callSentences(call, text).join(" ")}</p>
      <p className="text-sm text-ink-soft md:col-start-3 md:row-start-1 md:pt-2 md:text-right">
        <time dateTime={call.startedAt}>{formatMoment(new Date(call.startedAt), locale)}</time>
        <span className="md:block">
          <span aria-hidden className="md:hidden">
            {" · "}
          </span>
          {call.endedAt ? durationText(call.startedAt, call.endedAt, locale) : text.now}
        </span>
      </p>
    </li>
  );
}

export function durationText(startedAt: string, endedAt: string, locale: Locale): string {
  const seconds = Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000));
  return callWords(locale).duration(Math.floor(seconds / 60), seconds % 60);
}
