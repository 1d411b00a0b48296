import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { commonWords } from "../../lib/messages/common-words.ts";
import { useLocale } from "../frame/frame-context.tsx";
import { HelpLine } from "../help-line.tsx";

export interface SummaryItem {
  /** Of the field. */
  id: string;
  text: string;
}

interface FormSummaryProps {
  items: readonly SummaryItem[];
  /** Why what was right in itself could not be saved. */
  refusal: string | undefined;
  signInHref: string | undefined;
  /** Counts the tries that failed: after each, this takes the focus. */
  attempt: number;
}

/** What has to be put right, above the form, each point leading to its field. */
export function FormSummary({ items, refusal, signInHref, attempt }: FormSummaryProps) {
  const words = commonWords(useLocale());
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (items.length === 0 && !refusal) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="mb-6 flex gap-3 rounded-2xl bg-scam-ground p-5 text-scam">
      <CircleAlert aria-hidden className="mt-0.5 size-6 shrink-0" />
      <div className="min-w-0">
        <p className="font-semibold">{refusal ?? words.form.summary}</p>
        {!refusal && (
          <ul>
            {items.map(({ id, text }) => (
              <li key={id}>
                <a href={`#${id}`} className="inline-flex min-h-11 items-center underline underline-offset-4">
                  {text}
                </a>
              </li>
            ))}
          </ul>
        )}
        {signInHref && (
          <a href={signInHref} className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4">
            {words.signIn}
          </a>
        )}
        {refusal && <HelpLine ink="text-scam" />}
      </div>
    </div>
  );
}
