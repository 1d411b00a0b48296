"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { commonWords } from "../lib/messages/common-words.ts";
import { useLocale } from "./frame/frame-context.tsx";
import { Button } from "./ui/button.tsx";

interface RevealProps {
  label: ReactNode;
  /** The main act of the page, and not one of a card. */
  isMain?: boolean;
  /** The page was opened for this. */
  isOpenAtFirst?: boolean;
  /** Given the way to close it again. */
  children(close: () => void): ReactNode;
}

/** A form behind its button. Opening moves the focus in, closing brings it back; what was typed is kept by the form. */
export function Reveal({ label, isMain = false, isOpenAtFirst = false, children }: RevealProps) {
  const text = commonWords(useLocale());
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const opened = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (isOpen) opened.current?.focus();
    else if (wasOpen.current) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const close = () => setOpen(false);
  if (!isOpen) {
    return (
      <Button
        ref={opener}
        size={isMain ? "lg" : "default"}
        variant={isMain ? "default" : "outline"}
        className={isMain ? "w-full sm:w-auto" : ""}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
    );
  }
  return (
    <div ref={opened} tabIndex={-1} className="w-full basis-full rounded-2xl">
      {children(close)}
      <Button variant="ghost" className="mt-3" onClick={close}>
        {text.cancel}
      </Button>
    </div>
  );
}
