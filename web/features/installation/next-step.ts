import type { LineSetup } from "../../../shared/contracts/v1/line-setups.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { ProvisioningJob } from "../../../shared/contracts/v1/provisioning.ts";

/** In the order in which they are asked. */
export const STEPS = ["who", "line", "agreement", "telephone", "number", "contacts", "help", "forwarding", "test", "ready"] as const;
export type Step = (typeof STEPS)[number];

/** What the server knows of an installation; nothing of it is in a browser. */
export interface InstallationState {
  line: Pick<Line, "status" | "forwardedNumber" | "ethiqNumber">;
  setup: LineSetup;
  /** The latest; null before the first. */
  job: Pick<ProvisioningJob, "state"> | null;
}

const isInService = ({ status }: InstallationState["line"]): boolean => status === "active" || status === "paused";

/** A number that is on its way, or there. */
const isOrdered = ({ line, job }: InstallationState): boolean => line.ethiqNumber !== null || (job !== null && job.state !== "cancelled");

const DONE: Record<Step, (state: InstallationState) => boolean> = {
  // Whoever drafted the line elsewhere answered these by it.
  who: (state) => state.setup.forWhom !== null || isOrdered(state),
  line: (state) => (state.line.forwardedNumber !== null && state.setup.lineType !== null) || isOrdered(state),
  agreement: (state) => state.setup.agreedAt !== null || isOrdered(state),
  telephone: isOrdered,
  number: ({ line, setup }) => line.ethiqNumber !== null && setup.answered.includes("number"),
  contacts: ({ setup }) => setup.answered.includes("contacts"),
  help: ({ setup }) => setup.answered.includes("help"),
  forwarding: ({ setup }) => setup.answered.includes("forwarding"),
  test: ({ line }) => isInService(line),
  ready: () => false,
};

export const isDone = (step: Step, state: InstallationState): boolean => DONE[step](state);

/**
 * Where somebody goes on, on whatever device. A line that works is installed, however that was done. `answering` is about to be
 * answered: it counts as done.
 */
export function nextStep(state: InstallationState, answering?: Step): Step {
  if (isInService(state.line)) return "ready";
  return STEPS.find((step) => step !== answering && !isDone(step, state)) ?? "ready";
}

/** What can be answered while a number is still on its way. */
const MEANWHILE: readonly Step[] = ["contacts", "help"];

/** Steps that are done can be looked at again; later ones wait for those before them. */
export function mayOpen(step: Step, state: InstallationState): boolean {
  const next = nextStep(state);
  if (STEPS.indexOf(step) <= STEPS.indexOf(next)) return true;
  return MEANWHILE.includes(step) && isOrdered(state);
}

/** Where "Retour" leads; undefined at the first one. */
export const stepBefore = (step: Step): Step | undefined => STEPS[STEPS.indexOf(step) - 1];

/** The step after this one, once it is answered, that still asks something; the one after it when all of them are answered. */
export function stepAfter(step: Step, state: InstallationState): Step {
  const later = STEPS.slice(STEPS.indexOf(step) + 1);
  const next = nextStep(state, step);
  const opensThen = (each: Step) => each === next || mayOpen(each, state);
  return later.find((each) => !isDone(each, state) && opensThen(each)) ?? next;
}
