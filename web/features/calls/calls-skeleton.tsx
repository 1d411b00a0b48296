"use client";

import { useEffect, useState } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { callWords } from "./words.ts";

/** Silent for a second, since most pages are there by then. */
export function CallsSkeleton({ locale }: { locale: Locale }) {
  const text = callWords(locale);
  const [status, setStatus] = useState("");
  useEffect(() => {
    const timers = [setTimeout(() => setStatus(text.loading), 1_000), setTimeout(() => setStatus(text.loadingLong), 8_000)];
    return () => timers.forEach(clearTimeout);
  }, [text]);
  return (
    <div className="mt-4 space-y-5">
      <p role="status" className="min-h-6 text-sm text-ink-soft">
        {status}
      </p>
      <div className="space-y-3">
        {[1, 2, 3].map((row) => (
          <Skeleton key={row} className="h-36" />
        ))}
      </div>
    </div>
  );
}
