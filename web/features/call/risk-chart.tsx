import type { Level, Locale } from "../../../shared/domain/call/level.ts";
import { levelWords } from "../../../shared/domain/text/level-words.ts";
import { LEVEL_MARKS } from "../../components/level-mark.tsx";
import { formatTime } from "../../lib/format.ts";
import { cn } from "../../lib/utils.ts";
import type { Moment } from "./timeline.ts";

const WIDTH = 1000;
const BAND = 100;
const LEVELS: readonly Level[] = [3, 2, 1];
const BANDS: Record<Level, string> = { 1: "fill-calm-ground", 2: "fill-careful-ground", 3: "fill-scam-ground" };
const DOTS: Record<Level, string> = { 1: "stroke-calm", 2: "stroke-careful", 3: "stroke-scam" };

const heightOf = (level: Level) => (3 - level) * BAND + BAND / 2;

interface RiskChartProps {
  moments: readonly Moment[];
  /** The moment up to which it is drawn. */
  upTo: number;
  /** What the picture shows, in one sentence. */
  label: string;
  endedAt: string | null;
  locale: Locale;
}

/** The level over the time of the call. Stretched to the room there is; strokes keep their width, words stand beside it. */
export function RiskChart({ moments, upTo, label, endedAt, locale }: RiskChartProps) {
  const shown = moments.slice(0, upTo + 1);
  const current = shown.at(-1);
  const start = moments[0];
  const last = moments.at(-1);
  if (!start || !current || !last) return null;
  const levels = shown.filter(({ kind }) => kind === "level");
  const path = [
    `M0 ${heightOf(1)}`,
    ...levels.flatMap(({ position, level }) => [`H${position * WIDTH}`, `V${heightOf(level)}`]),
    `H${current.position * WIDTH}`,
  ].join(" ");
  return (
    <div className="grid grid-cols-[min-content_minmax(0,1fr)] gap-x-3">
      <div aria-hidden className="grid auto-rows-fr">
        {LEVELS.map((level) => {
          const { Icon, className } = LEVEL_MARKS[level];
          return (
            <p
              key={level}
              className={cn("flex min-h-[3.75rem] items-center gap-2 bg-transparent text-sm font-semibold", className, "bg-transparent")}
            >
              <Icon strokeWidth={2.5} className="size-5 shrink-0" />
              <span className="leading-tight [overflow-wrap:normal]">{levelWords(level, locale)}</span>
            </p>
          );
        })}
      </div>
      <div className="relative overflow-hidden rounded-xl">
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${WIDTH} ${3 * BAND}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full"
        >
          {LEVELS.map((level) => (
            <rect key={level} x={0} y={(3 - level) * BAND} width={WIDTH} height={BAND} className={BANDS[level]} />
          ))}
          {shown
            .filter(({ kind }) => kind === "warning" || kind === "message")
            .map(({ key, position }) => (
              <path
                key={key}
                d={`M${position * WIDTH} 0V${3 * BAND}`}
                className="stroke-line"
                strokeDasharray="4 6"
                strokeWidth={2}
                vectorEffect="non-scaling-stroke"
              />
            ))}
          <path d={path} className="fill-none stroke-ink" strokeWidth={4} strokeLinejoin="round" vectorEffect="non-scaling-stroke" />
          {levels.map(({ key, position, level }) => (
            <Dot key={key} x={position} level={level} />
          ))}
          <path
            d={`M${current.position * WIDTH} 0V${3 * BAND}`}
            className="stroke-primary"
            strokeWidth={upTo < moments.length - 1 ? 3 : 0}
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </div>
      <p aria-hidden className="col-start-2 mt-1 flex justify-between gap-4 text-sm text-ink-soft">
        <span>{formatTime(new Date(start.at), locale)}</span>
        <span>{formatTime(new Date(endedAt ?? last.at), locale)}</span>
      </p>
    </div>
  );
}

/** A line of no length with round ends: it stays a disc however the picture is stretched. */
const Dot = ({ x, level }: { x: number; level: Level }) => (
  <path
    d={`M${x * WIDTH} ${heightOf(level)}h0`}
    className={DOTS[level]}
    strokeLinecap="round"
    strokeWidth={16}
    vectorEffect="non-scaling-stroke"
  />
);
