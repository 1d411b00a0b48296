"use client";

import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { commonWords } from "../lib/messages/common-words.ts";
import { useLocale } from "./frame/frame-context.tsx";

function subscribe(onChange: () => void): () => void {
  window.addEventListener("online", onChange);
  window.addEventListener("offline", onChange);
  return () => {
    window.removeEventListener("online", onChange);
    window.removeEventListener("offline", onChange);
  };
}

export const useIsOnline = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );

/** Its empty status is there from the start, so that a change in it is read out. */
export function OfflineBar() {
  const isOnline = useIsOnline();
  const text = commonWords(useLocale());
  return (
    <div role="status">
      {!isOnline && (
        <p className="mb-6 flex items-start gap-3 rounded-lg bg-careful-ground p-4 font-semibold text-careful">
          <WifiOff aria-hidden className="mt-0.5 size-6 shrink-0" />
          {text.offline}
        </p>
      )}
    </div>
  );
}
