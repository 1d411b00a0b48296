import type { ForwardingCode } from "../../../shared/contracts/v1/forwarding-codes.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { FaultNotice } from "../../components/fault-notice.tsx";
import { HelpLine } from "../../components/help-line.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { formatDay } from "../../lib/format.ts";
import { commonWords } from "../../lib/messages/common-words.ts";
import type { Block } from "./load-line.ts";
import { OperatorForm } from "./operator-form.tsx";
import { operatorsOf } from "./operators.ts";
import { lineWords } from "./words.ts";

interface CodesCardProps {
  codes: Block<readonly ForwardingCode[]>;
  hasNumber: boolean;
  operatorKey: string | undefined;
  locale: Locale;
}

/** What to dial with the operator of the line; the code that ends it beside the one that begins it. */
export function CodesCard({ codes, hasNumber, operatorKey, locale }: CodesCardProps) {
  const text = lineWords(locale).codes;
  if (codes === "away") return <FaultNotice locale={locale} title={text.failed} next={commonWords(locale).fault.next} />;
  const operators = operatorsOf(codes ?? []);
  const chosen = operators.find(({ key }) => key === operatorKey);
  return (
    <Card id="codes" className="scroll-mt-4">
      <CardTitle>{text.title}</CardTitle>
      {!hasNumber && <p className="mt-3">{text.noNumber}</p>}
      {hasNumber && operators.length === 0 && <p className="mt-3">{text.none}</p>}
      {hasNumber && operators.length > 0 && (
        <>
          <p className="mt-2 max-w-[60ch] text-pretty text-ink-soft">{chosen ? text.intro : text.pick}</p>
          <OperatorForm operators={operators} chosen={chosen} anchor="#codes" submit={text.show} locale={locale} />
          {chosen?.full && <Code code={chosen.full} locale={locale} />}
          {chosen && chosen.partial.length > 0 && (
            <details className="mt-6">
              <summary className="flex min-h-11 cursor-pointer items-center font-semibold underline underline-offset-4">
                {text.more}
              </summary>
              {chosen.partial.map((code) => (
                <Code key={code.id} code={code} locale={locale} />
              ))}
            </details>
          )}
        </>
      )}
      <HelpLine className="mt-4" />
    </Card>
  );
}

function Code({ code, locale }: { code: ForwardingCode; locale: Locale }) {
  const text = lineWords(locale).codes;
  const dialled = [
    ["on", code.onCode],
    ["off", code.offCode],
    ["check", code.checkCode],
  ] as const;
  return (
    <section className="mt-6 border-t-2 border-ground pt-5">
      <h3 className="text-lg font-bold">{text.kinds[code.kind]}</h3>
      <p className="mt-1 text-ink-soft">{code.kind === "all" ? text.full : text.partial}</p>
      {!code.onCode && <p className="mt-3 font-semibold">{text.menu}</p>}
      <dl className="mt-4 space-y-5">
        {dialled.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt className="font-semibold">{text[name]}</dt>
              <dd className="mt-1">
                <span className="block text-[2.5rem] leading-tight font-bold break-all tabular-nums">{value}</span>
                <CopyButton className="mt-2" text={value} label={text.copy(text[name])} />
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      {code.note && <p className="mt-4 max-w-[60ch] text-pretty">{code.note[locale]}</p>}
      {!code.isVerified && <p className="mt-4 max-w-[60ch] text-pretty font-semibold">{text.unverified}</p>}
      <p className="mt-3 text-sm text-ink-soft">{text.source(code.source, formatDay(code.checkedOn, locale))}</p>
    </section>
  );
}
