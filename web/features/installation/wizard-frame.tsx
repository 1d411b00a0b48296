import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { HelpLine } from "../../components/help-line.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { type InstallationState, type Step, stepBefore } from "./next-step.ts";
import { stepPath } from "./step-path.ts";
import { Stepper } from "./stepper.tsx";
import { installationWords } from "./words.ts";

interface WizardFrameProps {
  step: Step;
  lineId: string;
  state: InstallationState | undefined;
  title: string;
  intro: string;
  locale: Locale;
  children: ReactNode;
}

/** One question: where one is, the question, its answer, and the ways back and out. */
export function WizardFrame({ step, lineId, state, title, intro, locale, children }: WizardFrameProps) {
  const text = installationWords(locale);
  const before = stepBefore(step);
  return (
    <div className="max-w-3xl">
      <Stepper current={step} state={state} lineId={lineId} locale={locale} />
      <PageTitle intro={intro}>{title}</PageTitle>
      {children}
      <div className="mt-10 border-t-2 border-line/40 pt-5">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          {before && (
            <Link href={stepPath(lineId, before)} className={buttonVariants({ variant: "outline" })}>
              <ArrowLeft aria-hidden />
              {text.back}
            </Link>
          )}
          <Link href="/accueil" className={buttonVariants({ variant: "ghost", size: "inline" })}>
            {text.later}
          </Link>
        </div>
        <p className="mt-3 max-w-[60ch] text-sm text-ink-soft">{text.laterNote}</p>
        <HelpLine className="mt-2" />
      </div>
    </div>
  );
}
