"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { commonWords } from "../lib/messages/common-words.ts";
import { useLocale } from "./frame/frame-context.tsx";
import { Button } from "./ui/button.tsx";
import { Card, CardTitle } from "./ui/card.tsx";

interface ConfirmStepProps {
  /** On the button that leads to the review. */
  label: ReactNode;
  /** What is about to happen, as a question. */
  title: string;
  /** What it means, and what cannot be taken back. */
  children: ReactNode;
  /** On the button that does it. */
  confirm: string;
  isPending?: boolean;
  onConfirm(): void;
}

/** A review before something that cannot be taken back. */
export function ConfirmStep({ label, title, children, confirm, isPending = false, onConfirm }: ConfirmStepProps) {
  const text = commonWords(useLocale());
  const [isOpen, setOpen] = useState(false);
  const review = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (isOpen) review.current?.focus();
    else if (wasOpen.current) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (!isOpen) {
    return (
      <Button ref={opener} variant="outline" size="lg" className="w-full sm:w-auto" onClick={() => setOpen(true)}>
        {label}
      </Button>
    );
  }
  return (
    <div ref={review} tabIndex={-1} className="rounded-2xl">
      <Card className="border-2 border-line">
        <CardTitle>{title}</CardTitle>
        <div className="mt-3 max-w-[60ch] space-y-2">{children}</div>
        <div className="mt-5 flex flex-col gap-3 sm:flex-row">
          <Button size="lg" aria-busy={isPending} onClick={() => !isPending && onConfirm()}>
            {isPending ? text.pending : confirm}
          </Button>
          <Button size="lg" variant="outline" onClick={() => setOpen(false)}>
            {text.cancel}
          </Button>
        </div>
      </Card>
    </div>
  );
}
