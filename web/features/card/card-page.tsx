import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { PageTitle } from "../../components/page-title.tsx";
import { PrintButton } from "../../components/print-button.tsx";
import { OperatorForm } from "../lines/operator-form.tsx";
import { operatorsOf } from "../lines/operators.ts";
import { CardBack } from "./card-back.tsx";
import { CardFront } from "./card-front.tsx";
import type { CardData } from "./load-card.ts";
import { cardWords } from "./words.ts";

export interface CardPageProps extends CardData {
  line: Line;
  helpNumber: string | undefined;
  operatorKey: string | undefined;
  /** "2026-11-25". */
  day: string;
  /** Of the code: leads to this page. */
  address: string;
  locale: Locale;
}

/** One sheet of A4: folded in two it stands by the telephone. Its words are those of the person whose telephone it is. */
export function CardPage({ line, codes, contacts, helpNumber, operatorKey, day, address, locale }: CardPageProps) {
  const text = cardWords(locale);
  const operators = codes && codes !== "away" ? operatorsOf(codes) : [];
  const operator = operators.find(({ key }) => key === operatorKey);
  return (
    <>
      <div className="print:hidden">
        <Link
          href={`/lignes/${line.id}`}
          prefetch={false}
          className="mb-2 inline-flex min-h-11 items-center gap-2 font-semibold underline underline-offset-4"
        >
          <ArrowLeft aria-hidden className="size-5" />
          {text.back}
        </Link>
        <PageTitle intro={text.intro}>{text.title}</PageTitle>
        {operators.length > 0 && <OperatorForm operators={operators} chosen={operator} submit={text.showOperator} locale={locale} />}
        <div className="my-6">
          <PrintButton isMain>{text.print}</PrintButton>
        </div>
      </div>
      <div
        lang={line.locale}
        className="print-card overflow-hidden rounded-2xl border-2 border-black bg-white text-black print:rounded-none"
      >
        <CardFront name={line.protectedName} helpNumber={helpNumber} locale={line.locale} />
        <CardBack
          ethiqNumber={line.ethiqNumber}
          code={operator?.full}
          operatorName={operator?.name}
          areCodesAway={codes === "away"}
          contacts={contacts}
          day={day}
          address={address}
          locale={line.locale}
        />
      </div>
    </>
  );
}
