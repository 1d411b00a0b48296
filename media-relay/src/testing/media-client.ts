import { createHmac } from "node:crypto";
import { WebSocket } from "ws";

/** A stream as Twilio opens it, over the `ws` package: what our own reader of frames must get on with. */
export interface MediaClient {
  readonly socket: WebSocket;
  readonly streamSid: string;
  send(message: unknown): void;
  start(options: { callSid: string; token?: string; mediaFormat?: unknown }): void;
  /** Sends one piece of each voice, 20 ms after the last. */
  pieces(inbound: Buffer, outbound?: Buffer): void;
  stop(): void;
  readonly closed: Promise<number>;
  readonly isClosed: () => boolean;
}

export const signUpgrade = (relayUrl: string, authToken: string) => createHmac("sha1", authToken).update(relayUrl).digest("base64");

let streams = 0;

/** Rejects with the HTTP status when the upgrade is refused. */
export function openMediaClient(url: string, headers: Record<string, string>): Promise<MediaClient> {
  streams += 1;
  const streamSid = `MZ${streams.toString(16).padStart(32, "0")}`;
  const socket = new WebSocket(url, { headers, perMessageDeflate: false });
  let sequence = 0;
  let slot = 0;
  let code: number | undefined;
  const closed = new Promise<number>((resolve) => {
    socket.on("close", (closeCode) => {
      code = closeCode;
      resolve(closeCode);
    });
  });
  const send = (message: unknown) => socket.send(typeof message === "string" ? message : JSON.stringify(message));
  const media = (track: "inbound" | "outbound", audio: Buffer) => {
    sequence += 1;
    const payload = audio.toString("base64");
    send({
      event: "media",
      sequenceNumber: String(sequence + 1),
      media: { track, chunk: String(slot + 1), timestamp: String(slot * 20), payload },
      streamSid,
    });
  };
  const client: MediaClient = {
    socket,
    streamSid,
    send,
    start({ callSid, token, mediaFormat = { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 } }) {
      send({ event: "connected", protocol: "Call", version: "1.0.0" });
      send({
        event: "start",
        sequenceNumber: "1",
        start: {
          accountSid: "AC0",
          streamSid,
          callSid,
          tracks: ["inbound", "outbound"],
          mediaFormat,
          customParameters: token === undefined ? {} : { token },
        },
        streamSid,
      });
    },
    pieces(inbound, outbound = Buffer.alloc(160, 0xff)) {
      media("inbound", inbound);
      media("outbound", outbound);
      slot += 1;
    },
    stop: () => send({ event: "stop", sequenceNumber: String(sequence + 2), streamSid, stop: { accountSid: "AC0", callSid: "CA0" } }),
    closed,
    isClosed: () => code !== undefined,
  };
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve(client));
    socket.once("unexpected-response", (request, response) => {
      request.destroy();
      reject(new Error(String(response.statusCode)));
    });
    socket.on("error", reject);
  });
}
