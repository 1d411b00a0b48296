import { Circle, CircleCheck, CircleDot, CirclePause, type LucideIcon } from "lucide-react";
import type { ProvisioningReport } from "../../../shared/contracts/v1/provisioning.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { cn } from "../../lib/utils.ts";
import { STAGES, type StageState, stageStates } from "./stage-states.ts";
import { installationWords } from "./words.ts";

const MARKS: Record<StageState, { Icon: LucideIcon; className: string }> = {
  waiting: { Icon: Circle, className: "text-ink-soft" },
  running: { Icon: CircleDot, className: "text-primary" },
  done: { Icon: CircleCheck, className: "text-calm" },
  parked: { Icon: CirclePause, className: "text-careful" },
};

/** Each stage as it happens; one sentence is read out at each change. */
export function NumberStages({ job, locale }: { job: ProvisioningReport; locale: Locale }) {
  const text = installationWords(locale).number;
  const states = stageStates(job);
  const now = STAGES.find((stage) => states[stage] === "running" || states[stage] === "parked");
  return (
    <>
      <p role="status" className="sr-only">
        {now && text.now(text.stages[now], text.states[states[now]])}
      </p>
      <ol className="space-y-3">
        {STAGES.map((stage) => {
          const { Icon, className } = MARKS[states[stage]];
          return (
            <li key={stage} className="flex items-start gap-3">
              <Icon aria-hidden className={cn("mt-0.5 size-6 shrink-0", className)} />
              <span>
                {text.stages[stage]} : <span className={cn("font-semibold", className)}>{text.states[states[stage]]}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
