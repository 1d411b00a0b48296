"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Feedback, GivenFeedback } from "../../../shared/contracts/v1/feedback.ts";
import { NewFeedback } from "../../../shared/contracts/v1/feedback.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { RadioCards, SwitchField } from "../../components/form/choice-fields.tsx";
import { Form } from "../../components/form/form.tsx";
import { useKeptForm } from "../../components/form/use-kept-form.ts";
import { formatDay, formatMoment } from "../../lib/format.ts";
import { useApi } from "../../lib/use-api.ts";
import { callDetailWords } from "./words.ts";

interface CallFeedbackProps {
  callId: string;
  feedback: Feedback | null;
  /** A withheld number cannot be trusted nor turned away. */
  hasCaller: boolean;
  /** There are words that could be given away as an example. */
  hasWords: boolean;
  locale: Locale;
}

/** What the effect of an answer is, in sentences. */
export function effectSentences({ effect, until, example, sharesExample }: GivenFeedback, locale: Locale): string[] {
  const text = callDetailWords(locale).feedback;
  const done = effect === "trusted" ? text.effect.trusted(until ? formatMoment(new Date(until), locale) : undefined) : text.effect[effect];
  const shared = example ? [text.shared(formatDay(example.expiresOn, locale))] : sharesExample ? [text.notShared] : [];
  return [done, ...shared];
}

export function CallFeedback({ callId, feedback, hasCaller, hasWords, locale }: CallFeedbackProps) {
  const text = callDetailWords(locale).feedback;
  const api = useApi();
  const router = useRouter();
  const [given, setGiven] = useState<GivenFeedback>();
  const kept = useKeptForm({
    name: `avis-${callId}`,
    schema: NewFeedback,
    defaults: {
      ...(feedback ? { wasScam: feedback.wasScam } : {}),
      // Answering again replaces the whole answer: what was written before stays.
      comment: feedback?.comment ?? null,
      block: false,
      shareExample: feedback?.sharesExample ?? false,
    },
  });
  const wasScam = kept.form.watch("wasScam");
  const sentences = given ? effectSentences(given, locale) : feedback ? [text.given] : [];
  return (
    <Form
      kept={kept}
      faults={{ wasScam: text.choose }}
      submit={text.submit}
      onSend={async (values) => {
        setGiven(undefined);
        // A box that is not shown says nothing.
        const json = { ...values, block: values.wasScam && hasCaller && values.block, shareExample: hasWords && values.shareExample };
        const { data } = await api.put("/calls/{callId}/feedback", { params: { path: { callId } }, body: json });
        setGiven(data);
        router.refresh();
      }}
    >
      <RadioCards
        name="wasScam"
        legend={text.question}
        choices={[
          { value: true, label: text.scam, text: hasCaller ? text.scamMeans : text.hiddenMeans },
          { value: false, label: text.honest, text: hasCaller ? text.honestMeans : text.hiddenMeans },
        ]}
      />
      {wasScam === true && hasCaller && <SwitchField name="block" label={text.block} hint={text.blockMeans} />}
      {hasWords && <SwitchField name="shareExample" label={text.share} hint={text.shareMeans} />}
      <div role="status" className={sentences.length > 0 ? "space-y-1 rounded-xl bg-primary-soft p-4" : ""}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </Form>
  );
}
