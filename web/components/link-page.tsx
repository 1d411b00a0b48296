import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button, buttonVariants } from "./ui/button.tsx";

/** The page behind a link of a message. Text is larger here: who opens it may never have seen us. */
export function LinkPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-xl px-4 pb-8 pt-8 text-lg sm:pt-14">
      <h1 className="mt-1 text-2xl font-bold">{title}</h1>
      {children}
    </div>
  );
}

/** Of what was just tried and did not work. */
export function LinkFailure({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="mt-6 flex gap-3 rounded-lg bg-scam-ground p-4 font-semibold text-scam">
      <CircleAlert aria-hidden className="mt-0.5 size-6 shrink-0" />
      {children}
    </p>
  );
}

interface AnswerButtonProps {
  answer: string;
  variant?: "default" | "outline" | "ghost";
  children: ReactNode;
}

/** Sends its form with this answer; a form has several. */
export function AnswerButton({ answer, variant, children }: AnswerButtonProps) {
  return (
    <Button type="submit" name="answer" value={answer} size="lg" variant={variant} className="w-full">
      {children}
    </Button>
  );
}

/** A link that looks like the main thing to do. */
export function ActionLink({ href, variant, children }: { href: string; variant?: "default" | "outline"; children: ReactNode }) {
  return (
    <a href={href} className={buttonVariants({ variant, size: "lg", className: "mt-6 w-full" })}>
      {children}
    </a>
  );
}
