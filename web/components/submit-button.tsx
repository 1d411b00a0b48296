"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { commonWords } from "../lib/messages/common-words.ts";
import { useLocale } from "./frame/frame-context.tsx";
import { Button } from "./ui/button.tsx";

interface SubmitButtonProps {
  children: ReactNode;
  /** Of a form that is sent by script; a form with an action knows it itself. */
  isPending?: boolean;
  /** What happens meanwhile, if not just "being sent". */
  pending?: string | undefined;
}

/** The main button of a form. It stays where it is while the form is sent: a button that is disabled loses the focus. */
export function SubmitButton({ children, isPending, pending }: SubmitButtonProps) {
  const status = useFormStatus();
  const text = commonWords(useLocale());
  const isBusy = isPending ?? status.pending;
  return (
    <Button type="submit" size="lg" aria-busy={isBusy} className="w-full sm:w-auto" onClick={(event) => isBusy && event.preventDefault()}>
      {isBusy ? (pending ?? text.pending) : children}
    </Button>
  );
}
