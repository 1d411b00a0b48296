"use client";

import { Phone } from "lucide-react";
import { formatPhone } from "../lib/format.ts";
import { commonWords } from "../lib/messages/common-words.ts";
import { cn } from "../lib/utils.ts";
import { useFrame } from "./frame/frame-context.tsx";

/** The number where a person answers. Nothing at all where none is set. */
export function HelpLine({ className }: { className?: string }) {
  const { locale, config } = useFrame();
  const helpNumber = config?.helpNumber;
  if (!helpNumber) return null;
  return (
    <a
      href={`tel:${helpNumber}`}
      className={cn(
        "inline-flex min-h-11 items-center gap-2 font-semibold text-primary tabular-nums underline underline-offset-4",
        className,
      )}
    >
      <Phone aria-hidden className="size-5 shrink-0" />
      <span className="sr-only">{commonWords(locale).callHelp} </span>
      {formatPhone(helpNumber)}
    </a>
  );
}
