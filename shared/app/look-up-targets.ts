import type { Log } from "../config/log.ts";
import type { DeliveryTarget } from "../contracts/line-route.ts";
import { safeTargets } from "../domain/call/delivery.ts";
import { toAppError } from "../domain/errors.ts";
import { parseE164 } from "../domain/phone-number.ts";
import type { LineDirectory } from "../ports/line-directory.ts";

/**
 * The last `count` telephones of a line, for a callback that can no longer tell which are left. Never rejects: when nobody
 * knows there are none, and the caller is told that nobody answers.
 */
export async function lookUpTargets(
  { lines, log }: { lines: LineDirectory; log: Log },
  { dialled, count }: { dialled: string; count: number },
): Promise<DeliveryTarget[]> {
  if (count === 0) return [];
  try {
    const number = parseE164(dialled);
    const route = number && (await lines.find(number));
    const targets = route ? safeTargets(route.delivery, [route.ethiqNumber, route.forwardedNumber]).slice(-count) : [];
    log.warn("targets_looked_up", { count, found: targets.length });
    return targets;
  } catch (thrown) {
    log.error("targets_unknown", { count, code: toAppError(thrown).code });
    return [];
  }
}
