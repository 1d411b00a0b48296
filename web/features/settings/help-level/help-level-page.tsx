import { Phone } from "lucide-react";
import type { Line } from "../../../../shared/contracts/v1/lines.ts";
import type { Role } from "../../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { EmptyState } from "../../../components/empty-state.tsx";
import { PageTitle } from "../../../components/page-title.tsx";
import { Card } from "../../../components/ui/card.tsx";
import { ChosenAnswer } from "../chosen-answer.tsx";
import { LineChoiceForm } from "../line-choice-form.tsx";
import { canEdit } from "../load-lines.ts";
import { helpLevelWords } from "./words.ts";

const LEVELS = [1, 2, 3] as const;

export function HelpLevelPage({ lines, role, locale }: { lines: readonly Line[]; role: Role; locale: Locale }) {
  const text = helpLevelWords(locale);
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      {lines.length === 0 && <EmptyState Icon={Phone}>{text.empty}</EmptyState>}
      <div className="space-y-5">
        {lines.map((line) => (
          <Card key={line.id}>
            <p className="mb-4 text-sm text-ink-soft">{line.label}</p>
            {canEdit(role) && !line.cancelledAt ? (
              <LineChoiceForm
                lineId={line.id}
                revision={line.revision}
                field="helpLevel"
                value={line.helpLevel}
                legend={text.question(line.protectedName)}
                choices={LEVELS.map((value) => ({ value, ...text.levels[value] }))}
                save={text.save}
                saved={text.saved(line.protectedName)}
                notSaved={text.notSaved}
              />
            ) : (
              <ChosenAnswer title={text.now(line.protectedName)} {...text.levels[line.helpLevel]}>
                {line.cancelledAt ? text.ended : text.readOnly}
              </ChosenAnswer>
            )}
          </Card>
        ))}
      </div>
      {lines.length > 0 && canEdit(role) && <p className="mt-5 max-w-[60ch] text-ink-soft">{text.decide}</p>}
    </>
  );
}
