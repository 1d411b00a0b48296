import type { CallSummary } from "../../../shared/contracts/v1/calls.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { formatMoment, formatPhone } from "../../lib/format.ts";
import { callSentences } from "./call-sentence.ts";
import { LevelBadge } from "./level-badge.tsx";
import { callWords } from "./words.ts";

export const callerName = ({ caller }: CallSummary, locale: Locale): string =>
  caller ? formatPhone(caller) : callWords(locale).hiddenNumber;

export function CallRow({ call, locale }: { call: CallSummary; locale: Locale }) {
  const text = callWords(locale);
  return (
    <li className="grid gap-x-6 gap-y-3 grid-cols-[minmax(0,1fr)] rounded-xl bg-surface p-5 md:grid-cols-[15rem_minmax(0,1fr)_auto]">
      <div>
        <LevelBadge call={call} locale={locale} />
      </div>
      <div className="min-w-0">
        <h2 className="text-lg font-bold tabular-nums">{callerName(call, locale)}</h2>
        {call.line && <p className="text-ink-soft">{text.forLine(call.line.protectedName, call.line.label)}</p>}
        <p className="mt-2 max-w-[60ch]">{callSentences(call, text).join(" ")}</p>
      </div>
      <p className="text-sm text-ink-soft md:text-right">
        <time dateTime={call.startedAt}>{formatMoment(new Date(call.startedAt), locale)}</time>
        <span className="md:block">
          <span aria-hidden className="md:hidden">
            {" · "}
          </span>
          {call.endedAt ? durationText(call.startedAt, call.endedAt, text.duration) : text.now}
        </span>
      </p>
    </li>
  );
}

function durationText(startedAt: string, endedAt: string, say: (minutes: number, seconds: number) => string): string {
  const seconds = Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000));
  return say(Math.floor(seconds / 60), seconds % 60);
}
