import type { Contact } from "../../../shared/contracts/v1/contacts.ts";
import type { ForwardingCode } from "../../../shared/contracts/v1/forwarding-codes.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { CodePicture } from "../../components/code-picture.tsx";
import { formatDay, formatPhone } from "../../lib/format.ts";
import { qrCode } from "../../lib/qr-code.ts";
import type { Block } from "../lines/load-line.ts";
import { cardWords } from "./words.ts";

interface CardBackProps {
  ethiqNumber: string | null;
  code: ForwardingCode | undefined;
  operatorName: string | undefined;
  areCodesAway: boolean;
  contacts: Block<readonly Contact[]>;
  day: string;
  address: string;
  locale: Locale;
}

/** What whoever helps needs. The family word is not here: paper lies about. */
export function CardBack({ ethiqNumber, code, operatorName, areCodesAway, contacts, day, address, locale }: CardBackProps) {
  const text = cardWords(locale);
  return (
    <section aria-label={text.backSide} className="print-half p-5 sm:p-8 print:p-[5mm]">
      <p>
        {text.ethiq} : <span className="font-bold inline-block tabular-nums">{ethiqNumber ? formatPhone(ethiqNumber) : text.noEthiq}</span>
      </p>
      <h3 className="mt-3 font-bold">
        {text.codes}
        {operatorName && ` (${operatorName})`}
      </h3>
      {areCodesAway ? <p>{text.codesFailed}</p> : <Codes code={code} locale={locale} />}
      <div className="mt-3 flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h3 className="font-bold">{text.contacts}</h3>
          <Relatives contacts={contacts} locale={locale} />
        </div>
        <CodePicture alt={text.qr} src={qrCode(address)} size={112} className="shrink-0 rounded-none" />
      </div>
      <p className="mt-3">{text.emergency}</p>
      <p className="mt-1 text-sm">{text.made(formatDay(day, locale))}</p>
    </section>
  );
}

function Codes({ code, locale }: Pick<CardBackProps, "code" | "locale">) {
  const text = cardWords(locale);
  if (!code) return <p>{text.noOperator}</p>;
  const dialled = [
    [text.on, code.onCode],
    [text.off, code.offCode],
    [text.check, code.checkCode],
  ] as const;
  return (
    <>
      {!code.onCode && <p>{text.menu}</p>}
      <dl className="flex flex-wrap gap-x-8">
        {dialled.map(([name, value]) =>
          value ? (
            <div key={name} className="flex flex-wrap items-baseline gap-x-3">
              <dt>{name}</dt>
              <dd className="text-2xl font-bold break-all tabular-nums">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {code.onCode && !code.isVerified && <p>{text.unverified}</p>}
    </>
  );
}

function Relatives({ contacts, locale }: Pick<CardBackProps, "contacts" | "locale">) {
  const text = cardWords(locale);
  if (contacts === "away") return <p>{text.contactsFailed}</p>;
  if (!contacts?.length) return <p>{text.noContacts}</p>;
  return (
    <ul>
      {contacts.map(({ id, name, phone }) => (
        <li key={id}>
          {name.split(" ")[0]} : <span className="font-semibold inline-block tabular-nums">{formatPhone(phone)}</span>
        </li>
      ))}
    </ul>
  );
}
