import { Circle, CircleCheck, CircleDot, type LucideIcon, TriangleAlert } from "lucide-react";
import type { LineTest } from "../../../shared/contracts/v1/line-tests.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { failureAdvice, hopTitle } from "../../../shared/domain/line-test/advice.ts";
import type { HopState } from "../../../shared/domain/line-test/words.ts";
import { cn } from "../../lib/utils.ts";
import { testWords } from "./words.ts";

const MARKS: Record<HopState, { Icon: LucideIcon; className: string }> = {
  waiting: { Icon: Circle, className: "text-ink-soft" },
  running: { Icon: CircleDot, className: "text-primary" },
  passed: { Icon: CircleCheck, className: "text-calm" },
  failed: { Icon: TriangleAlert, className: "text-careful" },
};

interface HopListProps {
  hops: LineTest["hops"];
  label: string;
  locale: Locale;
  /** Of a test in the past: why it failed is said in its place. */
  withAdvice?: boolean;
}

/** The way of a call, step by step: words first, then the icon; the colour only repeats them. */
export function HopList({ hops, label, locale, withAdvice = false }: HopListProps) {
  const text = testWords(locale);
  return (
    <ol aria-label={label}>
      {hops.map(({ name, state, reason }, index) => {
        const { Icon, className } = MARKS[state];
        const advice = withAdvice && state === "failed" && reason ? failureAdvice(reason, locale) : undefined;
        return (
          <li
            key={name}
            aria-current={state === "running" ? "step" : undefined}
            className={cn("flex items-start gap-3 rounded-xl px-3 py-2", state === "running" && "bg-primary-soft")}
          >
            <Icon aria-hidden strokeWidth={2.2} className={cn("mt-0.5 size-6 shrink-0", className)} />
            <div className="min-w-0 grow">
              <div className="sm:flex sm:items-baseline sm:justify-between sm:gap-4">
                <p className={cn(state === "waiting" && "text-ink-soft", (state === "running" || state === "failed") && "font-semibold")}>
                  {index + 1}. {hopTitle(name, locale)}
                </p>
                <p className={cn("shrink-0 font-semibold", className)}>{text.states[state]}</p>
              </div>
              {advice && (
                <p className="mt-1 max-w-[60ch]">
                  {advice.what} {advice.next}
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
