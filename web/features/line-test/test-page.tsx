import { ArrowLeft, Phone } from "lucide-react";
import Link from "next/link";
import type { LineTest } from "../../../shared/contracts/v1/line-tests.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Role } from "../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { DateText } from "../../components/date-text.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { HelpLine } from "../../components/help-line.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { formatPhone } from "../../lib/format.ts";
import { LiveLineTest } from "./live-line-test.tsx";
import { isRecent, type Obstacle, obstacleTo, shownTest } from "./test-state.ts";
import { testWords } from "./words.ts";

interface TestPageProps {
  line: Line;
  role: Role;
  /** Newest first. */
  tests: readonly LineTest[];
  now: number;
  locale: Locale;
}

/** The test call of one line: the last step of its installation, and the way to try it again at any time. */
export function TestPage({ line, role, tests, now, locale }: TestPageProps) {
  const text = testWords(locale);
  const obstacle = obstacleTo("forwarding", line);
  const mayChange = role !== "viewer";
  const last = shownTest(tests, ["forwarding"]);
  const test = last && isRecent(last, now) ? last : undefined;
  return (
    <>
      <Link
        href={`/lignes/${line.id}`}
        prefetch={false}
        className="mb-2 inline-flex min-h-11 items-center gap-2 font-semibold underline underline-offset-4"
      >
        <ArrowLeft aria-hidden className="size-5" />
        {text.back}
      </Link>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <p className="-mt-3 mb-5 font-semibold">
        {line.label}
        {line.forwardedNumber && <span className="whitespace-nowrap tabular-nums"> · {formatPhone(line.forwardedNumber)}</span>}
      </p>
      {obstacle && test?.status !== "running" ? (
        <NotYet obstacle={obstacle} lineId={line.id} mayChange={mayChange} locale={locale} />
      ) : (
        <>
          {!mayChange && <p className="mb-5 max-w-[60ch]">{text.viewer}</p>}
          <LiveLineTest
            key={line.id}
            lineId={line.id}
            kinds={mayChange && !obstacle ? ["forwarding"] : []}
            initial={test}
            isWatched={line.watchAgreed}
            isPage
            isReadyThen={line.status !== "paused"}
          >
            {last && !test && (
              <p>
                {text.last[last.status === "passed" ? "passed" : "failed"]} <DateText at={last.startedAt} locale={locale} />
              </p>
            )}
            {mayChange ? <Before locale={locale} /> : !last && <p>{text.none}</p>}
          </LiveLineTest>
          <p className="mt-8 flex flex-wrap items-center gap-x-3">
            {text.callAnyway} <HelpLine />
          </p>
        </>
      )}
    </>
  );
}

function Before({ locale }: { locale: Locale }) {
  const text = testWords(locale).before;
  return (
    <Card>
      <CardTitle>{text.forwarding}</CardTitle>
      <ol className="mt-3 max-w-[60ch] list-decimal space-y-2 pl-7">
        {text.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="mt-4 text-ink-soft">
        {text.lasts} {text.somebody}
      </p>
    </Card>
  );
}

const IS_MENDED_BY_INSTALLING: ReadonlySet<Obstacle> = new Set(["number", "own", "telephone"]);

function NotYet({ obstacle, lineId, mayChange, locale }: { obstacle: Obstacle; lineId: string; mayChange: boolean; locale: Locale }) {
  const text = testWords(locale);
  const isOpen = IS_MENDED_BY_INSTALLING.has(obstacle);
  return (
    <EmptyState
      Icon={Phone}
      action={
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          {isOpen && mayChange && (
            <Link
              href={`/installation/${lineId}`}
              prefetch={false}
              className={buttonVariants({ size: "lg", className: "w-full sm:w-auto" })}
            >
              {text.install}
            </Link>
          )}
          <HelpLine />
        </div>
      }
    >
      <p className="font-semibold">{text.obstacles[obstacle]}</p>
      {isOpen && <p className="mt-1">{text.obstacleNext}</p>}
    </EmptyState>
  );
}

/** Without a line in the address. */
export function ChooseLine({ lines, locale }: { lines: readonly Line[]; locale: Locale }) {
  const text = testWords(locale);
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      {lines.length === 0 ? (
        <EmptyState
          Icon={Phone}
          action={
            <Link href="/installation" prefetch={false} className={buttonVariants({ size: "lg", className: "w-full sm:w-auto" })}>
              {text.install}
            </Link>
          }
        >
          <p>{text.noLine}</p>
          <p className="mt-1">{text.noLineNext}</p>
        </EmptyState>
      ) : (
        <Card>
          <CardTitle>{text.choose}</CardTitle>
          <ul className="mt-4 space-y-3">
            {lines.map(({ id, label }) => (
              <li key={id}>
                <Link
                  href={`/installation/essai?ligne=${id}`}
                  prefetch={false}
                  className={buttonVariants({ variant: "outline", size: "lg", className: "w-full sm:w-auto" })}
                >
                  {text.chosen(label)}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
