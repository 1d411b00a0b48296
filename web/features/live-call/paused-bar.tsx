"use client";

import { Phone, Radio, WifiOff } from "lucide-react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { formatTime } from "../../lib/format.ts";
import type { LiveFeed } from "./use-live-call.ts";
import { liveWords } from "./words.ts";

interface PausedBarProps {
  feed: Pick<LiveFeed, "link" | "loadedAt">;
  phone: string | null;
  personName: string;
  locale: Locale;
}

/** Whether what is shown is current. The link to the person stands outside of what is read out. */
export function PausedBar({ feed: { link, loadedAt }, phone, personName, locale }: PausedBarProps) {
  const text = liveWords(locale);
  const isLost = link === "lost";
  return (
    <div className={isLost ? "rounded-2xl bg-careful-ground p-4 text-careful" : ""}>
      <div role="status">
        {isLost ? (
          <>
            <p className="flex items-start gap-3 font-semibold">
              <WifiOff aria-hidden className="mt-0.5 size-6 shrink-0" />
              {text.paused.since(formatTime(new Date(loadedAt), locale))}
            </p>
            <p className="mt-1 pl-9">{text.paused.retry}</p>
          </>
        ) : (
          <p className="flex items-center gap-2 text-sm text-ink-soft">
            <Radio aria-hidden className="size-5 shrink-0" />
            {link === "live" ? text.live : text.connecting}
          </p>
        )}
      </div>
      {isLost && phone && (
        <a href={`tel:${phone}`} className="mt-2 ml-9 inline-flex min-h-11 items-center gap-2 font-semibold underline underline-offset-4">
          <Phone aria-hidden className="size-5 shrink-0" />
          {text.actions.call(personName)}
        </a>
      )}
    </div>
  );
}
