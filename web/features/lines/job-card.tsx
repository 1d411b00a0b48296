import { Clock3 } from "lucide-react";
import type { ProvisioningJob } from "../../../shared/contracts/v1/provisioning.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { PARK_CODES, parkWords } from "../../../shared/domain/text/park-words.ts";
import { HelpLine } from "../../components/help-line.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { formatMoment } from "../../lib/format.ts";
import { RetryJob } from "./retry-job.tsx";
import { lineWords } from "./words.ts";

interface JobCardProps {
  job: ProvisioningJob;
  /** The line is in service with another number meanwhile. */
  isProtected: boolean;
  mayChange: boolean;
  locale: Locale;
}

export const isUnderWay = ({ state }: ProvisioningJob): boolean => state !== "ready" && state !== "cancelled";

/** A number on its way: what happens now, or what it waits for and whose turn it is. */
export function JobCard({ job, isProtected, mayChange, locale }: JobCardProps) {
  const text = lineWords(locale).job;
  return (
    <Card>
      <CardTitle className="flex items-start gap-3">
        <Clock3 aria-hidden className="mt-0.5 size-6 shrink-0 text-primary" />
        {text.title}
      </CardTitle>
      {job.state === "parked" && job.parking ? (
        <Parked job={job} parking={job.parking} isProtected={isProtected} locale={locale} />
      ) : (
        <p role="status" className="mt-3">
          {job.state === "cancelling" ? text.undoing : job.step ? text.steps[job.step] : text.begins}
        </p>
      )}
      {job.state === "parked" && mayChange && <RetryJob jobId={job.id} />}
      {job.state === "parked" && <HelpLine className="mt-3" />}
    </Card>
  );
}

type Parking = NonNullable<ProvisioningJob["parking"]>;

function Parked({
  parking: { reason, missing, alternatives, nextTryAt },
  isProtected,
  locale,
}: Pick<JobCardProps, "job" | "isProtected" | "locale"> & { parking: Parking }) {
  const text = lineWords(locale).job;
  const words = parkWords(locale, reason, { isProtected });
  return (
    <div role="status" className="mt-3 max-w-[60ch] space-y-2">
      <p className="font-semibold">{words.happened}</p>
      <p>{words.protection}</p>
      <p>{words.todo}</p>
      {missing.length > 0 && (
        <>
          <p className="font-semibold">{text.missing}</p>
          <ul className="list-disc space-y-1 pl-6">
            {missing.map(({ field, reason: why }) => (
              <li key={field} lang="en">
                {field.replaceAll("_", " ")}
                {why && ` (${why.replaceAll("_", " ")})`}
              </li>
            ))}
          </ul>
        </>
      )}
      {alternatives.length > 0 && (
        <p>
          {text.alternatives} {alternatives.map((type) => text.types[type]).join(", ")}.
        </p>
      )}
      {nextTryAt && <p>{text.nextTry(formatMoment(new Date(nextTryAt), locale))}</p>}
      <p className="text-ink-soft">
        {text.code} <span className="font-mono">{PARK_CODES[reason]}</span>
      </p>
    </div>
  );
}
