import { setTimeout as wait } from "node:timers/promises";
import { CALLER_LABEL, PROTECTED_LABEL } from "../../shared/contracts/live-call.ts";
import { loadRecording, type Recording } from "../../shared/sandbox/recordings/recording.ts";
import type { SeededTenant } from "../../shared/sandbox/seed.ts";
import type { CallEvent, CallResult } from "../../shared/sandbox/twilio/calls/place-call.ts";
import { type CallRow, createCallRecord, type RecordedEvent } from "./call-record.ts";
import type { Stack } from "./start-stack.ts";

export type SeededLine = SeededTenant["lines"][number];

/** What was seen of one call, from outside: in the network, on the relatives' telephones, at the recogniser and on record. */
export interface CallReport {
  script: string;
  lang: string;
  label: "scam" | "honest";
  level: number;
  /** All times in milliseconds since the two parties could hear each other. */
  levelAtMs: number | null;
  decisiveWordAtMs: number | null;
  endedAtMs: number | null;
  whispers: number;
  /** Labels of the parties in whose audio a warning was found. */
  whisperHeardBy: string[];
  sms: { to: string; sentAtMs: number; count: number }[];
  wordsSpoken: number;
  wordsRecognised: number;
  framesSent: number;
  framesRecognised: number;
  analysed: boolean;
  notAnalysedReason: string | null;
  events: { atMs: number; type: string; payload: Record<string, unknown> }[];
}

export type Happening =
  | { atMs: number | null; type: "network"; event: CallEvent }
  | { atMs: number; type: "spoken"; speaker: "caller" | "protected"; text: string; decisive: boolean }
  | { atMs: number | null; type: "recorded"; event: RecordedEvent; quotes: string[] }
  | { atMs: number | null; type: "sms"; to: string; body: string };

export interface PlayOptions {
  script: string;
  line: SeededLine;
  from?: string;
  /** Play only a part, to save time in tests. */
  startMs?: number;
  endMs?: number;
  onHappening?: (happening: Happening) => void;
}

const POLL_MS = 200;
/** How long after the call its last messages and records may take. */
const SETTLE_MS = 15_000;

const inPart = (ms: number, { startMs = 0, endMs = Number.POSITIVE_INFINITY }: PlayOptions) => ms >= startMs && ms < endMs;

/** The end of the sentence after which nobody should doubt, in the time of the conversation. */
function decisiveWordAt({ manifest }: Recording, options: PlayOptions): number | null {
  const turn = manifest.turns.find(({ decisive, startMs }) => decisive && inPart(startMs, options));
  const word = turn?.words.findLast(({ decisive }) => decisive) ?? turn?.words.at(-1);
  return word ? word.endMs - (options.startMs ?? 0) : null;
}

/** Places one call against the stack and follows it to its end and to the last message it caused. */
export async function playCall(stack: Stack, options: PlayOptions): Promise<CallReport> {
  const { twilio, deepgram } = stack.standIns;
  if (!twilio) throw new Error("calls can be placed only where Twilio is simulated");
  const { line, onHappening = () => {} } = options;
  const recording = loadRecording(options.script);
  const record = createCallRecord({ url: stack.env.SUPABASE_URL ?? "", secretKey: stack.env.SUPABASE_SECRET_KEY ?? "" });
  const sinceMs = Date.now();
  const contacts = new Set(line.contacts.map(({ phone }) => phone));
  const smsBefore = twilio.messages.sent().length;

  const placed = twilio.placeCall({
    from: options.from ?? "+33639980199",
    to: line.ethiqNumber,
    script: {
      frames: recording.frames,
      ...(options.startMs === undefined ? {} : { startMs: options.startMs }),
      ...(options.endMs === undefined ? {} : { endMs: options.endMs }),
    },
  });
  const sinceStart = (at: number): number | null => {
    const startedAt = placed.conversationStartedAt();
    return startedAt === null ? null : at - startedAt;
  };

  const speaking: NodeJS.Timeout[] = [];
  const tellTurns = () => {
    const offset = options.startMs ?? 0;
    for (const { speaker, text, startMs, decisive } of recording.manifest.turns.filter((turn) => inPart(turn.startMs, options))) {
      const atMs = startMs - offset;
      speaking.push(setTimeout(() => onHappening({ atMs, type: "spoken", speaker, text, decisive: decisive ?? false }), atMs));
    }
  };
  for (const event of placed.events) onHappening({ atMs: null, type: "network", event });
  placed.on((event) => {
    if (event.type === "conversation-started") tellTurns();
    onHappening({ atMs: sinceStart(event.at), type: "network", event });
  });

  // Both are polled, so that this also works where nothing tells of changes.
  let row: CallRow | undefined;
  const events: RecordedEvent[] = [];
  const sms: { to: string; body: string; at: number }[] = [];
  const look = async () => {
    row = (await record.call(placed.callSid)) ?? row;
    if (row) {
      const fresh = await record.eventsAfter(row.id, events.at(-1)?.seq ?? 0);
      const quotes = fresh.some(({ type }) => type === "verdict") ? await record.quotes(row.id) : [];
      for (const event of fresh) {
        events.push(event);
        const own = quotes.filter(({ event_key: key }) => key === event.key).map(({ quote }) => quote);
        onHappening({ atMs: sinceStart(Date.parse(event.at)), type: "recorded", event, quotes: own });
      }
    }
    for (const { to, body, createdAt } of twilio.messages.sent().slice(smsBefore + sms.length)) {
      sms.push({ to, body, at: Date.parse(createdAt) });
      if (contacts.has(to)) onHappening({ atMs: sinceStart(Date.parse(createdAt)), type: "sms", to, body });
    }
  };
  let result: CallResult | undefined;
  const over = placed.done.then((ended) => {
    result = ended;
  });
  while (!result) {
    await look();
    await Promise.race([over, wait(POLL_MS)]);
  }
  for (const timer of speaking) clearTimeout(timer);
  const isSettled = () => {
    const settled = events.filter(
      ({ type, payload }) => type === "alert" && ["delivered", "failed", "cancelled"].includes(String(payload.status)),
    );
    const due = events.filter(({ type, payload }) => type === "alert" && payload.status === "pending");
    return (
      row?.ended_at != null &&
      row.analysed !== null &&
      new Set(settled.map(({ payload }) => payload.alertId)).size >= new Set(due.map(({ payload }) => payload.alertId)).size
    );
  };
  for (const deadline = Date.now() + SETTLE_MS; Date.now() < deadline; await wait(POLL_MS)) {
    await look();
    if (isSettled()) break;
  }

  const said = placed.events.filter((event) => event.type === "said" && event.kind !== "say");
  const legs = [
    { label: CALLER_LABEL, sid: placed.callSid },
    { label: PROTECTED_LABEL, sid: placed.protectedCallSid() },
  ];
  const heardBy = legs.filter(({ sid }) => sid !== null && said.some((event) => event.type === "said" && twilio.heardSay(sid, event.text)));
  const heard = (deepgram?.heard({ sinceMs }) ?? []).filter(({ recording: name }) => name === options.script);
  const spoken = recording.manifest.turns.filter((turn) => inPart(turn.startMs, options)).flatMap(({ words }) => words);
  const ownSms = sms.filter(({ to }) => contacts.has(to));
  const levelEvent = events.find(({ type, payload }) => type === "verdict" && payload.level === row?.level);
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    script: options.script,
    lang: recording.manifest.lang,
    label: recording.manifest.label,
    level: row?.level ?? 0,
    levelAtMs: levelEvent ? sinceStart(Date.parse(levelEvent.at)) : null,
    decisiveWordAtMs: decisiveWordAt(recording, options),
    endedAtMs: sinceStart(result.endedAt),
    whispers: said.length,
    whisperHeardBy: heardBy.map(({ label }) => label),
    sms: [...new Set(ownSms.map(({ to }) => to))].map((to) => {
      const toThem = ownSms.filter((message) => message.to === to);
      return { to, sentAtMs: sinceStart(toThem[0]?.at ?? 0) ?? 0, count: toThem.length };
    }),
    wordsSpoken: spoken.length,
    wordsRecognised: sum(heard.map(({ words }) => words)),
    framesSent: sum(heard.map(({ framesSent }) => framesSent)),
    framesRecognised: sum(heard.map(({ frames }) => frames)),
    analysed: row?.analysed ?? false,
    notAnalysedReason: row?.not_analysed_reason ?? null,
    events: events.map(({ at, type, payload }) => ({ atMs: sinceStart(Date.parse(at)) ?? 0, type, payload })),
  };
}
