import Link from "next/link";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { buttonVariants } from "../../components/ui/button.tsx";
import { Card } from "../../components/ui/card.tsx";
import { formatPhone } from "../../lib/format.ts";
import { lineWords } from "../lines/words.ts";
import { CallPath } from "./call-path.tsx";
import type { Step } from "./next-step.ts";
import { stepPath } from "./step-path.ts";
import { installationWords } from "./words.ts";

/** The answer that was given, once the number is asked for with it. */
export function OrderedTelephone({ line, next, locale }: { line: Pick<Line, "id" | "delivery">; next: Step; locale: Locale }) {
  const text = installationWords(locale);
  const words = lineWords(locale).numbers;
  return (
    <>
      <Card>
        {line.delivery.map((target) => (
          <p key={target.kind === "sip" ? target.uri : target.e164} className="text-lg font-bold tabular-nums">
            {target.kind === "sip" ? words.sip : words.number(formatPhone(target.e164))}
          </p>
        ))}
        <p className="mt-2">{text.telephone.chosen}</p>
        <p className="mt-2 text-ink-soft">{text.telephone.changeLater}</p>
      </Card>
      <CallPath locale={locale} />
      <Link href={stepPath(line.id, next)} className={buttonVariants({ size: "lg", className: "mt-8 w-full sm:w-auto" })}>
        {text.next}
      </Link>
    </>
  );
}
