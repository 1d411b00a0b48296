import type { LineTest } from "../../../shared/contracts/v1/line-tests.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { DateText } from "../../components/date-text.tsx";
import { FaultNotice } from "../../components/fault-notice.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { formatMoment } from "../../lib/format.ts";
import { commonWords } from "../../lib/messages/common-words.ts";
import { HopList } from "../line-test/hop-list.tsx";
import { LiveLineTest } from "../line-test/live-line-test.tsx";
import { obstacleTo, possibleKinds, shownTest } from "../line-test/test-state.ts";
import { testWords } from "../line-test/words.ts";
import type { Block, Checks } from "./load-line.ts";
import { lineWords } from "./words.ts";

interface TestsCardProps {
  line: Line;
  checks: Block<Checks>;
  mayChange: boolean;
  locale: Locale;
}

const SHOWN_AT_MOST = 10;

/** The test that goes on, or the last one, and those before it. */
export function TestsCard({ line, checks, mayChange, locale }: TestsCardProps) {
  const text = lineWords(locale).tests;
  if (checks === "away") return <FaultNotice locale={locale} title={text.failed} next={commonWords(locale).fault.next} />;
  const tests = checks?.tests ?? [];
  const latest = shownTest(tests, ["forwarding", "connectivity"]);
  const older = tests.filter(({ id }) => id !== latest?.id);
  const possible = possibleKinds(line);
  const obstacle = possible.length === 0 ? obstacleTo("connectivity", line) : undefined;
  return (
    <Card id="essais" className="scroll-mt-4">
      <CardTitle>{text.title}</CardTitle>
      {obstacle && <p className="mt-3">{testWords(locale).obstacles[obstacle]}</p>}
      {mayChange && possible.length > 0 && <p className="mt-2 mb-4 text-ink-soft">{text.intro}</p>}
      {latest && (
        <p className="mb-3 font-semibold">
          {nameOf(latest, locale)}, <DateText at={latest.startedAt} locale={locale} />
        </p>
      )}
      <LiveLineTest lineId={line.id} kinds={mayChange ? possible : []} initial={latest} isWatched={line.watchAgreed}>
        {!obstacle && <p>{text.none}</p>}
      </LiveLineTest>
      {older.length > 0 && (
        <details className="mt-6">
          <summary className="flex min-h-11 cursor-pointer items-center font-semibold underline underline-offset-4">{text.history}</summary>
          {older.map((test) => (
            <PastTest key={test.id} test={test} locale={locale} />
          ))}
          {tests.length >= SHOWN_AT_MOST && <p className="mt-4 text-sm text-ink-soft">{text.older}</p>}
        </details>
      )}
    </Card>
  );
}

const nameOf = ({ kind, isAutomatic }: LineTest, locale: Locale): string => {
  const text = lineWords(locale).tests;
  return isAutomatic ? text.automatic : text.kinds[kind];
};

function PastTest({ test, locale }: { test: LineTest; locale: Locale }) {
  const text = lineWords(locale).tests;
  const name = nameOf(test, locale);
  return (
    <section className="mt-5 border-t-2 border-ground pt-5">
      <h3 className="font-bold">
        {name} : {text.statuses[test.status]}
      </h3>
      <p className="mb-2 text-sm text-ink-soft">
        <DateText at={test.startedAt} locale={locale} />
      </p>
      <HopList hops={test.hops} label={text.steps(name, formatMoment(new Date(test.startedAt), locale))} locale={locale} withAdvice />
    </section>
  );
}
