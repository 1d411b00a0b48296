import { setTimeout as wait } from "node:timers/promises";
import { loadRecording, type RecordingManifest } from "../../shared/sandbox/recordings/recording.ts";
import type { CallEvent } from "../../shared/sandbox/twilio/calls/place-call.ts";
import { type CallRow, createCallRecord, type RecordedEvent } from "./call-record.ts";
import { createNetworkClient, type PlacedCallView } from "./network-client.ts";

/** What must be known of a line to call it and to judge what came of it. */
export interface CalledLine {
  ethiqNumber: string;
  protectedName: string;
  contacts: readonly { name: string; phone: string; consent?: string | undefined }[];
}

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
  | { atMs: number; type: "spoken"; speaker: "caller" | "protected"; text: string }
  | { atMs: number | null; type: "recorded"; event: RecordedEvent; quotes: string[] }
  | { atMs: number | null; type: "sms"; to: string; body: string };

export interface PlayOptions {
  /** Where everything is: the variables of the running stack. */
  env: Readonly<Record<string, string>>;
  script: string;
  line: CalledLine;
  from?: string | undefined;
  /** Play only a part, to save time in tests. */
  startMs?: number | undefined;
  endMs?: number | undefined;
  onHappening?: (happening: Happening) => void;
}

const POLL_MS = 200;
/** How long after the call its last messages and records may take. */
const SETTLE_MS = 15_000;
const SETTLED_ALERT = new Set(["delivered", "failed", "cancelled"]);

const turnsOf = (manifest: RecordingManifest, { startMs = 0, endMs = Number.POSITIVE_INFINITY }: PlayOptions) =>
  manifest.turns.filter((turn) => turn.startMs >= startMs && turn.startMs < endMs);

/** When the request is out after which nobody should doubt, in the time of the conversation. */
function decisiveWordAt(manifest: RecordingManifest, options: PlayOptions): number | null {
  const words = turnsOf(manifest, options).find(({ decisive }) => decisive)?.words;
  const word = words?.find(({ decisive }) => decisive) ?? words?.at(-1);
  return word ? word.endMs - (options.startMs ?? 0) : null;
}

const alertIds = (events: readonly RecordedEvent[], isWanted: (status: string) => boolean) =>
  new Set(events.filter(({ type, payload }) => type === "alert" && isWanted(String(payload.status))).map(({ payload }) => payload.alertId));

/** Places one call against a running stack and follows it to its end and to the last message it caused. */
export async function playCall(options: PlayOptions): Promise<CallReport> {
  const { env, line, onHappening = () => {} } = options;
  const { manifest } = loadRecording(options.script);
  const network = createNetworkClient(env);
  const record = createCallRecord({ url: env.SUPABASE_URL ?? "", secretKey: env.SUPABASE_SECRET_KEY ?? "" });
  const contacts = new Set(line.contacts.map(({ phone }) => phone));
  const known = new Set((await network.alerts()).map(({ sid }) => sid));

  const { callSid } = await network.placeCall({
    from: options.from ?? "+33639980199",
    to: line.ethiqNumber,
    script: options.script,
    startMs: options.startMs,
    endMs: options.endMs,
  });

  // Everything is polled: that works from any process, and where nothing tells of changes.
  let view: PlacedCallView | undefined;
  let row: CallRow | undefined;
  let networkEvents = 0;
  const turns = [...turnsOf(manifest, options)];
  const events: RecordedEvent[] = [];
  const sms: { to: string; at: number }[] = [];
  const sinceStart = (at: number): number | null => (view?.conversationStartedAt == null ? null : at - view.conversationStartedAt);

  const look = async () => {
    view = await network.call(callSid);
    for (const event of view.events.slice(networkEvents)) onHappening({ atMs: sinceStart(event.at), type: "network", event });
    networkEvents = view.events.length;
    for (let turn = turns[0]; turn && !view.result; turn = turns[0]) {
      const atMs = turn.startMs - (options.startMs ?? 0);
      if ((sinceStart(Date.now()) ?? -1) < atMs) break;
      turns.shift();
      onHappening({ atMs, type: "spoken", speaker: turn.speaker, text: turn.text });
    }
    row = (await record.call(callSid)) ?? row;
    if (row) {
      const fresh = await record.eventsAfter(row.id, events.at(-1)?.seq ?? 0);
      const quotes = fresh.some(({ type }) => type === "verdict") ? await record.quotes(row.id) : [];
      for (const event of fresh) {
        events.push(event);
        const own = quotes.filter(({ event_key: key }) => key === event.key).map(({ quote }) => quote);
        onHappening({ atMs: sinceStart(Date.parse(event.at)), type: "recorded", event, quotes: own });
      }
    }
    for (const { sid, to, body, createdAt } of await network.alerts()) {
      if (known.has(sid) || !contacts.has(to)) continue;
      known.add(sid);
      sms.push({ to, at: Date.parse(createdAt) });
      onHappening({ atMs: sinceStart(Date.parse(createdAt)), type: "sms", to, body });
    }
  };
  const isSettled = () =>
    row?.ended_at != null &&
    row.analysed !== null &&
    alertIds(events, (status) => SETTLED_ALERT.has(status)).size >= alertIds(events, (status) => status === "pending").size;

  for (await look(); !view?.result; await look()) await wait(POLL_MS);
  for (const deadline = Date.now() + SETTLE_MS; !isSettled() && Date.now() < deadline; await look()) await wait(POLL_MS);

  const warnings = (await network.heardSentences(callSid)).filter(({ kind }) => kind !== "say");
  const recognised = row ? await network.recognised(row.id) : [];
  const levelEvent = events.find(({ type, payload }) => type === "verdict" && payload.level === row?.level);
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    script: options.script,
    lang: manifest.lang,
    label: manifest.label,
    level: row?.level ?? 0,
    levelAtMs: levelEvent ? sinceStart(Date.parse(levelEvent.at)) : null,
    decisiveWordAtMs: decisiveWordAt(manifest, options),
    endedAtMs: view.result ? sinceStart(view.result.endedAt) : null,
    whispers: warnings.length,
    whisperHeardBy: [...new Set(warnings.flatMap(({ heardBy }) => heardBy))],
    sms: [...new Set(sms.map(({ to }) => to))].map((to) => {
      const toThem = sms.filter((message) => message.to === to);
      return { to, sentAtMs: sinceStart(toThem[0]?.at ?? 0) ?? 0, count: toThem.length };
    }),
    wordsSpoken: sum(turnsOf(manifest, options).map(({ words }) => words.length)),
    wordsRecognised: sum(recognised.map(({ words }) => words)),
    framesSent: sum(recognised.map(({ framesSent }) => framesSent)),
    framesRecognised: sum(recognised.map(({ frames }) => frames)),
    analysed: row?.analysed ?? false,
    notAnalysedReason: row?.not_analysed_reason ?? null,
    events: events.map(({ at, type, payload }) => ({ atMs: sinceStart(Date.parse(at)) ?? 0, type, payload })),
  };
}
