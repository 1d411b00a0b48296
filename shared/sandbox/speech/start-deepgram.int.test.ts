import { afterEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { DeepgramMessage, type DeepgramResults } from "../../contracts/deepgram.ts";
import { frameBytes, silenceByte } from "../recordings/mulaw-wav.ts";
import { loadRecording, type Voice } from "../recordings/recording.ts";
import { type DeepgramOptions, type StartedDeepgram, startDeepgram } from "./start-deepgram.ts";

const apiKey = "sandbox-key";
const bank = loadRecording("fr-scam-bank-desk");
const grandson = loadRecording("fr-scam-grandson");
const mono =
  "model=nova-3&language=fr&encoding=mulaw&sample_rate=8000&interim_results=true&punctuate=true&endpointing=300&utterance_end_ms=1000";
const stereo = `${mono}&channels=2&multichannel=true`;
const fast = { burstMs: 3_600_000 };

const running: StartedDeepgram[] = [];
afterEach(async () => {
  for (const deepgram of running.splice(0)) await deepgram.close();
});

async function start(options: Partial<DeepgramOptions> = {}): Promise<StartedDeepgram> {
  const deepgram = await startDeepgram({ apiKey, recordings: [bank, grandson], ...options });
  running.push(deepgram);
  return deepgram;
}

interface Client {
  socket: WebSocket;
  texts: string[];
  messages(): DeepgramMessage[];
  finals(channel?: number): DeepgramResults[];
  transcript(channel?: number): string;
  closed: Promise<{ code: number; reason: string }>;
  until(isDone: (client: Client) => boolean): Promise<void>;
}

async function connect(deepgram: StartedDeepgram, query = mono, authorization = `Token ${apiKey}`): Promise<Client> {
  const socket = new WebSocket(`${deepgram.url}/v1/listen?${query}`, { headers: { authorization } });
  const texts: string[] = [];
  const waiting = new Set<() => void>();
  socket.on("message", (data) => {
    texts.push(String(data));
    for (const look of waiting) look();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once("close", (code, reason) => resolve({ code, reason: String(reason) })),
  );
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const messages = () => texts.map((text) => DeepgramMessage.parse(JSON.parse(text)));
  const finals = (channel = 0) =>
    messages().filter(
      (message): message is DeepgramResults => message.type === "Results" && message.is_final && message.channel_index[0] === channel,
    );
  const client: Client = {
    socket,
    texts,
    messages,
    finals,
    transcript: (channel) =>
      finals(channel)
        .map((result) => result.channel.alternatives[0]?.transcript)
        .filter(Boolean)
        .join(" "),
    closed,
    until: (isDone) =>
      new Promise((resolve) => {
        const look = () => {
          if (!isDone(client)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
  return client;
}

async function refusal(deepgram: StartedDeepgram, query = mono, authorization?: string) {
  const headers = authorization ? { authorization } : {};
  const socket = new WebSocket(`${deepgram.url}/v1/listen?${query}`, { headers });
  socket.on("error", () => undefined);
  return await new Promise<{ status: number; dgError: string | undefined }>((resolve, reject) => {
    socket.once("unexpected-response", (_, response) => {
      resolve({ status: response.statusCode ?? 0, dgError: response.headers["dg-error"]?.toString() });
      response.resume();
    });
    socket.once("open", () => reject(new Error("not refused")));
  });
}

const textOf = ({ manifest }: typeof bank, voice: Voice) =>
  manifest.turns
    .filter(({ speaker }) => speaker === voice)
    .map(({ text }) => text)
    .join(" ");
const audioOf = ({ frames }: typeof bank, voice: Voice) => Buffer.concat(frames[voice]);
const silence = (ms: number) => Buffer.alloc(ms * 8, silenceByte);

function interleave(recording: typeof bank): Buffer {
  const [caller, other] = [audioOf(recording, "caller"), audioOf(recording, "protected")];
  const both = Buffer.alloc(caller.length * 2);
  for (let i = 0; i < caller.length; i++) {
    both[2 * i] = caller[i] ?? silenceByte;
    both[2 * i + 1] = other[i] ?? silenceByte;
  }
  return both;
}

function pour(socket: WebSocket, audio: Buffer, chunk = 1999): void {
  for (let at = 0; at < audio.length; at += chunk) socket.send(audio.subarray(at, at + chunk));
}

describe("the upgrade", () => {
  it("is refused with 401 and a reason when the key is wrong or absent", async () => {
    const deepgram = await start();
    expect(await refusal(deepgram)).toEqual({ status: 401, dgError: "Invalid credentials." });
    expect((await refusal(deepgram, mono, "Token other")).status).toBe(401);
    expect((await refusal(deepgram, mono, `Basic ${apiKey}`)).status).toBe(401);
    expect(deepgram.stats()).toMatchObject({ opened: 0, refused: 3 });
  });

  it("takes a bearer token too", async () => {
    const { socket } = await connect(await start(), mono, `Bearer ${apiKey}`);
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });

  it("is refused with 400 when the query is wrong", async () => {
    const { status, dgError } = await refusal(await start(), "model=nova-3&encoding=mulaw", `Token ${apiKey}`);
    expect(status).toBe(400);
    expect(dgError).toContain("encoding and sample_rate go together");
  });
});

describe("a stream", () => {
  it("prints both voices of a call, each on its channel, and says goodbye", async () => {
    const deepgram = await start(fast);
    const client = await connect(deepgram, `${stereo}&tag=call-1`);
    pour(client.socket, interleave(bank));
    client.socket.send(JSON.stringify({ type: "CloseStream" }));
    expect((await client.closed).code).toBe(1000);
    expect(client.transcript(0)).toBe(textOf(bank, "caller"));
    expect(client.transcript(1)).toBe(textOf(bank, "protected"));
    const last = client.messages().at(-1);
    expect(last).toMatchObject({ type: "Metadata" });
    expect(JSON.parse(client.texts.at(-1) ?? "")).toMatchObject({ channels: 2, duration: bank.manifest.durationMs / 1000 });
    const heard = deepgram.heard({ tag: "call-1" });
    expect(heard.map(({ recording, voice }) => [recording, voice])).toEqual([
      ["fr-scam-bank-desk", "caller"],
      ["fr-scam-bank-desk", "protected"],
    ]);
    for (const { words, wordsSpoken, frames, framesSent } of heard) expect([words, frames]).toEqual([wordsSpoken, framesSent]);
    const logged = { tag: "call-1", closeCode: 1000, audioMs: bank.manifest.durationMs };
    await vi.waitFor(() => expect(deepgram.stats().connections[0]).toMatchObject(logged));
  });

  it("has the shape of the protocol", async () => {
    const client = await connect(await start(fast));
    pour(client.socket, Buffer.concat([audioOf(bank, "caller").subarray(0, 5000 * 8), silence(1500)]));
    await client.until(({ texts }) => texts.some((text) => text.includes("UtteranceEnd")));
    const results = client.texts.map((text) => JSON.parse(text)).filter(({ type, is_final }) => type === "Results" && is_final);
    const spoken = results.find(({ channel }) => channel.alternatives[0].transcript !== "");
    expect(spoken).toMatchObject({
      channel_index: [0, 1],
      start: 0,
      speech_final: true,
      from_finalize: false,
      metadata: { request_id: expect.stringMatching(/^[0-9a-f-]{36}$/), model_info: { name: "nova-3" } },
    });
    expect(spoken.channel.alternatives[0].words[0]).toEqual({
      word: "allô",
      punctuated_word: "Allô,",
      start: expect.closeTo((bank.manifest.turns[1]?.startMs ?? 0) / 1000, 1),
      end: expect.any(Number),
      confidence: 0.99,
    });
    expect(JSON.parse(client.texts.find((text) => text.includes("UtteranceEnd")) ?? "")).toMatchObject({ channel: [0, 1] });
  });

  it("flushes on Finalize, only the channel asked for", async () => {
    const client = await connect(await start(fast), stereo);
    const [turn] = bank.manifest.turns;
    client.socket.send(interleave(bank).subarray(0, (turn?.endMs ?? 0) * 16));
    client.socket.send(JSON.stringify({ type: "Finalize", channel: 1 }));
    await client.until(() => client.finals(1).length > 0);
    expect(client.finals(1)[0]).toMatchObject({ from_finalize: true, channel: { alternatives: [{ transcript: turn?.text }] } });
    expect(client.finals(0)).toEqual([]);
  });

  it("counts time from 0 again on the next connection, and hears the rest of the call there", async () => {
    const deepgram = await start(fast);
    const audio = audioOf(bank, "caller");
    const cut = (bank.manifest.turns[10]?.endMs ?? 0) * 8 + 500;
    const first = await connect(deepgram, `${mono}&tag=two-parts`);
    pour(first.socket, audio.subarray(0, cut));
    first.socket.send(Buffer.alloc(0));
    expect((await first.closed).code).toBe(1000);
    const second = await connect(deepgram, `${mono}&tag=two-parts`);
    pour(second.socket, audio.subarray(cut));
    second.socket.send(JSON.stringify({ type: "CloseStream" }));
    await second.closed;
    expect(`${first.transcript()} ${second.transcript()}`).toBe(textOf(bank, "caller"));
    expect(second.finals()[0]?.start).toBe(0);
    expect(deepgram.heard({ tag: "two-parts" })).toMatchObject([{ words: textOf(bank, "caller").split(" ").length }]);
  });

  it("is closed with 1011 when nothing comes, which KeepAlive prevents only after a first piece of audio", async () => {
    const deepgram = await start({ idleMs: 150 });
    const silent = await connect(deepgram);
    const alive = await connect(deepgram);
    alive.socket.send(silence(20));
    const timer = setInterval(() => {
      for (const { socket } of [silent, alive]) if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"KeepAlive"}');
    }, 30);
    const { code, reason } = await silent.closed;
    expect([code, reason.slice(0, 8)]).toEqual([1011, "NET-0001"]);
    expect(alive.socket.readyState).toBe(WebSocket.OPEN);
    clearInterval(timer);
    expect((await alive.closed).code).toBe(1011);
  });

  it("is closed and counted when audio comes faster than it may", async () => {
    const deepgram = await start();
    const client = await connect(deepgram);
    pour(client.socket, audioOf(bank, "caller").subarray(0, 8000 * 8));
    expect((await client.closed).code).toBe(1008);
    expect(deepgram.stats().throttled).toBe(1);
  });

  it("answers what it cannot read with an error and goes on", async () => {
    const client = await connect(await start(fast));
    client.socket.send("{");
    client.socket.send('{"type":"Sing"}');
    pour(client.socket, audioOf(bank, "caller"));
    client.socket.send(JSON.stringify({ type: "CloseStream" }));
    await client.closed;
    expect(client.messages().filter(({ type }) => type === "Error")).toHaveLength(2);
    expect(client.transcript()).toBe(textOf(bank, "caller"));
  });

  it("keeps fifty calls apart", async () => {
    const deepgram = await start(fast);
    const calls = await Promise.all(
      Array.from({ length: 50 }, async (_, call) => ({ call, client: await connect(deepgram, `${stereo}&tag=${call}`) })),
    );
    const [bankAudio, grandsonAudio] = [interleave(bank), interleave(grandson)];
    const chunk = 2 * frameBytes * 50;
    for (let at = 0; at < Math.max(bankAudio.length, grandsonAudio.length); at += chunk) {
      for (const { call, client } of calls) client.socket.send((call % 2 ? bankAudio : grandsonAudio).subarray(at, at + chunk));
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const { client } of calls) client.socket.send(JSON.stringify({ type: "CloseStream" }));
    await Promise.all(calls.map(({ client }) => client.closed));
    for (const { call, client } of calls) {
      const recording = call % 2 ? bank : grandson;
      expect(client.transcript(0)).toBe(textOf(recording, "caller"));
      expect(client.transcript(1)).toBe(textOf(recording, "protected"));
      expect(new Set(deepgram.heard({ tag: String(call) }).map((heard) => heard.recording))).toEqual(new Set([recording.manifest.name]));
    }
  });
});

describe("a fault", () => {
  const tellFault = (deepgram: StartedDeepgram, effect: object, times = 1) =>
    fetch(`${deepgram.url.replace("ws", "http")}/_sandbox/faults`, {
      method: "POST",
      body: JSON.stringify({ match: "^GET /v1/listen", effect, times }),
    });

  it.each([401, 402, 429, 503])("refuses the upgrade with %s, then works again", async (status) => {
    const deepgram = await start();
    expect((await tellFault(deepgram, { kind: "status", status })).status).toBe(204);
    expect((await refusal(deepgram, mono, `Token ${apiKey}`)).status).toBe(status);
    expect((await connect(deepgram)).socket.readyState).toBe(WebSocket.OPEN);
  });

  it("cuts the upgrade without an answer", async () => {
    const deepgram = await start();
    deepgram.faults.add({ match: /listen/, effect: { kind: "drop" }, times: 1 });
    await expect(connect(deepgram)).rejects.toThrow();
  });

  it("closes with 1011 after a while", async () => {
    const deepgram = await start();
    await tellFault(deepgram, { kind: "close", code: 1011, reason: "NET-0000", afterMs: 20 });
    expect(await (await connect(deepgram)).closed).toEqual({ code: 1011, reason: "NET-0000" });
  });

  it("drops the socket without a goodbye", async () => {
    const deepgram = await start();
    await tellFault(deepgram, { kind: "cut", afterMs: 20 });
    expect((await (await connect(deepgram)).closed).code).toBe(1006);
  });

  it("stalls: takes audio, says nothing, recognises nothing, not even a goodbye", async () => {
    const deepgram = await start(fast);
    await tellFault(deepgram, { kind: "stall" });
    const stalled = await connect(deepgram);
    pour(stalled.socket, audioOf(bank, "caller"));
    stalled.socket.send(JSON.stringify({ type: "CloseStream" }));
    const healthy = await connect(deepgram);
    pour(healthy.socket, audioOf(bank, "caller"));
    healthy.socket.send(JSON.stringify({ type: "CloseStream" }));
    await healthy.closed;
    expect(stalled.texts).toEqual([]);
    expect(stalled.socket.readyState).toBe(WebSocket.OPEN);
    const logged = { wordsPrinted: 0, audioBytes: audioOf(bank, "caller").length };
    await vi.waitFor(() => expect(deepgram.stats().connections[0]).toMatchObject(logged));
  });

  it("pours nonsense between the results, which stay right", async () => {
    const deepgram = await start(fast);
    await tellFault(deepgram, { kind: "garbage", everyMs: 5 });
    const { socket, texts, closed } = await connect(deepgram);
    await vi.waitFor(() => expect(texts.length).toBeGreaterThan(5));
    pour(socket, audioOf(bank, "caller"));
    socket.send(JSON.stringify({ type: "CloseStream" }));
    await closed;
    const unreadable = texts.filter((text) => {
      try {
        return !DeepgramMessage.safeParse(JSON.parse(text)).success;
      } catch {
        return true;
      }
    });
    expect(unreadable.length).toBeGreaterThan(3);
    expect(texts.filter((text) => text.includes('"is_final":true')).length).toBeGreaterThan(10);
  });

  it("says everything late, in order", async () => {
    const deepgram = await start(fast);
    await tellFault(deepgram, { kind: "slow", ms: 120 });
    const client = await connect(deepgram);
    const startedAt = Date.now();
    pour(client.socket, audioOf(bank, "caller"));
    client.socket.send(JSON.stringify({ type: "CloseStream" }));
    await client.until(({ texts }) => texts.length > 0);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(115);
    await client.closed;
    expect(client.transcript()).toBe(textOf(bank, "caller"));
  });

  it("can be told by another process only what exists, and all can be taken back", async () => {
    const deepgram = await start();
    expect((await tellFault(deepgram, { kind: "explode" })).status).toBe(400);
    await tellFault(deepgram, { kind: "status", status: 429 }, 99);
    await fetch(`${deepgram.url.replace("ws", "http")}/_sandbox/faults`, { method: "DELETE" });
    expect((await connect(deepgram)).socket.readyState).toBe(WebSocket.OPEN);
  });
});

it("tells another process what was heard", async () => {
  const deepgram = await start(fast);
  const client = await connect(deepgram, `${mono}&tag=call-7`);
  pour(client.socket, audioOf(bank, "caller"));
  client.socket.send(JSON.stringify({ type: "CloseStream" }));
  await client.closed;
  const base = deepgram.url.replace("ws", "http");
  const heard = deepgram.heard({ tag: "call-7" });
  expect(heard).toMatchObject([{ recording: "fr-scam-bank-desk", voice: "caller" }]);
  expect(await (await fetch(`${base}/_sandbox/heard?tag=call-7`)).json()).toEqual(heard);
  expect(await (await fetch(`${base}/_sandbox/heard?sinceMs=${deepgram.stats().connections[0]?.openedAtMs}`)).json()).toEqual(heard);
  expect(await (await fetch(`${base}/_sandbox/heard?sinceMs=${Date.now() + 1000}`)).json()).toEqual([]);
  expect(await (await fetch(`${base}/_sandbox/stats`)).json()).toMatchObject({ opened: 1, throttled: 0, connections: [{ tag: "call-7" }] });
});
