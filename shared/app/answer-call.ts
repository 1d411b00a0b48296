import type { Log } from "../config/log.ts";
import type { OpenCall, OpenedCall } from "../contracts/call-records.ts";
import type { DeliveryTarget, LineRoute } from "../contracts/line-route.ts";
import { safeTargets } from "../domain/call/delivery.ts";
import { isEmergencyService } from "../domain/call/emergency.ts";
import { decideCallPlan, isOwnLeg } from "../domain/call/plan.ts";
import { shownNumber } from "../domain/call/withheld.ts";
import { type E164, parseE164 } from "../domain/phone-number.ts";
import type { CallAnswer } from "../ports/call-script.ts";
import type { CallStore } from "../ports/call-store.ts";
import type { LineDirectory } from "../ports/line-directory.ts";
import { callIdOf } from "./call-id.ts";
import type { StreamTokens } from "./stream-token.ts";
import { within } from "./within.ts";

export interface AnswerCallDeps {
  lines: LineDirectory;
  store: Pick<CallStore, "openCall">;
  tokens: Pick<StreamTokens, "sign">;
  /** Under which callers are counted across tenants. */
  callerHash: (caller: E164) => Promise<string>;
  /** Ours, for test calls: whoever shows it comes in only when the database expects them. */
  testNumber?: E164 | undefined;
  log: Log;
  now: () => number;
}

export interface IncomingCall {
  callSid: string;
  /** As the provider sent them: neither has to be a telephone number. */
  dialled: string;
  caller: string;
  /** The number's own configuration, for when nobody can say to whom it belongs. */
  staticTargets: readonly DeliveryTarget[];
}

export interface AnsweredCall {
  answer: CallAnswer;
  /** What was, or still has to be, written. */
  record: OpenCall;
  isRecorded: boolean;
}

// The directory keeps to 300 ms itself and may end with an old route: it must be heard out.
const LOOKUP_BUDGET_MS = 350;
const WRITE_BUDGET_MS = 300;
/** A call of our own keeps nobody waiting, and only the database can tell a test from a circle. */
const OWN_LOOKUPS = 5;
const OWN_WRITE_BUDGET_MS = 2_000;

/** Never rejects for want of a cache, a database or a known line: the person's telephone rings whatever is down. */
export async function answerCall(deps: AnswerCallDeps, call: IncomingCall): Promise<AnsweredCall> {
  const callId = await callIdOf(call.callSid);
  const isOurs = isOwnLeg(call.caller, call.dialled) || (deps.testNumber !== undefined && call.caller === deps.testNumber);
  const line = await findLine(deps, callId, call.dialled, isOurs ? OWN_LOOKUPS : 1);
  const route = typeof line === "string" ? undefined : line;
  const proposed = decideCallPlan({
    line: route ?? (line === "unavailable" ? "unavailable" : "unknown_number"),
    caller: parseE164(call.caller),
    isOwnLeg: isOurs,
    isEmergencyService: isEmergencyService(call.caller),
  });
  const record: OpenCall = {
    callId,
    callSid: call.callSid,
    lineId: route?.lineId ?? null,
    dialled: call.dialled,
    caller: call.caller,
    plan: proposed.plan,
    planReason: proposed.reason,
    startedAt: new Date(deps.now()).toISOString(),
  };
  // Without a line the database would file the call under nobody; the job that records it later finds the line first.
  const opened = line === "unavailable" ? undefined : await openCall(deps, record);
  const plan = opened && isOpenedPlanHonoured(opened, call.caller) ? opened : record;
  const answer = await answerFor(deps, plan, call, route);
  return { answer, record, isRecorded: opened !== undefined };
}

async function findLine(
  { lines, log }: AnswerCallDeps,
  callId: string,
  dialled: string,
  tries: number,
): Promise<LineRoute | "unknown" | "unavailable"> {
  const number = parseE164(dialled);
  if (!number) return "unknown";
  for (let tried = 1; ; tried += 1) {
    try {
      return (await within(LOOKUP_BUDGET_MS, lines.find(number))) ?? "unknown";
    } catch (error) {
      log.error("line_lookup_failed", { callId, tried, "pii.message": error instanceof Error ? error.message : undefined });
      if (tried >= tries) return "unavailable";
    }
  }
}

async function openCall({ store, log }: AnswerCallDeps, record: OpenCall): Promise<OpenedCall | undefined> {
  try {
    return await within(record.planReason === "own_number" ? OWN_WRITE_BUDGET_MS : WRITE_BUDGET_MS, store.openCall(record));
  } catch (error) {
    log.error("open_call_failed", { callId: record.callId, "pii.message": error instanceof Error ? error.message : undefined });
    return undefined;
  }
}

// Withheld numbers all look alike, so two strangers would pass for one caller in a loop; and rescue services call from any
// number, shown or not.
const isOpenedPlanHonoured = (opened: OpenedCall, caller: string): boolean =>
  opened.plan !== "reject" || opened.planReason === "own_number" || (shownNumber(caller) !== undefined && !isEmergencyService(caller));

async function answerFor(
  { tokens, callerHash, log }: AnswerCallDeps,
  plan: Pick<OpenedCall, "callId" | "plan" | "planReason" | "test">,
  call: IncomingCall,
  route: LineRoute | undefined,
): Promise<CallAnswer> {
  const { callSid, dialled, caller } = call;
  if (plan.plan === "reject") return { kind: "reject", reason: plan.planReason === "loop" ? "busy" : "rejected" };
  // Whoever gave a number up, or was erased, may still have their calls forwarded to it: until its own configuration is
  // changed, their telephone rings.
  const isNobodys = plan.plan === "unknown_number";
  const known = isNobodys ? undefined : route;
  const locale = known?.locale ?? "fr";
  const targets = safeTargets(known?.delivery ?? call.staticTargets, [dialled, known?.ethiqNumber ?? null, known?.forwardedNumber ?? null]);
  if (isNobodys && targets.length === 0) return { kind: "unknown_number" };
  if (targets.length === 0) log.error("no_safe_target", { callId: plan.callId, lineId: known?.lineId });
  const ring: CallAnswer = { kind: "ring", dialled, caller, locale, targets };
  if (plan.plan !== "protect" || !known || targets.length === 0) return ring;

  const { lineId, tenantId, notice, ethiqNumber } = known;
  const claims = { callId: plan.callId, callSid, lineId, tenantId, locale, dialled: ethiqNumber };
  if (plan.test) return answerTest(tokens, plan.test, claims);
  const number = isEmergencyService(caller) ? undefined : shownNumber(caller);
  const counted = number ? { callerHash: await callerHash(number) } : {};
  const token = await tokens.sign({ ...claims, ...counted });
  return { kind: "protect", callId: plan.callId, callSid, lineId, dialled, locale, notice, token, targets };
}

/** Like a protected call in all but whom it rings; when its room fails, nobody else is rung either. */
async function answerTest(
  tokens: AnswerCallDeps["tokens"],
  { id: testId, isAutomatic }: NonNullable<OpenedCall["test"]>,
  claims: Parameters<AnswerCallDeps["tokens"]["sign"]>[0] & Pick<LineRoute, "locale">,
): Promise<CallAnswer> {
  const { locale } = claims;
  if (isAutomatic) return { kind: "test_seen", testId, locale };
  const token = await tokens.sign({ ...claims, testId });
  const { callId, callSid, lineId, dialled } = claims;
  return { kind: "protect", callId, callSid, lineId, dialled, locale, notice: false, token, targets: [], testId };
}
