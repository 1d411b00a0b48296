import type { Locale } from "../../../shared/domain/call/level.ts";
import { agreementWords } from "./words.ts";

/** The four sentences that a person says yes or no to; their version is kept with her yes. */
export function AgreementWords({ locale }: { locale: Locale }) {
  return (
    <ol className="list-decimal space-y-3 pl-7 text-lg">
      {agreementWords(locale).sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ol>
  );
}
