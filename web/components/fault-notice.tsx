import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Locale } from "../../shared/domain/call/level.ts";
import { commonWords } from "../lib/messages/common-words.ts";
import { CopyButton } from "./copy-button.tsx";
import { HelpLine } from "./help-line.tsx";
import { Card, CardTitle } from "./ui/card.tsx";

interface FaultNoticeProps {
  locale: Locale;
  /** What happened, in a few words. */
  title: string;
  /** Whether the protection is still on; left out, it is. */
  protection?: string;
  /** What to do now, as a sentence. */
  next: string;
  /** For whoever helps: names this failure in our logs. */
  reference?: string | undefined;
  /** The buttons for what to do. */
  children?: ReactNode;
}

/** What happened, whether the protection is still on, what to do, where to call: always in this order. */
export function FaultNotice({ locale, title, protection, next, reference, children }: FaultNoticeProps) {
  const text = commonWords(locale);
  return (
    <Card>
      <CardTitle className="flex items-start gap-3">
        <CircleAlert aria-hidden className="mt-0.5 size-6 shrink-0" />
        {title}
      </CardTitle>
      <p className="mt-3 max-w-[60ch]">{protection ?? text.stillProtected}</p>
      <p className="mt-2 max-w-[60ch]">{next}</p>
      {children && <div className="mt-5 flex flex-col gap-3 sm:flex-row sm:flex-wrap">{children}</div>}
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2">
        <HelpLine />
        {reference && (
          <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">
            {text.reference} <span className="font-mono">{reference}</span>
            <CopyButton text={reference} label={text.copyReference} />
          </p>
        )}
      </div>
    </Card>
  );
}
