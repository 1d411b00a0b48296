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
import { askedFields, askedProofs, furtherPapers } from "./papers-fields.ts";
import { PapersForm } from "./papers-form.tsx";
import { installationWords } from "./words.ts";

interface PapersProps {
  tenant: Pick<Tenant, "id" | "kind">;
  country: string;
  missing: readonly z.infer<typeof MissingFact>[];
  profile: Block<RegulatoryProfile>;
  locale: Locale;
}

/** What the provider must know of whoever uses the number. Which papers there are is said here; somebody looks at them by telephone. */
export function Papers({ tenant, country, missing, profile, locale }: PapersProps) {
  const text = installationWords(locale).number;
  const fields = missing.map(({ field }) => field);
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
        fields={askedFields(endUserType, fields)}
        proofs={askedProofs(fields)}
        known={profile}
        country={profile?.address?.country ?? country}
      />
      <FurtherPapers fields={furtherPapers(fields)} locale={locale} />
      <p className="mt-6 max-w-[60ch]">{text.papersScan}</p>
      <HelpLine className="mt-1" />
    </Card>
  );
}

/** What the provider names in a way that we do not know stays as it says it. */
function FurtherPapers({ fields, locale }: { fields: readonly string[]; locale: Locale }) {
  const text = installationWords(locale).number;
  if (fields.length === 0) return null;
  return (
    <div className="mt-6 max-w-[60ch]">
      <p className="font-semibold">{text.papersList}</p>
      <ul className="mt-1 list-disc pl-6">
        {fields.map((field) => (
          <li key={field} lang="en">
            {field.replaceAll("_", " ")}
          </li>
        ))}
      </ul>
    </div>
  );
}
