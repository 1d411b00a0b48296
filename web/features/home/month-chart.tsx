import { Fragment } from "react";
import type { MonthDay } from "./month.ts";

const STEP = 20;
const BAR = 14;
const HEIGHT = 110;
/** Room for the mark above a bar. */
const TOP = 18;

/** A bar for each day; a suspicious part is dark at its foot and marked above it, so that it needs no colour to be seen. */
export function MonthChart({ days, label }: { days: readonly MonthDay[]; label: string }) {
  const most = Math.max(2, ...days.map(({ calls }) => calls));
  const scale = (calls: number) => (calls / most) * (HEIGHT - TOP);
  const left = (at: number) => at * STEP + (STEP - BAR) / 2;
  return (
    <figure className="mt-6">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${days.length * STEP} ${HEIGHT + 2}`}
        preserveAspectRatio="none"
        className="h-28 w-full"
      >
        {days.map(({ day, calls, suspiciousCalls }, at) => (
          <Fragment key={day}>
            {calls > 0 && (
              <rect x={left(at)} y={HEIGHT - scale(calls)} width={BAR} height={scale(calls)} className="fill-primary opacity-60" />
            )}
            {suspiciousCalls > 0 && (
              <>
                <rect x={left(at)} y={HEIGHT - scale(suspiciousCalls)} width={BAR} height={scale(suspiciousCalls)} className="fill-scam" />
                <path d={triangle(left(at) + BAR / 2, HEIGHT - scale(calls) - 4)} className="fill-scam" />
              </>
            )}
          </Fragment>
        ))}
        <line x1="0" x2={days.length * STEP} y1={HEIGHT + 1} y2={HEIGHT + 1} className="stroke-line" strokeWidth="2" />
      </svg>
      <div aria-hidden className="mt-1 flex justify-between text-sm text-ink-soft tabular-nums">
        <span>1</span>
        <span>{Math.ceil(days.length / 2)}</span>
        <span>{days.length}</span>
      </div>
    </figure>
  );
}

const triangle = (x: number, bottom: number) => `M${x} ${bottom - 12}l7 12h-14z`;
