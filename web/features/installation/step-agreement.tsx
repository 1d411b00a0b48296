import { CircleCheck } from "lucide-react";
import Link from "next/link";
import type { LineSetup } from "../../../shared/contracts/v1/line-setups.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { buttonVariants } from "../../components/ui/button.tsx";
import { Card } from "../../components/ui/card.tsx";
import { formatMoment } from "../../lib/format.ts";
import { AgreementWords } from "../agreement/agreement-words.tsx";
import { AgreeMyself } from "./agree-myself.tsx";
import { AskPerson } from "./ask-person.tsx";
import type { Step } from "./next-step.ts";
import { stepPath } from "./step-path.ts";
import { installationWords } from "./words.ts";

interface StepAgreementProps {
  line: Pick<Line, "id" | "protectedName">;
  setup: LineSetup;
  next: Step;
  locale: Locale;
}

/** The yes is the person's own: whoever installs for her asks, and waits. */
export function StepAgreement({ line, setup, next, locale }: StepAgreementProps) {
  const text = installationWords(locale);
  const isSelf = setup.forWhom === "self";
  if (setup.agreedAt) {
    return (
      <>
        <div role="status" className="flex gap-4 rounded-2xl bg-calm-ground p-5 text-calm sm:p-7">
          <CircleCheck aria-hidden className="size-9 shrink-0" />
          <div>
            <p className="text-xl font-bold">{isSelf ? text.agreement.givenSelf : text.agreement.given(line.protectedName)}</p>
            <p className="mt-1">{text.agreement.givenOn(formatMoment(new Date(setup.agreedAt), locale))}</p>
          </div>
        </div>
        <Link href={stepPath(line.id, next)} className={buttonVariants({ size: "lg", className: "mt-8 w-full sm:w-auto" })}>
          {text.next}
        </Link>
      </>
    );
  }
  if (isSelf) {
    return (
      <>
        <Card>
          <AgreementWords locale={locale} />
        </Card>
        <AgreeMyself lineId={line.id} />
      </>
    );
  }
  return <AskPerson lineId={line.id} name={line.protectedName} />;
}
