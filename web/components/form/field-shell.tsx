import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** What describes a field: its example, then what is wrong with it. */
export const describedBy = (id: string, hint: unknown, fault: unknown): string | undefined =>
  [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ") || undefined;

export function FieldNotes({ id, hint, fault }: { id: string; hint?: ReactNode; fault?: string | undefined }) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} className="flex gap-2 font-semibold text-scam">
          <CircleAlert aria-hidden className="mt-1 size-5 shrink-0" />
          {fault}
        </p>
      )}
    </>
  );
}
