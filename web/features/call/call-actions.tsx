import { MessageSquare } from "lucide-react";
import { z } from "zod";
import type { CallDetail } from "../../../shared/contracts/v1/calls.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { DateText } from "../../components/date-text.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { callWords } from "../calls/words.ts";
import { personOf } from "./timeline.ts";
import { callDetailWords } from "./words.ts";

const Action = z.object({ action: z.string(), outcome: z.string() });

/** What was done during the call, in sentences. */
function actionSentences(call: CallDetail, locale: Locale): readonly string[] {
  const { done } = callDetailWords(locale);
  const actions = call.events.flatMap(({ type, payload }) => (type === "action" ? (Action.safeParse(payload).data ?? []) : []));
  const count = (action: string, outcome: string) => actions.filter((one) => one.action === action && one.outcome === outcome).length;
  const why = call.notAnalysedReason ? [callWords(locale).notAnalysed[call.notAnalysedReason]] : [];
  const heard = call.analysed === null ? [] : [call.analysed ? done.heard : done.notHeard, ...why];
  const warned = count("whisper", "sent");
  return [
    ...heard,
    ...(warned > 0 ? [done.warned(personOf(call, locale), warned)] : []),
    ...(count("whisper", "played") > 0 ? [done.warnedToEnd] : []),
    ...(count("whisper", "failed") > 0 ? [done.warningFailed] : []),
    ...(count("hang_up", "sent") > 0 ? [done.hungUp] : []),
  ];
}

export function CallActions({ call, locale }: { call: CallDetail; locale: Locale }) {
  const text = callDetailWords(locale);
  const sentences = actionSentences(call, locale);
  return (
    <Card>
      <CardTitle>{text.done.title}</CardTitle>
      {sentences.length > 0 ? (
        <ul className="mt-3 list-disc space-y-1.5 pl-5 marker:text-primary">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <p className="mt-3">{text.done.nothing}</p>
      )}
      {call.alerts.length > 0 && (
        <>
          <h3 className="mt-6 font-semibold">{text.done.messages}</h3>
          <ul className="mt-2 space-y-3">
            {call.alerts.map(({ id, contact, status, updatedAt }) => (
              <li key={id} className="flex items-start gap-3">
                <MessageSquare aria-hidden className="mt-1 size-5 shrink-0 text-primary" />
                <span className="min-w-0">
                  <span className="font-semibold">{contact?.name ?? text.removed}</span>
                  <span className="block">{text.alert[status]}</span>
                  <span className="block text-sm text-ink-soft">
                    <DateText at={updatedAt} locale={locale} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
