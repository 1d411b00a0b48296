import type { Tenant } from "../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { NEW_LINE } from "./step-path.ts";
import { StepWho } from "./step-who.tsx";
import { WizardFrame } from "./wizard-frame.tsx";
import { installationWords } from "./words.ts";

/** The first question, before there is a line to keep it with. */
export function NewLineStep({ tenant, locale }: { tenant: Pick<Tenant, "id" | "kind">; locale: Locale }) {
  const { title, intro } = installationWords(locale).who;
  return (
    <WizardFrame step="who" lineId={NEW_LINE} state={undefined} title={title} intro={intro} locale={locale}>
      <StepWho tenantId={tenant.id} line={null} setup={null} usual={tenant.kind === "organisation" ? "organisation" : "relative"} />
    </WizardFrame>
  );
}
