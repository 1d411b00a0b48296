import Link from "next/link";
import type { UsageDay } from "../../../shared/contracts/v1/usage.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { FaultNotice } from "../../components/fault-notice.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { commonWords } from "../../lib/messages/common-words.ts";
import type { Block } from "./load-line.ts";
import { lineWords } from "./words.ts";

/** What came in on this line lately. */
export function UsageCard({ usage, locale }: { usage: Block<readonly UsageDay[]>; locale: Locale }) {
  const text = lineWords(locale).usage;
  if (usage === "away") return <FaultNotice locale={locale} title={text.failed} next={commonWords(locale).fault.next} />;
  const sum = (name: "calls" | "protectedCalls" | "suspiciousCalls") => (usage ?? []).reduce((total, day) => total + day[name], 0);
  const figures = [
    [sum("calls"), text.calls],
    [sum("protectedCalls"), text.heard],
    [sum("suspiciousCalls"), text.suspicious],
  ] as const;
  return (
    <Card>
      <CardTitle>{text.title}</CardTitle>
      {figures[0][0] === 0 ? (
        <p className="mt-3">{text.none}</p>
      ) : (
        <>
          <dl className="mt-4 grid gap-x-6 gap-y-3 sm:grid-cols-3">
            {figures.map(([count, label]) => (
              <div key={label(2)} className="flex flex-row-reverse items-baseline justify-end gap-2 sm:flex-col-reverse sm:items-start">
                <dt className="text-ink-soft">{label(count)}</dt>
                <dd className="text-2xl font-bold tabular-nums">{count}</dd>
              </div>
            ))}
          </dl>
          <Link href="/appels" prefetch={false} className={buttonVariants({ variant: "outline", className: "mt-5 w-full sm:w-auto" })}>
            {text.all}
          </Link>
        </>
      )}
    </Card>
  );
}
