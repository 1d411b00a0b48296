import type { Tenant } from "../../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { Card } from "../../../components/ui/card.tsx";
import { ChosenAnswer } from "../chosen-answer.tsx";
import { LearningForm } from "./learning-form.tsx";
import { privacyWords } from "./words.ts";

/** Whether anything of the calls may be given away: owners decide, the others read it. */
export function Learning({ tenant, locale }: { tenant: Tenant; locale: Locale }) {
  const text = privacyWords(locale);
  return (
    <Card>
      {tenant.role === "owner" ? (
        <LearningForm key={tenant.id} tenant={tenant} />
      ) : (
        <ChosenAnswer title={text.examplesQuestion} {...text.examples[tenant.learningConsent ? "yes" : "no"]}>
          {text.ownersOnly}
        </ChosenAnswer>
      )}
    </Card>
  );
}
