import type { DeliverCallJob } from "../contracts/jobs.ts";
import { safeTargets } from "../domain/call/delivery.ts";
import { AppError } from "../domain/errors.ts";
import { parseE164 } from "../domain/phone-number.ts";
import type { LineDirectory } from "../ports/line-directory.ts";
import { type DeliverCallDeps, deliverCall } from "./deliver-call.ts";

/** Rings the person for a call that an earlier attempt may have left without any telephone ringing. */
export async function resumeDelivery(
  { lines, ...deps }: DeliverCallDeps & { lines: LineDirectory },
  { targetIndex, ...call }: DeliverCallJob,
): Promise<void> {
  if (!(await deps.routing.isCallLive(call.callSid))) return;
  const dialled = parseE164(call.dialled);
  const route = dialled && (await lines.find(dialled));
  if (!route) throw new AppError("conflict", "the number leads to no line any more");
  const targets = safeTargets(route.delivery, [route.ethiqNumber, route.forwardedNumber]).slice(targetIndex);
  await deliverCall(deps, { ...call, locale: route.locale, targets, firstIndex: targetIndex });
}
