import { FileText, HeartHandshake, Phone } from "lucide-react";
import Link from "next/link";
import type { CallDetail } from "../../../shared/contracts/v1/calls.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { buttonVariants } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { wasHangUp } from "./call-state.ts";
import { liveWords } from "./words.ts";

export const endedTitle = (call: CallDetail, locale: Locale): string => {
  const { cut, title } = liveWords(locale).ended;
  return wasHangUp(call, "sent") ? cut : title;
};

interface EndedCardProps {
  call: CallDetail;
  phone: string | null;
  personName: string;
  locale: Locale;
}

/** The call is over: what to do now, and where all of it can be read. */
export function EndedCard({ call, phone, personName, locale }: EndedCardProps) {
  const text = liveWords(locale);
  return (
    <Card>
      <CardTitle>{endedTitle(call, locale)}</CardTitle>
      {call.level > 1 && <p className="mt-2">{text.ended.after(personName)}</p>}
      <div className="mt-4 space-y-3">
        {call.level > 1 && phone && (
          <a href={`tel:${phone}`} className={buttonVariants({ variant: "outline", size: "lg", className: "w-full" })}>
            <Phone aria-hidden />
            {text.actions.call(personName)}
          </a>
        )}
        <Link href={`/appels/${call.id}`} prefetch={false} className={buttonVariants({ size: "lg", className: "w-full" })}>
          <FileText aria-hidden />
          {text.ended.detail}
        </Link>
        {call.level > 1 && (
          <Link href="/aide/urgence" prefetch={false} className={buttonVariants({ variant: "outline", size: "lg", className: "w-full" })}>
            <HeartHandshake aria-hidden />
            {text.ended.report}
          </Link>
        )}
      </div>
    </Card>
  );
}
