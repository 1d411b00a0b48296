import { CalendarClock } from "lucide-react";
import Link from "next/link";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { StateCard } from "../../components/state-card.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { formatDay } from "../../lib/format.ts";
import { nextCheckDay } from "../lines/next-check.ts";
import { testWords } from "./words.ts";

interface ReadyCardProps {
  lineId: string;
  /** When the test passed. */
  at: string;
  isWatched: boolean;
  locale: Locale;
}

/** The line has proved that it works: what happens from now on. */
export function ReadyCard({ lineId, at, isWatched, locale }: ReadyCardProps) {
  const text = testWords(locale).ready;
  return (
    <StateCard tone="calm" title={text.title} locale={locale} provedAt={at}>
      <p className="max-w-[60ch]">{text.next}</p>
      <div className="mt-4 flex items-start gap-3">
        <CalendarClock aria-hidden className="mt-0.5 size-6 shrink-0 text-calm" />
        <div className="min-w-0 max-w-[60ch]">
          <h3 className="font-bold">{text.check}</h3>
          {isWatched ? (
            <>
              <p>{text.checkOn(formatDay(nextCheckDay(at), locale))}</p>
              <p className="text-ink-soft">{text.checkWhen}</p>
            </>
          ) : (
            <>
              <p>{text.checkOff}</p>
              <Link
                href={`/lignes/${lineId}#verification`}
                prefetch={false}
                className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
              >
                {text.checkSet}
              </Link>
            </>
          )}
        </div>
      </div>
      <div className="mt-6 flex flex-col gap-3 sm:flex-row">
        <Link href={`/carte/${lineId}`} prefetch={false} className={buttonVariants({ size: "lg", className: "w-full sm:w-auto" })}>
          {text.card}
        </Link>
        <Link
          href="/accueil"
          prefetch={false}
          className={buttonVariants({ variant: "outline", size: "lg", className: "w-full sm:w-auto" })}
        >
          {text.home}
        </Link>
      </div>
    </StateCard>
  );
}
