import { WebSocket } from "ws";
import { FRAME_MS } from "../clock.ts";
import { newSid } from "../ids.ts";
import { type Frame, SILENCE } from "../media/mulaw.ts";
import { type FormParams, twilioSignature } from "../signature.ts";
import { checkStreamParameters } from "../twiml/parse-twiml.ts";
import { TwimlError } from "../twiml/schema.ts";
import type { StreamSpec } from "../twiml/verbs.ts";
import type { Leg, MediaStream, World } from "../world.ts";
import { createMangler, type StreamFault } from "./stream-faults.ts";

const MAX_BUFFERED_BYTES = 256 * 1024;
const MAX_TRACKS = 4;
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/;
const SILENCE_BASE64 = Buffer.from(SILENCE).toString("base64");

const base64 = (frame: Frame): string =>
  frame === SILENCE ? SILENCE_BASE64 : Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength).toString("base64");

const damage = (frame: Frame): Frame => frame.map((byte, index) => (byte ^ (0x55 + index * 29)) & 0xff);

function tracksOf(track: StreamSpec["track"]): MediaStream["tracks"] {
  if (track === "both_tracks") return ["inbound", "outbound"];
  return [track === "inbound_track" ? "inbound" : "outbound"];
}

/** Throws `TwimlError` with the code the network would report. */
function checkStream(leg: Leg, spec: StreamSpec): void {
  let address: URL;
  try {
    address = new URL(spec.url);
  } catch {
    throw new TwimlError(31923, "Stream - URL malformed");
  }
  const local = address.protocol === "ws:" && LOOPBACK.test(address.hostname);
  if (address.protocol !== "wss:" && !local) throw new TwimlError(31922, "Stream - Scheme not supported");
  if (address.search !== "") throw new TwimlError(31923, "Stream - URL may not have a query string");
  checkStreamParameters(spec.parameters);
  const active = [...leg.streams.values()].filter(({ status }) => status !== "stopped");
  if (spec.name !== null && active.some(({ name }) => name === spec.name))
    throw new TwimlError(20409, "Stream name is already in use on this call");
  const used = active.reduce((sum, { tracks }) => sum + tracks.length, 0);
  if (used + tracksOf(spec.track).length > MAX_TRACKS) throw new TwimlError(20409, "Too many tracks are streamed on this call");
}

export interface StreamDeps {
  world: World;
  takeFaults(stream: { callSid: string; name: string; url: string }): StreamFault["effect"][];
}

/** Connects in the background; whatever becomes of the socket, the call goes on. */
export function openStream({ world, takeFaults }: StreamDeps, leg: Leg, spec: StreamSpec): MediaStream {
  checkStream(leg, spec);
  const sid = newSid("MZ");
  const name = spec.name ?? sid;
  const tracks = tracksOf(spec.track);
  const effects = takeFaults({ callSid: leg.sid, name, url: spec.url });
  const socket = new WebSocket(spec.url.replace(/#.*$/, ""), {
    headers: { "X-Twilio-Signature": twilioSignature(world.signingToken, spec.url), "User-Agent": "Twilio.TmeWs/1.0" },
    perMessageDeflate: false,
    handshakeTimeout: world.settings.streamHandshakeTimeoutMs,
  });
  const cancels: (() => void)[] = [];
  const chunks = { inbound: 0, outbound: 0 };
  let sequence = 0;
  let ticks = 0;
  let hung = false;
  let overflowing = false;
  let failure: { code: number; message: string } | null = null;

  const notify = (event: "stream-started" | "stream-stopped" | "stream-error", error?: string) => {
    world.emit({ type: event, callSid: leg.sid, streamSid: sid, ...(error === undefined ? {} : { detail: error }) });
    if (!spec.subscription) return;
    const params: FormParams = [
      ["AccountSid", world.accountSid],
      ["CallSid", leg.sid],
      ["StreamSid", sid],
      ["StreamName", name],
      ["StreamEvent", event],
      ["Timestamp", new Date().toISOString()],
      ...(error === undefined ? [] : ([["StreamError", error]] satisfies FormParams)),
    ];
    world.callback("stream", spec.subscription.target, params, sid);
  };
  const send = (message: string) => {
    if (!hung && socket.readyState === WebSocket.OPEN) socket.send(message);
  };
  const mangle = createMangler(effects, send);
  const finish = (error: typeof failure) => {
    if (stream.status === "stopped") return;
    stream.status = "stopped";
    stream.updatedAt = new Date();
    for (const cancel of cancels) cancel();
    world.closing.removeEventListener("abort", terminate);
    if (error) world.debug(error.code, error.message, leg.sid);
    if (error) notify("stream-error", `${error.code} - ${error.message}`);
    else notify("stream-stopped");
  };
  const terminate = () => socket.terminate();

  const media = (track: "inbound" | "outbound", timestampMs: number, payload: string) => {
    sequence += 1;
    chunks[track] += 1;
    return (
      `{"event":"media","sequenceNumber":"${sequence}","media":{"track":"${track}","chunk":"${chunks[track]}",` +
      `"timestamp":"${timestampMs}","payload":"${payload}"},"streamSid":"${sid}"}`
    );
  };
  const pushTrack = (track: "inbound" | "outbound", frame: Frame) => {
    const message = media(track, ticks * FRAME_MS, base64(frame));
    const damaged = () => message.replace(/"payload":"[^"]*"/, `"payload":"${base64(damage(frame))}"`);
    if (mangle(message, damaged) === "sent") stream.framesSent[track] += 1;
    else stream.framesDiscarded += 1;
  };

  const stream: MediaStream = {
    sid,
    callSid: leg.sid,
    name,
    url: spec.url,
    tracks,
    status: "connecting",
    updatedAt: new Date(),
    framesSent: { inbound: 0, outbound: 0 },
    framesDiscarded: 0,
    push(said, heard) {
      if (stream.status !== "in-progress") return;
      ticks += 1;
      if (socket.bufferedAmount > MAX_BUFFERED_BYTES) {
        if (!overflowing) world.debug(31930, "Stream - Buffer overflow warning", leg.sid);
        overflowing = true;
        stream.framesDiscarded += tracks.length;
        return;
      }
      overflowing = false;
      if (tracks.includes("inbound")) pushTrack("inbound", said);
      if (tracks.includes("outbound")) pushTrack("outbound", heard);
    },
    stop() {
      if (stream.status === "stopped") return;
      if (stream.status === "in-progress") {
        sequence += 1;
        const stop = { accountSid: world.accountSid, callSid: leg.sid };
        send(JSON.stringify({ event: "stop", sequenceNumber: String(sequence), streamSid: sid, stop }));
        socket.close(1000);
        const cancel = world.clock.after(2000, terminate);
        socket.once("close", cancel);
      } else terminate();
      finish(null);
    },
  };

  socket.on("open", () => {
    if (stream.status === "stopped") return terminate();
    send(JSON.stringify({ event: "connected", protocol: "Call", version: "1.0.0" }));
    sequence = 1;
    const mediaFormat = { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 };
    const start = {
      accountSid: world.accountSid,
      streamSid: sid,
      callSid: leg.sid,
      tracks,
      mediaFormat,
      customParameters: spec.parameters,
    };
    send(JSON.stringify({ event: "start", sequenceNumber: "1", start, streamSid: sid }));
    stream.status = "in-progress";
    stream.updatedAt = new Date();
    notify("stream-started");
    for (const effect of effects) {
      if (effect.kind === "drop-socket") cancels.push(world.clock.after(effect.afterMs, terminate));
      if (effect.kind === "hang") {
        cancels.push(
          world.clock.after(effect.afterMs, () => {
            hung = true;
          }),
        );
      }
    }
  });
  // What a unidirectional stream sends back has no effect, but the console shows it.
  socket.on("message", (_, isBinary) => world.debug(isBinary ? 31950 : 31951, "Stream - Protocol - Invalid message", leg.sid));
  socket.on("unexpected-response", (request, response) => {
    failure = { code: 31920, message: `Stream - WebSocket - Handshake Error (HTTP ${response.statusCode})` };
    request.destroy();
    finish(failure);
  });
  socket.on("error", (error: Error & { code?: string }) => {
    if (stream.status === "in-progress") failure = { code: 31924, message: "Stream - WebSocket - Protocol Error" };
    else if (/timed out/.test(error.message)) failure = { code: 31901, message: "Stream - WebSocket - Connection Timeout" };
    else failure ??= { code: 31902, message: `Stream - WebSocket - Connection Refused (${error.code ?? "error"})` };
  });
  socket.on("close", (code) => {
    const closed = code === 1000 || code === 1005 ? null : { code: 31921, message: `Stream - WebSocket - Close Error (${code})` };
    finish(failure ?? closed);
  });
  world.closing.addEventListener("abort", terminate, { once: true });
  leg.streams.set(sid, stream);
  return stream;
}
