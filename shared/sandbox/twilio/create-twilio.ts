import { createFaults, type Faults } from "../faults.ts";
import { inProcessFetch } from "../in-process-fetch.ts";
import { createCallDirectory } from "./calls/call-directory.ts";
import { openInboundCall } from "./calls/inbound.ts";
import { createPace } from "./calls/pace.ts";
import { type PlaceCallDeps, type PlaceCallOptions, placeCall } from "./calls/place-call.ts";
import { createClock } from "./clock.ts";
import { connected } from "./conference/rooms.ts";
import { DEFAULT_SETTINGS } from "./default-settings.ts";
import { createEndpoints } from "./endpoints.ts";
import { moveAudio } from "./media/move-audio.ts";
import { createMessages } from "./messages.ts";
import { DEFAULT_STOCK } from "./numbers/default-stock.ts";
import { createMarket } from "./numbers/market.ts";
import { addNumber, completeNumber, type NewNumber } from "./numbers/owned-numbers.ts";
import { createStock, type Delivery } from "./numbers/stock.ts";
import { createOptOuts } from "./opt-outs.ts";
import { createSmsReceiver } from "./receive-sms.ts";
import { createRegistry } from "./regulatory/registry.ts";
import { DEFAULT_REGULATIONS, type Regulation } from "./regulatory/regulations.ts";
import { type AccountState, createAccount } from "./rest/account.ts";
import { controlRoutes } from "./rest/control-routes.ts";
import { createLimits } from "./rest/limits.ts";
import { createRestApp } from "./rest/rest-app.ts";
import { createSipDirectory } from "./sip/directory.ts";
import { createRegistrations } from "./sip/registrations.ts";
import type { Snapshot } from "./state-file.ts";
import { createSteppedClock } from "./stepped-clock.ts";
import { createStreamFaults } from "./streams/stream-faults.ts";
import type { ProgramDeps } from "./twiml/run-program.ts";
import { createCallbacks } from "./webhooks/callbacks.ts";
import { countFetches } from "./webhooks/count-fetches.ts";
import type { DebuggerEntry, NetworkEvent, Settings, World } from "./world.ts";

export interface TwilioParts {
  accountSid: string;
  authToken: string;
  /** During a rotation both tokens are accepted; `signWith` chooses the one that signs. */
  secondaryAuthToken?: string;
  faults?: Faults;
  settings?: Partial<Settings>;
  /** Numbers to be bought, in place of the usual ones. */
  stock?: readonly Delivery[];
  /** What has to be known of whoever uses a number, in place of the usual; empty: nothing, anywhere. */
  regulations?: readonly Regulation[];
  /** What the API says the time is. */
  now?: () => Date;
  /** Webhooks are sent with it. */
  fetch?: typeof fetch;
  /** Nothing happens by itself: calls and delays go on only in `advance`. */
  isStepped?: boolean;
}

const KEPT_DEBUGGER_ENTRIES = 1000;

export type TwilioWithoutSockets = ReturnType<typeof createTwilio>;

/**
 * The part of Twilio that Ethiq uses, without a socket: `fetch` takes requests to any product of Twilio's. `onChange` is told when
 * something changed that should survive a restart.
 */
export function createTwilio(parts: TwilioParts, onChange: () => void = () => {}) {
  const faults = parts.faults ?? createFaults();
  const closing = new AbortController();
  const listeners = new Set<(event: NetworkEvent) => void>();
  const tickers = new Set<() => boolean>();
  const debugEntries: DebuggerEntry[] = [];
  const endpoints = createEndpoints((address) => registrations.find(address));
  const callbacks = createCallbacks(() => world);
  const streamFaults = createStreamFaults();
  const account = createAccount();

  const onTick = () => {
    for (const ticker of tickers) if (!ticker()) tickers.delete(ticker);
    moveAudio(world);
    return world.live.size > 0;
  };
  const webhooks = countFetches(parts.fetch ?? ((...request) => fetch(...request)));
  const stepped = parts.isStepped ? createSteppedClock(onTick, webhooks.settle) : undefined;
  const world: World = {
    accountSid: parts.accountSid,
    authTokens: [parts.authToken, ...(parts.secondaryAuthToken === undefined ? [] : [parts.secondaryAuthToken])],
    signingToken: parts.authToken,
    settings: { ...DEFAULT_SETTINGS, ...parts.settings },
    clock: stepped ?? createClock(onTick),
    pace: createPace(
      () => world.clock,
      () => world.settings.callsPerSecond,
    ),
    now: parts.now ?? (() => new Date()),
    fetch: webhooks.fetch,
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

  const sip = createSipDirectory(world);
  const registrations = createRegistrations(world, sip);
  const registry = createRegistry(world, parts.regulations ?? DEFAULT_REGULATIONS, onChange);
  const limits = createLimits(world.settings);
  const optOuts = createOptOuts();
  const messages = createMessages(() => world, onChange);
  const market = createMarket(world, createStock(parts.stock ?? DEFAULT_STOCK));
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
    const number = addNumber(world.numbers, fields, world.now());
    onChange();
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
    market,
    account,
    streamFaults: streamFaults.control,
    callbackChaos: callbacks.control,
    debuggerEntries: () => debugEntries,
  });
  const app = createRestApp({
    program,
    messages,
    optOuts,
    market,
    account,
    sip,
    registrations,
    registry,
    limits,
    faults,
    control,
    onChange,
  });

  return {
    app,
    /** Takes the place of `fetch` for requests to Twilio. A dropped request rejects as a broken connection does. */
    fetch: inProcessFetch(app),
    faults,
    streamFaults: streamFaults.control,
    callbackChaos: callbacks.control,
    endpoints,
    stock: market.stock,
    prices: market.prices,
    /** Every number bought and released so far, oldest first. */
    ledger: market.ledger.entries,
    /** What was asked of the API so far. */
    requests: limits.requests,
    clearRequests: limits.clear,
    /** Some of them change what happens from now on. */
    settings: world.settings,
    setAccount: (state: AccountState) => account.set(state),
    /** Addresses, people, documents and bundles, with the regulations they are held against. */
    registry,
    /** Telephones and adapters that register with a SIP domain of the account. */
    registrations,
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
    /** Only with `isStepped`. */
    async advance(ms: number): Promise<void> {
      if (!stepped) throw new Error("this clock runs by itself");
      await stepped.advance(ms);
    },
    snapshot: (): Snapshot => ({
      numbers: [...world.numbers.values()],
      messages: messages.list().reverse(),
      optOuts: optOuts.list(),
      ledger: market.ledger.entries(),
      registry: registry.snapshot(),
      sipDomains: [...sip.domains.values()],
      credentialLists: [...sip.lists.values()],
    }),
    restore(kept: Snapshot): void {
      for (const number of kept.numbers) {
        world.numbers.set(number.e164, completeNumber(number));
        market.stock.take(number.e164);
      }
      messages.restore(kept.messages);
      optOuts.restore(kept.optOuts ?? []);
      market.ledger.restore(kept.ledger ?? []);
      if (kept.registry) registry.restore(kept.registry);
      for (const domain of kept.sipDomains ?? []) sip.domains.set(domain.sid, domain);
      for (const list of kept.credentialLists ?? []) sip.lists.set(list.sid, list);
    },
    close(): void {
      closing.abort();
      world.clock.stop();
    },
  };
}
