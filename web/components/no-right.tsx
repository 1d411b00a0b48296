import { Lock } from "lucide-react";
import type { Locale } from "../../shared/domain/call/level.ts";
import { commonWords } from "../lib/messages/common-words.ts";
import { Card, CardTitle } from "./ui/card.tsx";

/** Of a page, or a part of one, that this person's role does not open. */
export function NoRight({ locale }: { locale: Locale }) {
  const text = commonWords(locale).noRight;
  return (
    <Card>
      <CardTitle className="flex items-start gap-3">
        <Lock aria-hidden className="mt-0.5 size-6 shrink-0" />
        {text.title}
      </CardTitle>
      <p className="mt-3 max-w-[60ch]">{text.why}</p>
      <p className="mt-2 max-w-[60ch]">{text.next}</p>
    </Card>
  );
}
