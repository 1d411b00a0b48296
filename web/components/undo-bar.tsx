"use client";

import { Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { commonWords } from "../lib/messages/common-words.ts";
import { useLocale } from "./frame/frame-context.tsx";
import { Button } from "./ui/button.tsx";

/** What was just done, as long as it can be taken back. Rendered always, so that its words are read out. */
export function UndoBar({ children, onUndo }: { children: ReactNode; onUndo(): void }) {
  const text = commonWords(useLocale());
  return (
    <div className={children ? "my-4 flex flex-wrap items-center justify-between gap-3 rounded-2xl bg-primary-soft p-4" : ""}>
      <p role="status" className="min-w-0">
        {children}
      </p>
      {children && (
        <Button variant="outline" onClick={onUndo}>
          <Undo2 aria-hidden />
          {text.undo}
        </Button>
      )}
    </div>
  );
}
