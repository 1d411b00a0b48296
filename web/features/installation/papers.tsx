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
import { askedFields, papersToShow } from "./papers-fields.ts";
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
      <PapersToShow fields={missing.map(({ field }) => field)} locale={locale} />
      <HelpLine className="mt-1" />
    </Card>
  );
}

/** What no field can hold. What the provider names in a way that we do not know stays as it says it. */
function PapersToShow({ fields, locale }: { fields: readonly string[]; locale: Locale }) {
  const text = installationWords(locale).number;
  const names: Partial<Record<string, string>> = text.papers;
  const papers = papersToShow(fields);
  if (papers.length === 0) return null;
  return (
    <div className="mt-6 max-w-[60ch]">
      <p className="font-semibold">{text.papersList}</p>
      <ul className="mt-1 list-disc pl-6">
        {papers.map((paper) =>
          names[paper] ? (
            <li key={paper}>{names[paper]}</li>
          ) : (
            <li key={paper} lang="en">
              {paper.replaceAll("_", " ")}
            </li>
          ),
        )}
      </ul>
      <p className="mt-3">{text.papersScan}</p>
    </div>
  );
}
