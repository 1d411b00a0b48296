import type { ForwardingCode } from "../../../shared/contracts/v1/forwarding-codes.ts";
import type { LineSetup } from "../../../shared/contracts/v1/line-setups.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { FaultNotice } from "../../components/fault-notice.tsx";
import { HelpLine } from "../../components/help-line.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { formatDay } from "../../lib/format.ts";
import { commonWords } from "../../lib/messages/common-words.ts";
import type { Block } from "../lines/load-line.ts";
import { OperatorForm } from "../lines/operator-form.tsx";
import { type Operator, operatorKey, operatorsOf } from "../lines/operators.ts";
import { lineWords } from "../lines/words.ts";
import { ContinueButton } from "./continue-button.tsx";
import { DialCode } from "./dial-code.tsx";
import type { Step } from "./next-step.ts";
import { installationWords } from "./words.ts";

interface StepForwardingProps {
  lineId: string;
  setup: LineSetup;
  codes: Block<readonly ForwardingCode[]>;
  /** Chosen on this page; else what the step of the line says. */
  /** In place of the one that was named in the step before. */
  asked: string | undefined;
  next: Step;
  locale: Locale;
}

export function StepForwarding({ lineId, setup, codes, asked, next, locale }: StepForwardingProps) {
  const text = installationWords(locale).forwarding;
  if (codes === "away") {
    const { number } = installationWords(locale);
    return (
      <FaultNotice
        locale={locale}
        title={lineWords(locale).codes.failed}
        protection={number.notProtected}
        next={commonWords(locale).fault.next}
      />
    );
  }
  const operators = operatorsOf(codes ?? []);
  const chosen = operators.find(({ key }) => key === (asked ?? operatorKey(setup)));
  const isMobile = (chosen?.lineType ?? setup.lineType) === "mobile";
  return (
    <div className="space-y-5">
      <Card>
        <CardTitle>
          {chosen ? `${chosen.name}, ${lineWords(locale).codes.lineTypes[chosen.lineType]}` : lineWords(locale).codes.pick}
        </CardTitle>
        {chosen && <Codes operator={chosen} locale={locale} />}
        <div className={chosen ? "mt-8 border-t-2 border-ground pt-2" : ""}>
          <OperatorForm operators={operators} chosen={chosen} submit={lineWords(locale).codes.show} locale={locale} />
        </div>
        <details className="mt-3">
          <summary className="flex min-h-11 cursor-pointer items-center font-semibold underline underline-offset-4">{text.other}</summary>
          <p className="mt-1 max-w-[60ch]">{text.otherText}</p>
          <HelpLine />
        </details>
      </Card>
      {isMobile && (
        <Card>
          <CardTitle>{text.mobileTitle}</CardTitle>
          <ul className="mt-3 max-w-[60ch] list-disc space-y-2 pl-6">
            {text.mobile.map((setting) => (
              <li key={setting}>{setting}</li>
            ))}
          </ul>
        </Card>
      )}
      <ContinueButton lineId={lineId} setup={setup} step="forwarding" next={next} label={text.done} />
    </div>
  );
}

function Codes({ operator, locale }: { operator: Operator; locale: Locale }) {
  const text = installationWords(locale).forwarding;
  const words = lineWords(locale).codes;
  const code = operator.full ?? operator.partial[0];
  if (!code) return <p className="mt-3">{words.none}</p>;
  const dialled = [
    [text.on, code.onCode],
    [text.off, code.offCode],
    [text.check, code.checkCode],
  ] as const;
  return (
    <>
      <p className="mt-2 max-w-[60ch] text-ink-soft">{code.kind === "all" ? words.full : words.partial}</p>
      {!code.onCode && <p className="mt-3 font-semibold">{words.menu}</p>}
      <div className="mt-5 grid gap-6 xl:grid-cols-2">
        {dialled.map(([name, value]) => value && <DialCode key={name} name={name} code={value} />)}
      </div>
      {code.onCode && <p className="mt-5 max-w-[60ch] text-ink-soft">{text.dialNote}</p>}
      {code.note && <p className="mt-4 max-w-[60ch]">{code.note[locale]}</p>}
      {!code.isVerified && <p className="mt-4 max-w-[60ch] font-semibold">{words.unverified}</p>}
      <p className="mt-3 text-sm text-ink-soft">{words.source(code.source, formatDay(code.checkedOn, locale))}</p>
    </>
  );
}
