import Link from "next/link";
import type { ReactNode } from "react";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { buttonVariants } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { formatPhone } from "../../lib/format.ts";
import { lineWords } from "./words.ts";

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-soft">{name}</dt>
      <dd className="font-semibold tabular-nums">{children}</dd>
    </div>
  );
}

/** Which number is forwarded, where to, and where the telephone rings in the end. */
export function NumbersCard({ line, locale }: { line: Line; locale: Locale }) {
  const text = lineWords(locale).numbers;
  const phone = (e164: string | null) => (e164 ? <span className="whitespace-nowrap">{formatPhone(e164)}</span> : text.none);
  return (
    <Card>
      <CardTitle>{text.title}</CardTitle>
      <dl className="mt-4 grid gap-4 sm:grid-cols-2">
        <Fact name={text.own}>{phone(line.forwardedNumber)}</Fact>
        <Fact name={text.ethiq}>{phone(line.ethiqNumber)}</Fact>
        <div className="min-w-0 sm:col-span-2">
          <dt className="text-sm text-ink-soft">{text.delivery}</dt>
          {line.delivery.length === 0 && <dd className="font-semibold">{text.noDelivery}</dd>}
          {line.delivery.map((target, at) => (
            <dd key={target.kind === "sip" ? target.uri : target.e164} className="font-semibold tabular-nums">
              {at > 0 && <span className="font-normal">{text.andThen} </span>}
              {target.kind === "sip" ? text.sip : text.number(formatPhone(target.e164))}
            </dd>
          ))}
        </div>
      </dl>
      <Link
        href={`/carte/${line.id}`}
        prefetch={false}
        className={buttonVariants({ variant: "outline", size: "lg", className: "mt-5 w-full sm:w-auto" })}
      >
        {text.card}
      </Link>
    </Card>
  );
}
