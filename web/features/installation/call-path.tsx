import { ArrowDown, ArrowRight, Phone, PhoneForwarded, ShieldCheck, UserRound } from "lucide-react";
import { Fragment } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { installationWords } from "./words.ts";

const PLACES = [
  ["caller", UserRound],
  ["own", PhoneForwarded],
  ["ethiq", ShieldCheck],
  ["phone", Phone],
] as const;

/** The drawing of where a call goes, and why it must not come back. */
export function CallPath({ locale }: { locale: Locale }) {
  const text = installationWords(locale).telephone;
  return (
    <section className="mt-8 rounded-2xl bg-surface p-5 sm:p-7">
      <h2 className="text-lg font-bold">{text.drawing}</h2>
      <ol className="mt-4 flex flex-col items-stretch gap-2 sm:flex-row sm:items-center">
        {PLACES.map(([place, Icon], at) => (
          <Fragment key={place}>
            {at > 0 && (
              <li aria-hidden className="self-center text-primary">
                <ArrowDown className="size-6 sm:hidden" />
                <ArrowRight className="hidden size-6 sm:block" />
              </li>
            )}
            <li className="flex grow basis-0 items-center gap-3 rounded-xl bg-primary-soft p-3 font-semibold sm:flex-col sm:text-center">
              <Icon aria-hidden className="size-7 shrink-0 text-primary" />
              {text.path[place]}
            </li>
          </Fragment>
        ))}
      </ol>
      <p className="mt-4 max-w-[60ch]">{text.drawingText}</p>
    </section>
  );
}
