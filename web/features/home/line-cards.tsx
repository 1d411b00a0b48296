import { CalendarPlus } from "lucide-react";
import Link from "next/link";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { StateCard } from "../../components/state-card.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { CheckAgain } from "./check-again.tsx";
import { PauseLine } from "./pause-line.tsx";
import type { SaidLine } from "./say-line.ts";
import { homeWords } from "./words.ts";

interface LineCardProps {
  said: SaidLine;
  isOnly: boolean;
  mayChange: boolean;
  locale: Locale;
}

/** How one line stands, and what can be done about it at once. */
export function LineCard({ said, isOnly, mayChange, locale }: LineCardProps) {
  const text = homeWords(locale);
  const { line, title, tone, provedAt, why, isAway } = said;
  // Functions stay on the server.
  const { label, labelRest, ...words } = text.pause;
  const isPaused = line.pausedUntil !== null;
  const mayPause = mayChange && line.cancelledAt === null && (line.status === "active" || isPaused);
  return (
    <StateCard isMain={isOnly} tone={tone} title={title} locale={locale} provedAt={provedAt}>
      {(why || isAway || mayPause || isOnly) && (
        <>
          {why && <p className="max-w-[60ch]">{why}</p>}
          <div className="mt-5 flex flex-col gap-3 first:mt-0 sm:flex-row sm:flex-wrap sm:items-start">
            {isAway && <CheckAgain label={text.checking.retry} />}
            {isOnly && mayChange && <ExpectedCallLink locale={locale} />}
            {mayPause && (
              <PauseLine
                lineId={line.id}
                isPaused={isPaused}
                label={
                  <>
                    {label}
                    {!isOnly && <span className="sr-only"> {labelRest(line.protectedName)}</span>}
                  </>
                }
                words={{ ...words, title: words.title(line.protectedName) }}
              />
            )}
          </div>
        </>
      )}
    </StateCard>
  );
}

export function ExpectedCallLink({ locale }: { locale: Locale }) {
  return (
    <Link
      href="/confiance#appels-attendus"
      prefetch={false}
      className={buttonVariants({ variant: "outline", size: "lg", className: "w-full sm:w-auto" })}
    >
      <CalendarPlus aria-hidden />
      {homeWords(locale).expected}
    </Link>
  );
}
