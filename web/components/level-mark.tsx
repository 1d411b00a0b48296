import { Circle, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Level } from "../../shared/domain/call/level.ts";
import { cn } from "../lib/utils.ts";

/** The fixed sign of each level. */
export const LEVEL_MARKS: Record<Level, { Icon: typeof Circle; className: string }> = {
  1: { Icon: Circle, className: "bg-calm-ground text-calm" },
  2: { Icon: TriangleAlert, className: "bg-careful-ground text-careful" },
  3: { Icon: OctagonAlert, className: "bg-scam-ground text-scam" },
};

/** A level in its words, with its icon and its colour. */
export function LevelMark({ level, children }: { level: Level; children: ReactNode }) {
  const { Icon, className } = LEVEL_MARKS[level];
  return (
    <span className={cn("inline-flex min-h-9 items-center gap-2 rounded-full px-3.5 py-1 font-semibold", className)}>
      <Icon aria-hidden strokeWidth={2.5} className="size-5 shrink-0" />
      {children}
    </span>
  );
}
