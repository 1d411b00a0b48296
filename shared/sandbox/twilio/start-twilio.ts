import { createFaults, type Faults } from "../faults.ts";
import { listen } from "../listen.ts";
import { createCallDirectory } from "./calls/call-directory.ts";
import { openInboundCall } from "./calls/inbound.ts";
import { type PlaceCallDeps, type PlaceCallOptions, placeCall } from "./calls/place-call.ts";
import { createClock } from "./clock.ts";
import { connected } from "./conference/rooms.ts";
import { createEndpoints } from "./endpoints.ts";
import { moveAudio } from "./media/move-audio.ts";
import { createMessages } from "./messages.ts";
import { addNumber, type NewNumber } from "./numbers.ts";
import { createOptOuts } from "./opt-outs.ts";
import { createSmsReceiver } from "./receive-sms.ts";
import { controlRoutes } from "./rest/control-routes.ts";
import { createRestApp } from "./rest/rest-app.ts";
import { createStateFile } from "./state-file.ts";
import { createStreamFaults } from "./streams/stream-faults.ts";
import type { ProgramDeps } from "./twiml/run-program.ts";
import { createCallbacks } from "./webhooks/callbacks.ts";
import type { DebuggerEntry, NetworkEvent, Settings, World } from "./world.ts";

export interface TwilioOptions {
  accountSid: string;
  authToken: string;
  /** During a rotation both tokens are accepted; `signWith` chooses the one that signs. */
  secondaryAuthToken?: string;
  port?: number;
  faults?: Faults;
  /** Numbers and messages survive a restart in this file. */
  stateFile?: string;
  settings?: Partial<Settings>;
}

export type Twilio = Awaited<ReturnType<typeof startTwilio>>;

const SETTINGS: Settings = {
  webhookTimeoutMs: 15_000,
  streamHandshakeTimeoutMs: 10_000,
  keptEarSeconds: 240,
  ringBufferMs: 5000,
  badWaitUrlBlocksRoom: false,
  smsDelaysMs: { sent: 60, delivered: 200 },
};
const KEPT_DEBUGGER_ENTRIES = 1000;

/** The part of Twilio that Ethiq uses, on 127.0.0.1; `url` is what TWILIO_API_BASE_URL is set to. */
export async function startTwilio(options: TwilioOptions) {
  const faults = options.faults ?? createFaults();
  const closing = new AbortController();
  const listeners = new Set<(event: NetworkEvent) => void>();
  const tickers = new Set<() => boolean>();
  const debugEntries: DebuggerEntry[] = [];
  const endpoints = createEndpoints();
  const callbacks = createCallbacks(() => world);
  const streamFaults = createStreamFaults();

  const clock = createClock(() => {
    for (const ticker of tickers) if (!ticker()) tickers.delete(ticker);
    moveAudio(world);
    return world.live.size > 0;
  });
  const world: World = {
    accountSid: options.accountSid,
    authTokens: [options.authToken, ...(options.secondaryAuthToken === undefined ? [] : [options.secondaryAuthToken])],
    signingToken: options.authToken,
    settings: { ...SETTINGS, ...options.settings },
    clock,
    legs: new Map(),
    live: new Set(),
    rooms: new Map(),
    numbers: new Map(),
    debugEntries,
    debug(code, message, callSid) {
      debugEntries.push({ at: new Date(), code, message, callSid: callSid ?? null });
      if (debugEntries.length > KEPT_DEBUGGER_ENTRIES) debugEntries.shift();
    },
    emit(event) {
      for (const listener of listeners) listener({ ...event, at: Date.now() });
    },
    callback: callbacks.send,
    closing: closing.signal,
  };

  const optOuts = createOptOuts();
  const state = createStateFile(options.stateFile, () => ({
    numbers: [...world.numbers.values()],
    messages: messages.list().reverse(),
    optOuts: optOuts.list(),
  }));
  const messages = createMessages(() => world, state.save);
  const kept = await state.load();
  for (const number of kept.numbers) world.numbers.set(number.e164, number);
  messages.restore(kept.messages);
  optOuts.restore(kept.optOuts ?? []);
  const receiveSms = createSmsReceiver(world, messages, optOuts);

  const subscribe = (listener: (event: NetworkEvent) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const program: ProgramDeps = {
    world,
    endpoints,
    takeFaults: streamFaults.take,
    openInbound: (call) => openInboundCall(program, call),
  };
  const placing: PlaceCallDeps = { ...program, subscribe, everyTick: (action) => void tickers.add(action) };
  const directory = createCallDirectory(world);
  const place = (call: PlaceCallOptions) => {
    const placed = placeCall(placing, call);
    directory.remember(placed);
    return placed;
  };
  const own = (fields: NewNumber) => {
    const number = addNumber(world.numbers, fields);
    state.save();
    return number;
  };
  const control = controlRoutes({
    placeCall: place,
    directory,
    messages,
    receiveSms,
    endpoints,
    addNumber: own,
    numbers: () => [...world.numbers.values()],
    streamFaults: streamFaults.control,
    callbackChaos: callbacks.control,
    debuggerEntries: () => debugEntries,
  });
  const server = await listen(createRestApp({ program, messages, optOuts, faults, control, onChange: state.save }), options.port);

  return {
    url: server.url,
    faults,
    streamFaults: streamFaults.control,
    callbackChaos: callbacks.control,
    endpoints,
    messages: { sent: messages.sent, behave: messages.behave },
    /** Somebody writes an SMS. Throws when `to` is no number of the account. */
    receiveSms,
    /** A number of the account; one that exists keeps its sid and takes the new settings. */
    addNumber: own,
    numbers: () => [...world.numbers.values()],
    /** Throws when `to` leads to no number of the account. */
    placeCall: place,
    calls: directory,
    /** µ-law heard by this leg since it was connected. */
    heard: directory.heard,
    /** Whether the sentence, or part of it, is in the audio delivered to this leg, under whatever else was there. */
    heardSay: (callSid: string, text: string): boolean => directory.findSay(callSid, text).found,
    conferences: () =>
      [...world.rooms.values()].map((room) => ({
        sid: room.sid,
        friendlyName: room.friendlyName,
        status: room.status,
        participants: connected(room).map(({ leg, label }) => ({ callSid: leg.sid, label })),
      })),
    /** What Twilio's console would show, oldest first. */
    debugger: (): readonly DebuggerEntry[] => debugEntries,
    /** Everything that happens on any leg. */
    onEvent: subscribe,
    /** Signs webhooks and sockets with the other token from now on. */
    signWith(token: string): void {
      if (!world.authTokens.includes(token)) throw new Error("not a token of this account");
      world.signingToken = token;
    },
    async close(): Promise<void> {
      closing.abort();
      clock.stop();
      await server.close();
      await state.flush();
    },
  };
}
