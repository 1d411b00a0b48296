"use client";

import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { formatDay } from "../../lib/format.ts";
import { useApi } from "../../lib/use-api.ts";
import { lineWords } from "./words.ts";

interface WatchCardProps {
  lineId: string;
  isAgreed: boolean;
  mayChange: boolean;
  /** "2026-12-02", where one is due. */
  nextDay: string | undefined;
}

export function WatchCard({ lineId, isAgreed, mayChange, nextDay }: WatchCardProps) {
  const locale = useLocale();
  const text = lineWords(locale).watch;
  const api = useApi();
  const { change, isPending, outcome } = useChange();
  const set = (agreed: boolean) =>
    change(
      () => api.put("/lines/{lineId}/watch", { params: { path: { lineId } }, body: { agreed } }),
      agreed ? text.turnedOn : text.turnedOff,
    );
  return (
    <Card id="verification" className="scroll-mt-4">
      <CardTitle>{text.title}</CardTitle>
      <div className="mt-3 max-w-[60ch] text-pretty space-y-2">
        <p className="font-semibold">{isAgreed ? text.on : text.off}</p>
        {isAgreed && nextDay && <p>{text.next(formatDay(nextDay, locale))}</p>}
        <p>{text.text}</p>
        <p>{text.lost}</p>
      </div>
      <ChangeNotice outcome={outcome} />
      {mayChange && (
        <Button variant="outline" size="lg" className="mt-5 w-full sm:w-auto" aria-busy={isPending} onClick={() => void set(!isAgreed)}>
          {isAgreed ? text.turnOff : text.turnOn}
        </Button>
      )}
    </Card>
  );
}
