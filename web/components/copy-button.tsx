"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { commonWords } from "../lib/messages/common-words.ts";
import { useLocale } from "./frame/frame-context.tsx";
import { Button } from "./ui/button.tsx";

interface CopyButtonProps {
  text: string;
  /** What is copied. */
  label: string;
  className?: string;
}

export function CopyButton({ text, label, className }: CopyButtonProps) {
  const words = commonWords(useLocale());
  const [state, setState] = useState<"ready" | "copied" | "refused">("ready");

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("refused");
    }
  }

  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <Button variant="outline" className={className} onClick={() => void copy()}>
        {state === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
        {label}
      </Button>
      <span role="status" className="text-sm">
        {state === "copied" && words.copied}
        {state === "refused" && words.notCopied}
      </span>
    </span>
  );
}
