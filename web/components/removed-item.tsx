"use client";

import { Undo2 } from "lucide-react";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { commonWords } from "../lib/messages/common-words.ts";
import { useLocale } from "./frame/frame-context.tsx";
import { Button } from "./ui/button.tsx";

/**
 * In the place of what was taken off a list, as long as it can be taken back: seen where one looks, and with the focus that the pressed
 * button had. Its end gives the focus to the section's heading (`tabIndex={-1}`).
 */
export function RemovedItem({ children, onUndo }: { children: ReactNode; onUndo(): void }) {
  const text = commonWords(useLocale());
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = bar.current;
    shown?.querySelector("button")?.focus();
    return () => {
      if (shown?.contains(document.activeElement)) shown.closest("section")?.querySelector("h2")?.focus();
    };
  }, []);
  return (
    <div ref={bar} className="flex flex-wrap items-center justify-between gap-3 rounded-2xl bg-primary-soft p-5">
      <p role="status" className="min-w-0">
        {children}
      </p>
      <Button variant="outline" onClick={onUndo}>
        <Undo2 aria-hidden />
        {text.undo}
      </Button>
    </div>
  );
}
