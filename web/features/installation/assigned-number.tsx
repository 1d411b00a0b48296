import { UserPlus } from "lucide-react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { CodePicture } from "../../components/code-picture.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { formatPhone } from "../../lib/format.ts";
import { qrCode } from "../../lib/qr-code.ts";
import { contactFile } from "./contact-file.ts";
import { installationWords } from "./words.ts";

/** The number of the line, for the contacts of a telephone too: its calls are then no strangers'. */
export function AssignedNumber({ lineId, number, locale }: { lineId: string; number: string; locale: Locale }) {
  const text = installationWords(locale).number;
  return (
    <Card>
      <CardTitle>{text.yours}</CardTitle>
      <p className="mt-2 text-3xl font-bold text-primary tabular-nums sm:text-4xl">{formatPhone(number)}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <CopyButton text={number} label={text.copy} />
        <a href={`/installation/${lineId}/fiche`} download="ethiq.vcf" className={buttonVariants({ variant: "outline" })}>
          <UserPlus aria-hidden />
          {text.contactFile}
        </a>
      </div>
      <details className="mt-4">
        <summary className="flex min-h-11 cursor-pointer items-center font-semibold underline underline-offset-4">{text.qrTitle}</summary>
        <CodePicture alt={text.qrAlt} src={qrCode(contactFile(number))} size={224} className="mt-3" />
      </details>
    </Card>
  );
}
