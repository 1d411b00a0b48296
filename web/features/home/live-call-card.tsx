import Link from "next/link";
import type { CallSummary } from "../../../shared/contracts/v1/calls.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { levelWords } from "../../../shared/domain/text/level-words.ts";
import { LEVEL_MARKS } from "../../components/level-mark.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { cn } from "../../lib/utils.ts";
import { callerName } from "../calls/call-row.tsx";
import { homeWords } from "./words.ts";

/** The gravest of the calls that are under way and suspicious. */
export const suspiciousNow = (calls: readonly CallSummary[]): CallSummary | undefined =>
  calls.filter(({ endedAt, level }) => endedAt === null && level > 1).toSorted((a, b) => b.level - a.level)[0];

/** A suspicious call while it lasts. Rendered always, so that its words are read out once they come. */
export function LiveCallCard({ call, locale }: { call: CallSummary | undefined; locale: Locale }) {
  const text = homeWords(locale).live;
  const said = (level: 2 | 3) => (call?.level === level ? text.said(levelWords(level, locale), callerName(call, locale)) : "");
  return (
    <>
      <p role="status" className="sr-only">
        {said(2)}
      </p>
      <p role="alert" className="sr-only">
        {said(3)}
      </p>
      {call && <Shown call={call} locale={locale} />}
    </>
  );
}

function Shown({ call, locale }: { call: CallSummary; locale: Locale }) {
  const text = homeWords(locale).live;
  const { Icon, className } = LEVEL_MARKS[call.level];
  return (
    <section className={cn("rounded-2xl border-2 border-current p-5 sm:p-7", className)}>
      <div className="flex items-start gap-4">
        <Icon aria-hidden strokeWidth={2.4} className="mt-0.5 size-9 shrink-0" />
        <div className="min-w-0">
          <h2 className="text-xl font-bold">{levelWords(call.level, locale)}</h2>
          <p className="mt-1">{text.title(callerName(call, locale))}</p>
        </div>
      </div>
      <Link
        href={`/appels/${call.id}/direct`}
        prefetch={false}
        className={buttonVariants({ size: "xl", className: "mt-5 w-full sm:w-auto" })}
      >
        {text.follow}
      </Link>
    </section>
  );
}
