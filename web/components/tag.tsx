import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../lib/utils.ts";

const TONES = {
  calm: "bg-calm-ground text-calm",
  careful: "bg-careful-ground text-careful",
  plain: "bg-ground text-ink",
};

/** A state in two words: words first, then the icon; the colour only repeats them. */
export function Tag({ Icon, tone, children }: { Icon: LucideIcon; tone: keyof typeof TONES; children: ReactNode }) {
  return (
    <span className={cn("inline-flex min-h-9 items-center gap-2 rounded-full px-3.5 py-1 font-semibold", TONES[tone])}>
      <Icon aria-hidden strokeWidth={2.5} className="size-5 shrink-0" />
      {children}
    </span>
  );
}
