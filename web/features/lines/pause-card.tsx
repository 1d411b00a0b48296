"use client";

import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { formatMoment } from "../../lib/format.ts";
import { useApi } from "../../lib/use-api.ts";
import { lineWords } from "./words.ts";

const HOUR_MS = 3_600_000;
const PAUSES = [
  ["hour", HOUR_MS],
  ["day", 24 * HOUR_MS],
  ["week", 7 * 24 * HOUR_MS],
] as const;

/** For who may change the line. A pause always ends by itself. */
export function PauseCard({ lineId, pausedUntil }: { lineId: string; pausedUntil: string | null }) {
  const locale = useLocale();
  const text = lineWords(locale).pause;
  const api = useApi();
  const { change, isPending, outcome } = useChange();
  const params = { path: { lineId } };
  const pause = (ms: number) =>
    change(() => api.post("/lines/{lineId}/pause", { params, body: { until: new Date(Date.now() + ms).toISOString() } }), text.paused);
  const resume = () => change(() => api.post("/lines/{lineId}/resume", { params }), text.resumed);
  return (
    <Card>
      <CardTitle>{text.title}</CardTitle>
      <p className="mt-3 max-w-[60ch] text-pretty">{text.text}</p>
      {pausedUntil && <p className="mt-2 font-semibold">{text.until(formatMoment(new Date(pausedUntil), locale))}</p>}
      <ChangeNotice outcome={outcome} />
      <div className="mt-5 flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        {pausedUntil ? (
          <Button size="lg" aria-busy={isPending} onClick={() => void resume()}>
            {text.resume}
          </Button>
        ) : (
          PAUSES.map(([name, ms]) => (
            <Button key={name} variant="outline" size="lg" aria-busy={isPending} onClick={() => void pause(ms)}>
              {text[name]}
            </Button>
          ))
        )}
      </div>
    </Card>
  );
}
