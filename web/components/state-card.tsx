import { CircleCheck, CircleHelp, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Locale } from "../../shared/domain/call/level.ts";
import { commonWords } from "../lib/messages/common-words.ts";
import { cn } from "../lib/utils.ts";
import { DateText } from "./date-text.tsx";

export type Tone = "calm" | "careful" | "scam" | "unknown";

const TONES: Record<Tone, { Icon: typeof CircleCheck; className: string }> = {
  calm: { Icon: CircleCheck, className: "bg-calm-ground text-calm" },
  careful: { Icon: TriangleAlert, className: "bg-careful-ground text-careful" },
  scam: { Icon: OctagonAlert, className: "bg-scam-ground text-scam" },
  unknown: { Icon: CircleHelp, className: "bg-surface text-ink" },
};

interface StateCardProps {
  tone: Tone;
  /** The state in words, as one sentence. */
  title: string;
  locale: Locale;
  /** When it was last proved; undefined while nothing was, null where nothing can be said of it. */
  provedAt?: string | null | undefined;
  /** What the whole page is about. */
  isMain?: boolean;
  children?: ReactNode;
}

/** How things stand: words first, then the icon; the colour only repeats them. */
export function StateCard({ tone, title, locale, provedAt, isMain = false, children }: StateCardProps) {
  const { Icon, className } = TONES[tone];
  const text = commonWords(locale);
  return (
    <section className={cn("rounded-2xl p-5 sm:p-7", className)}>
      <div className={cn("flex items-start gap-4", isMain && "flex-col gap-3 sm:flex-row sm:gap-4")}>
        <Icon aria-hidden strokeWidth={2.2} className={cn("mt-0.5 shrink-0", isMain ? "size-10 sm:size-12" : "size-9")} />
        <div className="min-w-0">
          <h2 className={cn("font-bold text-balance", isMain ? "text-2xl sm:text-3xl" : "text-xl")}>{title}</h2>
          {provedAt !== null && (
            <p className={isMain ? "mt-2" : "mt-1"}>
              {provedAt ? (
                <>
                  {text.lastProof} <DateText at={provedAt} locale={locale} />
                </>
              ) : (
                text.noProof
              )}
            </p>
          )}
        </div>
      </div>
      {children && <div className="mt-5 text-ink">{children}</div>}
    </section>
  );
}
