import { CircleCheck, Phone } from "lucide-react";
import type { Example } from "../../../../shared/contracts/v1/examples.ts";
import type { Line } from "../../../../shared/contracts/v1/lines.ts";
import type { Tenant } from "../../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { EmptyState } from "../../../components/empty-state.tsx";
import { PageTitle } from "../../../components/page-title.tsx";
import { Card, CardTitle } from "../../../components/ui/card.tsx";
import { ChosenAnswer } from "../chosen-answer.tsx";
import { LineChoiceForm } from "../line-choice-form.tsx";
import { canEdit } from "../load-lines.ts";
import { CallsKeptForm } from "./calls-kept-form.tsx";
import { Erasing } from "./erasing.tsx";
import { Exports } from "./exports.tsx";
import { GivenExamples } from "./given-examples.tsx";
import { LearningForm } from "./learning-form.tsx";
import { privacyWords } from "./words.ts";

export interface PrivacyPageProps {
  lines: readonly Line[];
  /** Undefined when they could not be asked for now. */
  examples: readonly Example[] | undefined;
  tenant: Tenant;
  email: string;
  locale: Locale;
}

const RETENTIONS = ["suspicious", "nothing"] as const;
const heading = "mt-10 mb-4 text-xl font-bold";

export function PrivacyPage({ lines, examples, tenant, email, locale }: PrivacyPageProps) {
  const text = privacyWords(locale);
  const isOwner = tenant.role === "owner";
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <Card>
        <CardTitle>{text.keptTitle}</CardTitle>
        <ul className="mt-4 space-y-3">
          {[text.kept.sound, text.kept.words, text.kept.calls(tenant.callRetentionMonths), text.kept.access].map((sentence) => (
            <li key={sentence} className="flex max-w-[60ch] gap-3">
              <CircleCheck aria-hidden className="mt-1 size-5 shrink-0 text-primary" />
              {sentence}
            </li>
          ))}
        </ul>
      </Card>

      <h2 className={heading}>{text.wordsTitle}</h2>
      {lines.length === 0 && <EmptyState Icon={Phone}>{text.empty}</EmptyState>}
      <div className="space-y-5">
        {lines.map((line) => (
          <Card key={line.id}>
            <p className="mb-4 text-sm text-ink-soft">{line.label}</p>
            {canEdit(tenant.role) && !line.cancelledAt ? (
              <LineChoiceForm
                lineId={line.id}
                revision={line.revision}
                field="retention"
                value={line.retention}
                legend={text.question(line.protectedName)}
                choices={RETENTIONS.map((value) => ({ value, ...text.retention[value] }))}
                save={text.save}
                saved={text.saved}
                notSaved={text.notSaved}
              />
            ) : (
              <ChosenAnswer title={text.question(line.protectedName)} {...text.retention[line.retention]}>
                {line.cancelledAt ? text.ended : text.readOnly}
              </ChosenAnswer>
            )}
          </Card>
        ))}
      </div>

      <h2 className={heading}>{text.callsTitle}</h2>
      <Card>
        {isOwner ? (
          <CallsKeptForm key={tenant.id} tenant={tenant} />
        ) : (
          <>
            <p>{text.kept.calls(tenant.callRetentionMonths)}</p>
            <p className="mt-2 text-ink-soft">{text.ownersOnly}</p>
          </>
        )}
      </Card>

      <h2 className={heading}>{text.examplesTitle}</h2>
      <div className="space-y-5">
        <Card>
          {isOwner ? (
            <LearningForm key={tenant.id} tenant={tenant} />
          ) : (
            <ChosenAnswer title={text.examplesQuestion} {...text.examples[tenant.learningConsent ? "yes" : "no"]}>
              {text.ownersOnly}
            </ChosenAnswer>
          )}
        </Card>
        <GivenExamples examples={examples} locale={locale} />
      </div>

      <h2 className={heading}>{text.exportTitle}</h2>
      <Exports tenantId={isOwner ? tenant.id : undefined} />

      <h2 className={heading}>{text.eraseTitle}</h2>
      <Erasing tenant={isOwner ? { id: tenant.id, name: tenant.name } : undefined} email={email} />
    </>
  );
}
