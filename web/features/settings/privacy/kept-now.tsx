import { CircleCheck } from "lucide-react";
import type { Line } from "../../../../shared/contracts/v1/lines.ts";
import type { Tenant } from "../../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { Card, CardTitle } from "../../../components/ui/card.tsx";
import { privacyWords } from "./words.ts";

/** What is kept as things are set now. */
export function KeptNow({ tenant, lines, locale }: { tenant: Tenant; lines: readonly Line[]; locale: Locale }) {
  const { keptTitle, kept } = privacyWords(locale);
  const keepsWords = lines.some(({ retention, cancelledAt }) => retention === "suspicious" && cancelledAt === null);
  const sentences = [
    kept.sound,
    ...(keepsWords ? [kept.words, kept.access] : [kept.noWords]),
    kept.calls(tenant.callRetentionMonths),
    tenant.learningConsent ? kept.given : kept.nothingGiven,
  ];
  return (
    <Card>
      <CardTitle>{keptTitle}</CardTitle>
      <ul className="mt-4 space-y-3">
        {sentences.map((sentence) => (
          <li key={sentence} className="flex max-w-[60ch] gap-3">
            <CircleCheck aria-hidden className="mt-1 size-5 shrink-0 text-primary" />
            {sentence}
          </li>
        ))}
      </ul>
    </Card>
  );
}
