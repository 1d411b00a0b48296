import type { Locale } from "../../../shared/domain/call/level.ts";
import { formatPhone } from "../../lib/format.ts";
import { cardWords } from "./words.ts";

interface CardFrontProps {
  name: string;
  helpNumber: string | undefined;
  locale: Locale;
}

/** What the person sees from the armchair. */
export function CardFront({ name, helpNumber, locale }: CardFrontProps) {
  const text = cardWords(locale);
  return (
    <section aria-label={text.front} className="print-half border-b-2 border-dashed border-black p-5 sm:p-8 print:p-[5mm]">
      <h2 className="text-2xl font-bold sm:text-3xl">{text.forName(name)}</h2>
      <p className="mt-1 text-lg font-semibold">{text.protectedBy}</p>
      <p className="mt-4">
        {helpNumber ? (
          <>
            {text.help} : <span className="text-2xl font-bold inline-block tabular-nums">{formatPhone(helpNumber)}</span>
          </>
        ) : (
          text.noHelp
        )}
      </p>
      <p className="mt-4 font-semibold">{text.voiceTitle} :</p>
      <ul>
        {text.voices.map((voice) => (
          <li key={voice}>{voice}</li>
        ))}
      </ul>
      <p className="mt-4 border-2 border-black px-4 py-2 text-lg font-bold">{text.noCode}</p>
      <p className="mt-2">
        {text.hangUp} {text.word}
      </p>
    </section>
  );
}
