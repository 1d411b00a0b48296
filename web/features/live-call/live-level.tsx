import { EarOff, Phone } from "lucide-react";
import type { CallDetail } from "../../../shared/contracts/v1/calls.ts";
import type { Level, Locale } from "../../../shared/domain/call/level.ts";
import { levelWords } from "../../../shared/domain/text/level-words.ts";
import { LEVEL_MARKS } from "../../components/level-mark.tsx";
import { cn } from "../../lib/utils.ts";
import { callWords } from "../calls/words.ts";
import { lastTactics, levelState } from "./call-state.ts";
import { liveWords } from "./words.ts";

/** The level in its fixed words, large, with what it rests on. */
export function LiveLevel({ call, locale }: { call: CallDetail; locale: Locale }) {
  const text = liveWords(locale).level;
  const state = levelState(call);
  const sentences: Record<string, string> = text.reasons;
  const reasons =
    state.kind === "level" && state.level > 1 ? lastTactics(call).map((tactic) => sentences[tactic] ?? text.reasons.other) : [];
  const { Icon, className, title, means } = shownAs(state, call, locale);
  return (
    <section aria-label={text.title} className={cn("rounded-2xl p-5 sm:p-7", className)}>
      <div className="flex items-start gap-4">
        <Icon aria-hidden strokeWidth={2.2} className="mt-0.5 size-10 shrink-0 sm:size-12" />
        <div className="min-w-0">
          <h2 className="text-2xl font-bold sm:text-3xl">{title}</h2>
          <p className="mt-1">{means}</p>
        </div>
      </div>
      {reasons.length > 0 && (
        <div className="mt-4 text-ink">
          <h3 className="font-semibold">{text.why}</h3>
          <ul className="mt-1 list-disc space-y-1 pl-5">
            {[...new Set(reasons)].map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function shownAs(state: ReturnType<typeof levelState>, { notAnalysedReason }: CallDetail, locale: Locale) {
  const text = liveWords(locale).level;
  if (state.kind === "level") {
    return { ...LEVEL_MARKS[state.level], title: levelWords(state.level, locale), means: text.means[state.level] };
  }
  const plain = "bg-surface text-ink";
  if (state.kind === "none") return { Icon: Phone, className: plain, title: text.none, means: text.noneWhy };
  const list = callWords(locale);
  const means = notAnalysedReason ? list.notAnalysed[notAnalysedReason] : list.ongoingUnheard;
  return { Icon: EarOff, className: plain, title: text.unheard, means };
}

/** Read out when the level rises, once per rise, the highest level at once; a level that falls is silent. */
export function LevelNews({ level, locale }: { level: Level | undefined; locale: Locale }) {
  const sentence = level && liveWords(locale).level.news(levelWords(level, locale));
  return (
    <>
      <p role="status" className="sr-only">
        {level === 2 && sentence}
      </p>
      <p role="alert" className="sr-only">
        {level === 3 && sentence}
      </p>
    </>
  );
}
