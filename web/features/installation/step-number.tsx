import Link from "next/link";
import type { RegulatoryProfile } from "../../../shared/contracts/v1/regulatory.ts";
import type { SipEndpoint } from "../../../shared/contracts/v1/sip-endpoints.ts";
import type { Tenant } from "../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { buttonVariants } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { isUnderWay, JobCard } from "../lines/job-card.tsx";
import { LiveLine } from "../lines/live-line.tsx";
import type { Block } from "../lines/load-line.ts";
import { SipCard } from "../lines/sip-card.tsx";
import { AssignedNumber } from "./assigned-number.tsx";
import { ContinueButton } from "./continue-button.tsx";
import type { Installation } from "./load-installation.ts";
import type { Step } from "./next-step.ts";
import { NumberStages } from "./number-stages.tsx";
import { OtherNumber } from "./other-number.tsx";
import { Papers } from "./papers.tsx";
import { stepPath } from "./step-path.ts";
import { installationWords } from "./words.ts";

interface StepNumberProps {
  installation: Installation;
  tenant: Pick<Tenant, "id" | "kind" | "country" | "role">;
  endpoint: Block<SipEndpoint>;
  profile: Block<RegulatoryProfile>;
  next: Step;
  locale: Locale;
}

const PAPERS: ReadonlySet<string> = new Set(["documents_missing", "approval_rejected"]);
const OTHER_TYPE: ReadonlySet<string> = new Set(["documents_missing", "approval_rejected", "no_stock", "country_not_sold"]);

/** The number as it comes: each stage, what it waits for and whose turn it is. */
export function StepNumber({ installation, tenant, endpoint, profile, next, locale }: StepNumberProps) {
  const { line, setup, job } = installation;
  const text = installationWords(locale);
  const isOwner = tenant.role === "owner";
  const mayChange = tenant.role !== "viewer";
  const isGoingOn = job !== null && isUnderWay(job);
  const reason = job?.state === "parked" ? job.parking?.reason : undefined;
  const asksHere = isOwner && reason !== undefined && PAPERS.has(reason);
  const isOver = job?.state === "cancelled" && !line.ethiqNumber;
  return (
    <div className="space-y-5">
      <LiveLine lineId={line.id} isUnderWay={isGoingOn} />
      {line.ethiqNumber && <AssignedNumber lineId={line.id} number={line.ethiqNumber} locale={locale} />}
      {isGoingOn && (
        <Card>
          <CardTitle className="mb-4">{text.number.progress}</CardTitle>
          <NumberStages job={job} locale={locale} />
          {!reason && <p className="mt-5 max-w-[60ch] text-ink-soft">{text.number.waiting}</p>}
        </Card>
      )}
      {job && (reason || job.state === "cancelling") && (
        <JobCard job={asksHere ? withoutMissing(job) : job} isProtected={false} mayChange={mayChange} locale={locale} />
      )}
      {isOver && <p className="font-semibold">{text.number.cancelled}</p>}
      {job && isOwner && (isOver || (reason && OTHER_TYPE.has(reason))) && (
        <OtherNumber lineId={line.id} job={job} types={alternativesOf(job)} />
      )}
      {asksHere && job && (
        <Papers tenant={tenant} country={job.wish.country} missing={job.parking?.missing ?? []} profile={profile} locale={locale} />
      )}
      {line.ethiqNumber && endpoint && (
        <section>
          <h2 className="mt-8 text-xl font-bold">{text.number.device}</h2>
          <p className="mt-1 mb-4 max-w-[60ch]">{text.number.deviceText}</p>
          <SipCard endpoint={endpoint} lineId={line.id} mayChange={mayChange} locale={locale} />
        </section>
      )}
      {line.ethiqNumber ? (
        <ContinueButton lineId={line.id} setup={setup} step="number" next={next} />
      ) : (
        isGoingOn && (
          <Link href={stepPath(line.id, "contacts")} className={buttonVariants({ size: "lg", className: "w-full sm:w-auto" })}>
            {text.number.meanwhile}
          </Link>
        )
      )}
    </div>
  );
}

const TYPES = ["local", "national", "mobile"] as const;

/** Those that would ask for nothing, where that is known; after a cancelled request any may be asked for. */
function alternativesOf({ parking, wish }: NonNullable<Installation["job"]>) {
  if (parking && parking.alternatives.length > 0) return parking.alternatives;
  return parking ? TYPES.filter((type) => type !== wish.numberType) : TYPES;
}

/** Asked by the form on this page, in our words. */
const withoutMissing = (job: NonNullable<Installation["job"]>) =>
  job.parking ? { ...job, parking: { ...job.parking, missing: [], alternatives: [] } } : job;
