import { Radio, WifiOff } from "lucide-react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { formatTime } from "../../lib/format.ts";
import type { Link } from "./connection-store.ts";
import { callWords } from "./words.ts";

/** Says whether what is shown is current; without Internet the frame of the page says so. The empty status is there from the start, so that a change in it is read out. */
export function ConnectionBar({ link, loadedAt, locale }: { link: Link; loadedAt: string | undefined; locale: Locale }) {
  const text = callWords(locale);
  const pausedText = loadedAt ? text.lost(formatTime(new Date(loadedAt), locale)) : text.connecting;
  return (
    <div role="status">
      {link === "lost" ? (
        <p className="flex items-start gap-3 rounded-lg bg-careful-ground p-4 font-semibold text-careful">
          <WifiOff aria-hidden className="mt-0.5 size-6 shrink-0" />
          {pausedText}
        </p>
      ) : link === "offline" ? null : (
        <p className="flex items-center gap-2 text-sm text-ink-soft">
          <Radio aria-hidden className="size-5 shrink-0" />
          {link === "live" ? text.live : text.connecting}
        </p>
      )}
    </div>
  );
}
