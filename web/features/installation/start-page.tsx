import Link from "next/link";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { HelpLine } from "../../components/help-line.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import type { Installation } from "./load-installation.ts";
import { nextStep } from "./next-step.ts";
import { NEW_LINE, stepPath } from "./step-path.ts";
import { installationWords } from "./words.ts";

interface StartPageProps {
  unfinished: readonly Installation[];
  /** After a no: whose. */
  stopped: "self" | "other" | undefined;
  mayAdd: boolean;
  locale: Locale;
}

/** Which installation to go on with; and what there is to say after a no. */
export function StartPage({ unfinished, stopped, mayAdd, locale }: StartPageProps) {
  const text = installationWords(locale);
  return (
    <div className="max-w-3xl space-y-5">
      <PageTitle intro={stopped ? undefined : text.start.intro}>{stopped ? text.start.stopped : text.start.title}</PageTitle>
      {stopped && (
        <Card>
          <p>{stopped === "self" ? text.start.stoppedSelf : text.start.stoppedText}</p>
          {stopped === "other" && <p className="mt-2">{text.start.stoppedNext}</p>}
          <HelpLine className="mt-3" />
        </Card>
      )}
      {unfinished.map((installation) => {
        const step = nextStep(installation);
        return (
          <Card key={installation.line.id}>
            <CardTitle>{installation.line.label}</CardTitle>
            <p className="mt-1 text-ink-soft">{text.start.isAt(text.steps[step])}</p>
            <Link
              href={stepPath(installation.line.id, step)}
              className={buttonVariants({ size: "lg", className: "mt-4 w-full sm:w-auto" })}
            >
              {text.start.resume(installation.line.protectedName)}
            </Link>
          </Card>
        );
      })}
      {mayAdd ? (
        <Link
          href={stepPath(NEW_LINE, "who")}
          className={buttonVariants({ variant: "outline", size: "lg", className: "w-full sm:w-auto" })}
        >
          {text.start.add}
        </Link>
      ) : (
        <p className="max-w-[60ch]">
          {text.ownerOnly} {text.ownerOnlyNext}
        </p>
      )}
    </div>
  );
}
