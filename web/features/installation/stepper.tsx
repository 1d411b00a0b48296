import { Check } from "lucide-react";
import Link from "next/link";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { cn } from "../../lib/utils.ts";
import { type InstallationState, isDone, mayOpen, STEPS, type Step } from "./next-step.ts";
import { stepPath } from "./step-path.ts";
import { installationWords } from "./words.ts";

interface StepperProps {
  current: Step;
  /** Before there is a line: nothing. */
  state: InstallationState | undefined;
  lineId: string;
  locale: Locale;
}

/** Where one is, in words first; the list of all steps behind it, with those that can be opened as links. */
export function Stepper({ current, state, lineId, locale }: StepperProps) {
  const text = installationWords(locale);
  const at = STEPS.indexOf(current);
  return (
    <nav aria-label={text.title} className="mb-6">
      <p className="font-semibold text-primary">{text.stepOf(at + 1, STEPS.length, text.steps[current])}</p>
      <div aria-hidden className="mt-3 flex gap-1">
        {STEPS.map((step, index) => (
          <span
            key={step}
            className={cn("h-1.5 grow rounded-full", index === at ? "bg-primary" : index < at ? "bg-primary/50" : "bg-line/40")}
          />
        ))}
      </div>
      <details className="mt-2">
        <summary className="flex min-h-11 cursor-pointer items-center text-sm font-semibold underline underline-offset-4">
          {text.allSteps}
        </summary>
        <ol className="mt-1 rounded-2xl bg-surface p-3 sm:columns-2">
          {STEPS.map((step, index) => (
            <li key={step} className="break-inside-avoid">
              <StepName
                name={`${index + 1}. ${text.steps[step]}`}
                note={step === current ? text.current : state && isDone(step, state) ? text.done : undefined}
                href={state && step !== current && mayOpen(step, state) ? stepPath(lineId, step) : undefined}
                isCurrent={step === current}
              />
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

interface StepNameProps {
  name: string;
  note: string | undefined;
  href: string | undefined;
  isCurrent: boolean;
}

function StepName({ name, note, href, isCurrent }: StepNameProps) {
  const inner = (
    <>
      <span className={href ? "underline underline-offset-4" : ""}>{name}</span>
      {note && (
        <span className="flex items-center gap-1 text-sm text-ink-soft">
          {!isCurrent && <Check aria-hidden className="size-4" />}
          {note}
        </span>
      )}
    </>
  );
  const className = cn(
    "flex min-h-11 flex-wrap items-center gap-x-3 px-2",
    isCurrent && "font-bold",
    !href && !isCurrent && "text-ink-soft",
  );
  if (!href) {
    return (
      <span aria-current={isCurrent ? "step" : undefined} className={className}>
        {inner}
      </span>
    );
  }
  return (
    <Link href={href} className={className}>
      {inner}
    </Link>
  );
}
