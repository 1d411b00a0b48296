import type { DeliverCallJob } from "../contracts/jobs.ts";
import { safeTargets } from "../domain/call/delivery.ts";
import { AppError } from "../domain/errors.ts";
import { parseE164 } from "../domain/phone-number.ts";
import type { LineDirectory } from "../ports/line-directory.ts";
import { type DeliverCallDeps, deliverCall } from "./deliver-call.ts";

// The queue would swallow a second job of the same id as a duplicate: this one has to come back instead.
const thisJobAgain: DeliverCallDeps["jobs"] = {
  publish: () => Promise.reject(new AppError("provider_unavailable", "the provider still does not answer")),
};

/** Rings the person for a call that an earlier attempt may have left without any telephone ringing. */
export async function resumeDelivery(
  { lines, ...deps }: Omit<DeliverCallDeps, "jobs"> & { lines: LineDirectory },
  { targetIndex, ...call }: DeliverCallJob,
): Promise<void> {
  if (!(await deps.routing.isCallLive(call.callSid))) return;
  const dialled = parseE164(call.dialled);
  const route = dialled && (await lines.find(dialled));
  if (!route) throw new AppError("conflict", "the number leads to no line any more");
  const targets = safeTargets(route.delivery, [route.ethiqNumber, route.forwardedNumber]).slice(targetIndex);
  await deliverCall({ ...deps, jobs: thisJobAgain }, { ...call, locale: route.locale, targets, firstIndex: targetIndex });
}
