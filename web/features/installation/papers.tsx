import type { z } from "zod";
import type { MissingFact } from "../../../shared/contracts/v1/provisioning.ts";
import type { RegulatoryProfile } from "../../../shared/contracts/v1/regulatory.ts";
import type { Tenant } from "../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { FaultNotice } from "../../components/fault-notice.tsx";
import { HelpLine } from "../../components/help-line.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { commonWords } from "../../lib/messages/common-words.ts";
import type { Block } from "../lines/load-line.ts";
import { askedFields } from "./papers-fields.ts";
import { PapersForm } from "./papers-form.tsx";
import { installationWords } from "./words.ts";

interface PapersProps {
  tenant: Pick<Tenant, "id" | "kind">;
  country: string;
  missing: readonly z.infer<typeof MissingFact>[];
  profile: Block<RegulatoryProfile>;
  locale: Locale;
}

/** What the provider must know of whoever uses the number. Scans are no part of it: somebody takes them by telephone. */
export function Papers({ tenant, country, missing, profile, locale }: PapersProps) {
  const text = installationWords(locale).number;
  // Saved as a whole: what cannot be read now must not be replaced.
  if (profile === "away") {
    return <FaultNotice locale={locale} title={text.papersFailed} protection={text.notProtected} next={commonWords(locale).fault.next} />;
  }
  const endUserType = profile?.endUserType ?? (tenant.kind === "organisation" ? "business" : "individual");
  return (
    <Card>
      <CardTitle>{text.papersTitle}</CardTitle>
      <p className="mt-2 mb-5 max-w-[60ch]">{text.papersText}</p>
      <PapersForm
        tenantId={tenant.id}
        endUserType={endUserType}
        fields={askedFields(
          endUserType,
          missing.map(({ field }) => field),
        )}
        known={profile}
        country={profile?.address?.country ?? country}
      />
      <p className="mt-5 max-w-[60ch]">{text.papersScan}</p>
      <HelpLine className="mt-1" />
    </Card>
  );
}
