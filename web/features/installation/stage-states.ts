import type { ProvisioningJob } from "../../../shared/contracts/v1/provisioning.ts";

/** As people can follow them; reserving and buying are one. */
export const STAGES = ["choose", "approve", "buy", "configure", "connect", "verify"] as const;
export type Stage = (typeof STAGES)[number];
export type StageState = "waiting" | "running" | "done" | "parked";

const stageOf = (step: NonNullable<ProvisioningJob["step"]>): Stage => (step === "reserve" ? "buy" : step);

/** What is before the step of the job is done; what comes after it waits. */
export function stageStates({ state, step }: Pick<ProvisioningJob, "state" | "step">): Record<Stage, StageState> {
  const at = state === "ready" ? STAGES.length : step ? STAGES.indexOf(stageOf(step)) : 0;
  const now: StageState = state === "parked" ? "parked" : state === "cancelled" || state === "cancelling" ? "waiting" : "running";
  return Object.fromEntries(STAGES.map((stage, index) => [stage, index < at ? "done" : index === at ? now : "waiting"])) as Record<
    Stage,
    StageState
  >;
}
