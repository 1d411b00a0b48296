import type { ReactNode } from "react";
import type { ApiClient } from "../../../shared/client/api-client.ts";
import type { Tenant } from "../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { Card } from "../../components/ui/card.tsx";
import { orSignIn } from "../../lib/member.ts";
import { loadContacts } from "../contacts/load-contacts.ts";
import { block, loadChecks, loadCodes } from "../lines/load-line.ts";
import type { Installation } from "./load-installation.ts";
import { type Step, stepAfter } from "./next-step.ts";
import { OrderedTelephone } from "./ordered-telephone.tsx";
import { StepAgreement } from "./step-agreement.tsx";
import { StepContacts } from "./step-contacts.tsx";
import { StepForwarding } from "./step-forwarding.tsx";
import { StepHelp } from "./step-help.tsx";
import { StepLine } from "./step-line.tsx";
import { StepNumber } from "./step-number.tsx";
import { StepReady } from "./step-ready.tsx";
import { StepTelephone } from "./step-telephone.tsx";
import { StepWho } from "./step-who.tsx";
import { WizardFrame } from "./wizard-frame.tsx";
import { installationWords } from "./words.ts";

interface InstallationStepProps {
  step: Exclude<Step, "test">;
  member: { api: ApiClient; tenant: Tenant; locale: Locale };
  installation: Installation;
  operatorKey: string | undefined;
}

/** A step with what it needs of the server, in its frame. */
export async function InstallationStep(props: InstallationStepProps) {
  const { step, member, installation } = props;
  const { locale } = member;
  const { line, setup } = installation;
  const text = installationWords(locale);
  const isSelf = setup.forWhom === "self";
  const asked: Record<Exclude<Step, "test">, { title: string; intro: string }> = {
    who: text.who,
    line: text.line,
    agreement: {
      title: isSelf ? text.agreement.titleSelf : text.agreement.titleOther(line.protectedName),
      intro: isSelf ? text.agreement.introSelf : text.agreement.introOther(line.protectedName),
    },
    telephone: text.telephone,
    number: text.number,
    contacts: text.contacts,
    help: text.help,
    forwarding: text.forwarding,
    ready: { title: text.ready.title, intro: "" },
  };
  return (
    <WizardFrame step={step} lineId={line.id} state={installation} {...asked[step]} locale={locale}>
      {await answerOf(props)}
    </WizardFrame>
  );
}

async function answerOf({ step, member, installation, operatorKey }: InstallationStepProps): Promise<ReactNode> {
  const { api, tenant, locale } = member;
  const { line, setup } = installation;
  const next = stepAfter(step, installation);
  switch (step) {
    case "who":
      return (
        <StepWho tenantId={tenant.id} line={line} setup={setup} usual={tenant.kind === "organisation" ? "organisation" : "relative"} />
      );
    case "line": {
      const query = { country: tenant.country };
      const { data } = await orSignIn(api.get("/forwarding-codes", { params: { query } }));
      const operators = data.items.map(({ operator, lineType }) => ({ name: operator, lineType }));
      return <StepLine line={line} setup={setup} operators={operators} next={next} />;
    }
    case "agreement":
      return <StepAgreement line={line} setup={setup} next={next} locale={locale} />;
    case "telephone":
      if (line.ethiqNumber || (installation.job && installation.job.state !== "cancelled")) {
        return <OrderedTelephone line={line} next={next} locale={locale} />;
      }
      return tenant.role === "owner" ? <StepTelephone line={line} setup={setup} /> : <OwnerOnly locale={locale} />;
    case "number": {
      const params = { path: { lineId: line.id } };
      const [endpoint, profile] = await Promise.all([
        block(api.get("/lines/{lineId}/sip-endpoint", { params })),
        tenant.role === "owner" && installation.job?.state === "parked"
          ? block(api.get("/tenants/{tenantId}/regulatory-profile", { params: { path: { tenantId: tenant.id } } }))
          : null,
      ]);
      return <StepNumber installation={installation} tenant={tenant} endpoint={endpoint} profile={profile} next={next} locale={locale} />;
    }
    case "contacts":
      return <StepContacts line={line} setup={setup} loaded={await orSignIn(loadContacts(api, tenant.id))} next={next} locale={locale} />;
    case "help":
      return <StepHelp line={line} setup={setup} next={next} />;
    case "forwarding": {
      const codes = await loadCodes(api, line.id, tenant.country);
      return <StepForwarding lineId={line.id} setup={setup} codes={codes} asked={operatorKey} next={next} locale={locale} />;
    }
    case "ready":
      return <StepReady line={line} checks={await loadChecks(api, line.id)} locale={locale} />;
  }
}

function OwnerOnly({ locale }: { locale: Locale }) {
  const text = installationWords(locale);
  return (
    <Card>
      <p className="font-semibold">{text.ownerOnly}</p>
      <p className="mt-2">{text.ownerOnlyNext}</p>
    </Card>
  );
}
