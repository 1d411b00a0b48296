"use client";

import { useEffect, useState } from "react";
import { commonWords } from "../lib/messages/common-words.ts";
import { useLocale } from "./frame/frame-context.tsx";
import { Skeleton } from "./ui/skeleton.tsx";

interface LoadingPageProps {
  /** "vos appels": as it follows "Chargement de". */
  what: string;
  /** How many blocks will stand here, each as high as `block` says. */
  blocks?: number;
  block?: string;
}

/** The place of what is still to come. Silent for a second, since most pages are there by then. */
export function LoadingPage({ what, blocks = 3, block = "h-36" }: LoadingPageProps) {
  const text = commonWords(useLocale());
  const [status, setStatus] = useState("");
  useEffect(() => {
    const timers = [setTimeout(() => setStatus(text.loading(what)), 1_000), setTimeout(() => setStatus(text.loadingLong), 8_000)];
    return () => timers.forEach(clearTimeout);
  }, [text, what]);
  // As high as the screen: the foot of the page would be seen, and then jump away.
  return (
    <div className="min-h-dvh space-y-4">
      <p role="status" className="min-h-6 text-sm text-ink-soft">
        {status}
      </p>
      {Array.from({ length: blocks }, (_, at) => at).map((at) => (
        <Skeleton key={at} className={block} />
      ))}
    </div>
  );
}
