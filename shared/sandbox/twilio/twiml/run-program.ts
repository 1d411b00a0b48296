import type { DialDeps } from "../calls/dial-out.ts";
import { answerLeg, endLeg } from "../calls/legs.ts";
import { saySignal } from "../media/say-signal.ts";
import { framesSource } from "../media/speaker.ts";
import type { FormParams } from "../signature.ts";
import { openStream, type StreamDeps } from "../streams/open-stream.ts";
import { callParams } from "../webhooks/call-params.ts";
import { sendWebhook } from "../webhooks/send-webhook.ts";
import type { Leg } from "../world.ts";
import { dialCallees } from "./dial-callees.ts";
import { dialConference } from "./dial-conference.ts";
import { runGather } from "./gather.ts";
import { loadDocument, type Source } from "./load-document.ts";
import { playDigits, playTo } from "./play-document.ts";
import { TwimlError } from "./schema.ts";
import type { DialSpec, StreamSpec, Verb } from "./verbs.ts";

export const APPLICATION_ERROR = "We are sorry. An application error has occurred. Goodbye.";
const MAX_DOCUMENTS = 100;

export type ProgramDeps = DialDeps & StreamDeps;
type Next = { goto: Source } | "hang-up" | "continue";

function startStream(deps: ProgramDeps, leg: Leg, spec: StreamSpec): void {
  const { world } = deps;
  try {
    openStream(deps, leg, spec);
  } catch (error) {
    if (!(error instanceof TwimlError)) throw error;
    world.debug(error.code, error.message, leg.sid);
    if (!spec.subscription) return;
    const params: FormParams = [
      ["AccountSid", world.accountSid],
      ["CallSid", leg.sid],
      ["StreamName", spec.name ?? ""],
      ["StreamEvent", "stream-error"],
      ["StreamError", `${error.code} - ${error.message}`],
      ["Timestamp", new Date().toISOString()],
    ];
    world.callback("stream", spec.subscription.target, params, leg.sid);
  }
}

async function dialResult(deps: ProgramDeps, leg: Leg, dial: DialSpec, signal: AbortSignal): Promise<FormParams> {
  if (dial.conference) {
    const status = await dialConference(deps.world, leg, dial.conference, { timeLimitSeconds: dial.timeLimitSeconds, signal });
    return [["DialCallStatus", status]];
  }
  const { status, callee } = await dialCallees(deps, leg, dial, signal);
  const params: FormParams = [["DialCallStatus", status]];
  if (!callee) return params;
  const seconds = callee.answeredAt ? Math.round((deps.world.now().getTime() - callee.answeredAt.getTime()) / 1000) : 0;
  params.push(["DialCallSid", callee.sid], ["DialBridged", String(status === "completed")]);
  if (status === "completed") params.push(["DialCallDuration", String(seconds)]);
  if (/^sips?:/i.test(callee.to) && callee.sipResponseCode !== null) {
    params.push(["DialSipCallId", `${callee.sid}@sandbox`], ["DialSipResponseCode", String(callee.sipResponseCode)]);
  }
  return params;
}

async function runDial(deps: ProgramDeps, leg: Leg, dial: DialSpec, signal: AbortSignal): Promise<Next> {
  const { world } = deps;
  if (dial.conference || !dial.answerOnBridge) answerLeg(world, leg);
  const params = await dialResult(deps, leg, dial, signal);
  if (leg.endedAt && dial.action) {
    // The caller is gone, but the action still learns how the dialling ended; what it answers has nobody to act on.
    await sendWebhook(world, dial.action, [...callParams(world, leg), ...params]);
    return "hang-up";
  }
  if (signal.aborted) return "hang-up";
  return dial.action ? { goto: { target: dial.action, params } } : "continue";
}

async function runVerb(deps: ProgramDeps, leg: Leg, verb: Verb, signal: AbortSignal): Promise<Next> {
  const { world } = deps;
  switch (verb.verb) {
    case "Say":
    case "Play":
      answerLeg(world, leg);
      await playTo(world, leg, verb, signal);
      return "continue";
    case "PlayDigits":
      answerLeg(world, leg);
      await playDigits(leg, verb.digits, signal);
      return "continue";
    case "Gather": {
      answerLeg(world, leg);
      const params = await runGather(world, leg, verb.gather, signal);
      return params === null ? "continue" : { goto: { target: verb.gather.action, params } };
    }
    case "Pause":
      // On a ringing call it only delays the answer.
      await new Promise<void>((resolve) => {
        const cancel = world.clock.after(verb.seconds * 1000, resolve);
        signal.addEventListener("abort", () => {
          cancel();
          resolve();
        });
      });
      return "continue";
    case "Redirect":
      return { goto: { target: verb.target, params: [] } };
    case "Reject":
      if (leg.answeredAt) return "hang-up";
      endLeg(world, leg, verb.reason === "busy" ? "busy" : "no-answer", verb.reason === "busy" ? 486 : 603);
      return "hang-up";
    case "Hangup":
      return "hang-up";
    case "StartStream":
      answerLeg(world, leg);
      startStream(deps, leg, verb.stream);
      return "continue";
    case "StopStream":
      for (const stream of leg.streams.values()) if (stream.name === verb.name) stream.stop();
      return "continue";
    case "Dial":
      return runDial(deps, leg, verb.dial, signal);
  }
}

async function execute(deps: ProgramDeps, leg: Leg, start: Source, signal: AbortSignal): Promise<void> {
  const { world } = deps;
  let source: Source | null = start;
  for (let documents = 0; source && documents < MAX_DOCUMENTS && !signal.aborted; documents++) {
    const verbs: Verb[] | null = await loadDocument(world, leg, source);
    source = null;
    if (signal.aborted) return;
    if (!verbs) {
      answerLeg(world, leg);
      world.emit({ type: "said", callSid: leg.sid, text: APPLICATION_ERROR, heardBy: [leg.sid], kind: "say" });
      await leg.speaker.play(framesSource(saySignal(APPLICATION_ERROR)), signal);
      break;
    }
    for (const verb of verbs) {
      const next = await runVerb(deps, leg, verb, signal).catch((error: unknown): Next => {
        if (!(error instanceof TwimlError)) throw error;
        // A Play that cannot be fetched is skipped.
        world.debug(error.code, error.message, leg.sid);
        return "continue";
      });
      if (signal.aborted) return;
      if (next === "continue") continue;
      source = next === "hang-up" ? null : next.goto;
      break;
    }
  }
  if (!signal.aborted) endLeg(world, leg, "completed", 200);
}

/** Gives the leg new instructions in place of those it is carrying out; a leg without instructions left is hung up. */
export function runProgram(deps: ProgramDeps, leg: Leg, start: Source): void {
  leg.program?.abort();
  const program = new AbortController();
  leg.program = program;
  execute(deps, leg, start, program.signal).catch((error: unknown) => {
    deps.world.debug(0, `simulator failure: ${error instanceof Error ? error.stack : String(error)}`, leg.sid);
    endLeg(deps.world, leg, "failed", 500);
  });
}
