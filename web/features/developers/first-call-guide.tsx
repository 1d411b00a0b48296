import type { Locale } from "../../../shared/domain/call/level.ts";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { CommandBox } from "./command-box.tsx";
import { firstRequest } from "./first-request.ts";
import { developerWords } from "./words.ts";

interface FirstCallGuideProps {
  apiUrl: string;
  tenantId: string;
  locale: Locale;
}

/** For somebody without a key: from nothing to an answer. */
export function FirstCallGuide({ apiUrl, tenantId, locale }: FirstCallGuideProps) {
  const { guide, made } = developerWords(locale);
  const request = firstRequest({ apiUrl, tenantId, scopes: ["calls:read"], secret: guide.placeholder }) ?? "";
  return (
    <Card className="mt-4">
      <CardTitle>{guide.title}</CardTitle>
      <ol className="mt-4 mb-5 max-w-[60ch] list-decimal space-y-2 pl-6">
        {guide.steps.map((step) => (
          <li key={step} className="pl-1">
            {step}
          </li>
        ))}
      </ol>
      <CommandBox text={request} copy={made.copyRequest}>
        <p className="max-w-[60ch] text-ink-soft">{guide.answer}</p>
      </CommandBox>
    </Card>
  );
}
