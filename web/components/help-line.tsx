"use client";

import { clsx } from "clsx";
import { Phone } from "lucide-react";
import { formatPhone } from "../lib/format.ts";
import { commonWords } from "../lib/messages/common-words.ts";
import { useFrame } from "./frame/frame-context.tsx";

interface HelpLineProps {
  /** Its colour, on grounds where the usual one is no good. */
  ink?: string;
  /** What none of its own classes says. Not merged: on most pages nothing else would need the merging, which takes its time to start. */
  className?: string;
}

/** The number where a person answers. Nothing at all where none is set. */
export function HelpLine({ ink = "text-primary", className }: HelpLineProps) {
  const { locale, config } = useFrame();
  const helpNumber = config?.helpNumber;
  if (!helpNumber) return null;
  return (
    <a
      href={`tel:${helpNumber}`}
      className={clsx("inline-flex min-h-11 items-center gap-2 font-semibold tabular-nums underline underline-offset-4", ink, className)}
    >
      <Phone aria-hidden className="size-5 shrink-0" />
      <span className="sr-only">{commonWords(locale).callHelp} </span>
      {formatPhone(helpNumber)}
    </a>
  );
}
