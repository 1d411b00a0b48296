import type { Locale } from "../../../shared/domain/call/level.ts";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { formatDay, formatMonth } from "../../lib/format.ts";
import type { Month } from "./month.ts";
import { MonthChart } from "./month-chart.tsx";
import { homeWords } from "./words.ts";

/** What the month brought: figures, a drawing of its days, and the same in a table. */
export function MonthCard({ month: { month, total, days }, locale }: { month: Month; locale: Locale }) {
  const text = homeWords(locale).month;
  const figures = [
    [total.calls, text.calls],
    [total.protectedCalls, text.heard],
    [total.suspiciousCalls, text.suspicious],
    [total.alertsSent, text.alerts],
  ] as const;
  return (
    <Card>
      <CardTitle>{text.title(formatMonth(month, locale))}</CardTitle>
      {total.calls === 0 ? (
        <p className="mt-3">{text.none}</p>
      ) : (
        <>
          <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-4 lg:grid-cols-4">
            {figures.map(([count, label]) => (
              <div key={label(2)} className="flex flex-col-reverse justify-end">
                <dt className="text-ink-soft">{label(count)}</dt>
                <dd className="text-3xl font-bold tabular-nums">{count}</dd>
              </div>
            ))}
          </dl>
          <MonthChart days={days} label={text.chart} />
          <details className="mt-3">
            <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold underline underline-offset-4">
              {text.byDay}
            </summary>
            <table className="mt-2 w-full max-w-md text-left">
              <thead>
                <tr className="border-b-2 border-line">
                  <th scope="col" className="py-2 pr-3">
                    {text.day}
                  </th>
                  <th scope="col" className="py-2 pr-3 text-right">
                    {text.total}
                  </th>
                  <th scope="col" className="py-2 text-right">
                    {text.ofThem}
                  </th>
                </tr>
              </thead>
              <tbody>
                {days
                  .filter(({ calls }) => calls > 0)
                  .map(({ day, calls, suspiciousCalls }) => (
                    <tr key={day} className="border-b border-line/40">
                      <th scope="row" className="py-2 pr-3 font-normal">
                        {formatDay(day, locale)}
                      </th>
                      <td className="py-2 pr-3 text-right tabular-nums">{calls}</td>
                      <td className="py-2 text-right tabular-nums">{suspiciousCalls}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </Card>
  );
}
