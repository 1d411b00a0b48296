import type { Line } from "../../../../shared/contracts/v1/lines.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { Card } from "../../../components/ui/card.tsx";
import { ChosenAnswer } from "../chosen-answer.tsx";
import { LineChoiceForm } from "../line-choice-form.tsx";
import { privacyWords } from "./words.ts";

const RETENTIONS = ["suspicious", "nothing"] as const;

interface WordsKeptProps {
  line: Line;
  isOneOfMany: boolean;
  mayChange: boolean;
  locale: Locale;
}

/** Whether sentences of suspicious calls are kept: the second answer keeps none. */
export function WordsKept({ line, isOneOfMany, mayChange, locale }: WordsKeptProps) {
  const text = privacyWords(locale);
  const question = text.question(line.protectedName);
  return (
    <Card>
      {isOneOfMany && <p className="mb-3 text-ink-soft">{line.label}</p>}
      {mayChange && !line.cancelledAt ? (
        <LineChoiceForm
          lineId={line.id}
          revision={line.revision}
          field="retention"
          value={line.retention}
          legend={question}
          choices={RETENTIONS.map((value) => ({ value, ...text.retention[value] }))}
          save={text.save}
          saved={text.savedFromNext}
          notSaved={text.notSaved}
        />
      ) : (
        <ChosenAnswer title={question} {...text.retention[line.retention]}>
          {line.cancelledAt ? text.ended : text.readOnly}
        </ChosenAnswer>
      )}
    </Card>
  );
}
