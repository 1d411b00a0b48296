import { EarOff, Phone, PhoneForwarded } from "lucide-react";
import type { CallSummary } from "../../../shared/contracts/v1/calls.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { levelWords } from "../../../shared/domain/text/level-words.ts";
import { LEVEL_MARKS } from "../../components/level-mark.tsx";
import { cn } from "../../lib/utils.ts";
import { standing } from "./call-sentence.ts";
import { callWords } from "./words.ts";

/** Words first, then the icon; the colour only repeats them. */
export function LevelBadge({ call, locale }: { call: CallSummary; locale: Locale }) {
  const text = callWords(locale);
  const { Icon, className, words } = {
    level: { ...LEVEL_MARKS[call.level], words: levelWords(call.level, locale) },
    ongoing: { Icon: Phone, className: "bg-ground text-ink", words: text.now },
    test: { Icon: PhoneForwarded, className: "bg-ground text-ink", words: text.testBadge },
    unheard: { Icon: EarOff, className: "bg-ground text-ink-soft", words: text.notAnalysedBadge },
  }[standing(call)];
  return (
    <span className={cn("inline-flex min-h-9 items-center gap-2 rounded-full px-3.5 py-1 font-semibold", className)}>
      <Icon aria-hidden strokeWidth={2.5} className="size-5 shrink-0" />
      {words}
    </span>
  );
}
