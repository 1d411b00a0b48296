import { Phone } from "lucide-react";
import Link from "next/link";
import type { Line } from "../../../../shared/contracts/v1/lines.ts";
import type { Role } from "../../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { EmptyState } from "../../../components/empty-state.tsx";
import { buttonVariants } from "../../../components/ui/button.tsx";
import { Card } from "../../../components/ui/card.tsx";
import { ChosenAnswer } from "../chosen-answer.tsx";
import { LineChoiceForm } from "../line-choice-form.tsx";
import { canEdit } from "../load-lines.ts";
import { SettingsTitle } from "../settings-title.tsx";
import { helpLevelWords } from "./words.ts";

const LEVELS = [1, 2, 3] as const;

export function HelpLevelPage({ lines, role, locale }: { lines: readonly Line[]; role: Role; locale: Locale }) {
  const text = helpLevelWords(locale);
  return (
    <>
      <SettingsTitle locale={locale} intro={text.intro}>
        {text.title}
      </SettingsTitle>
      {lines.length === 0 && (
        <EmptyState
          Icon={Phone}
          action={
            <Link href="/lignes" prefetch={false} className={buttonVariants({ variant: "outline" })}>
              {text.toLines}
            </Link>
          }
        >
          {text.empty}
        </EmptyState>
      )}
      <div className="space-y-5">
        {lines.map((line) => (
          <Card key={line.id}>
            {lines.length > 1 && <p className="mb-3 text-ink-soft">{line.label}</p>}
            {canEdit(role) && !line.cancelledAt ? (
              <LineChoiceForm
                lineId={line.id}
                revision={line.revision}
                field="helpLevel"
                value={line.helpLevel}
                legend={text.question(line.protectedName)}
                choices={LEVELS.map((value) => ({
                  value,
                  label: text.levels[value].label(line.protectedName),
                  text: text.levels[value].text,
                }))}
                save={text.save}
                saved={text.saved(line.protectedName)}
                notSaved={text.notSaved}
              />
            ) : (
              <ChosenAnswer
                title={text.now(line.protectedName)}
                label={text.levels[line.helpLevel].label(line.protectedName)}
                text={text.levels[line.helpLevel].text}
              >
                {line.cancelledAt ? text.ended : text.readOnly}
              </ChosenAnswer>
            )}
          </Card>
        ))}
      </div>
      {lines.length > 0 && (
        <p className="mt-6 max-w-[60ch]">
          {canEdit(role) && <>{text.decide} </>}
          {text.who}
        </p>
      )}
    </>
  );
}
