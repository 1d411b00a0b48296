import { randomBytes } from "node:crypto";
import { type ClientRequest, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import type { Duplex } from "node:stream";
import { createFrameReader } from "../codec/frame-reader.ts";
import { acceptOf, closePayload, frameOf, OPCODE, writeHeader } from "../codec/frame-writer.ts";

export interface SpeechSocketEvents {
  onOpen(): void;
  onText(text: string): void;
  /** Once, after `onOpen` or instead of it. */
  onClosed(code: number, reason: string): void;
  /** The upgrade was answered by something else than 101; replaces `onClosed`. */
  onRefused(status: number): void;
}

export interface SpeechSocket {
  /** 126 bytes to 64 KiB of audio after `AUDIO_HEADROOM` free ones: it goes out without being copied, so it must not change any more. */
  sendAudio(frame: Buffer): void;
  sendText(text: string): void;
  bufferedBytes(): number;
  /** Hangs up at once; no event follows. */
  drop(): void;
}

export type ConnectSpeech = (url: string, events: SpeechSocketEvents) => SpeechSocket;

const MAX_MESSAGE_BYTES = 1024 * 1024;
const CLOSED_ABNORMALLY = 1006;

/** Room for the frame's header. */
export const AUDIO_HEADROOM = 8;

/** A WebSocket client of the few features the recogniser uses: it sends fifty messages a second and call. */
export const createSpeechConnector =
  ({ apiKey, openTimeoutMs = 5_000 }: { apiKey: string; openTimeoutMs?: number }): ConnectSpeech =>
  (url, events) => {
    let socket: Duplex | undefined;
    let isSettled = false;
    const settle = (tell: () => void) => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timeout);
      upgrade?.destroy();
      socket?.destroy();
      tell();
    };
    const close = (code: number, reason: string) => settle(() => events.onClosed(code, reason));
    const answer = (opcode: number, payload: Buffer) => {
      if (socket?.writable) socket.write(frameOf(opcode, payload, { isMasked: true }));
    };

    const address = new URL(url);
    const isSecure = address.protocol === "wss:";
    address.protocol = isSecure ? "https:" : "http:";
    const key = randomBytes(16).toString("base64");
    let upgrade: ClientRequest | undefined = (isSecure ? requestSecure : requestPlain)(address, {
      agent: false,
      headers: {
        authorization: `Token ${apiKey}`,
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-key": key,
        "sec-websocket-version": "13",
      },
    });
    const timeout = setTimeout(() => close(CLOSED_ABNORMALLY, "no answer"), openTimeoutMs);
    upgrade.on("error", () => close(CLOSED_ABNORMALLY, "connection failed"));
    upgrade.on("response", ({ statusCode = 0 }) => settle(() => events.onRefused(statusCode)));
    upgrade.on("upgrade", (response, opened, head) => {
      opened.on("error", () => opened.destroy());
      if (isSettled || response.headers["sec-websocket-accept"] !== acceptOf(key)) {
        opened.destroy();
        return close(CLOSED_ABNORMALLY, "no handshake");
      }
      clearTimeout(timeout);
      // A request holds on to several kilobytes that nobody needs any more.
      upgrade = undefined;
      socket = opened;
      if ("setNoDelay" in opened && typeof opened.setNoDelay === "function") opened.setNoDelay(true);
      const reader = createFrameReader(
        {
          onText(buffer, start, end) {
            if (!isSettled) events.onText(buffer.toString("utf8", start, end));
          },
          // Not part of the protocol: read as an unreadable message.
          onBinary: () => (isSettled ? undefined : events.onText("")),
          onPing: (payload) => answer(OPCODE.pong, payload),
          onClose(code, reason) {
            answer(OPCODE.close, closePayload(code, ""));
            close(code, reason);
          },
          onViolation: (code, why) => close(code, why),
        },
        { maxMessageBytes: MAX_MESSAGE_BYTES, isMasked: false },
      );
      opened.on("close", () => close(CLOSED_ABNORMALLY, "connection lost"));
      opened.on("end", () => opened.destroy());
      const read = (bytes: Buffer) => {
        try {
          reader.push(bytes);
        } catch {
          close(CLOSED_ABNORMALLY, "reader failed");
        }
      };
      events.onOpen();
      if (head.length > 0) read(head);
      opened.on("data", read);
    });
    upgrade.end();

    return {
      sendAudio(frame) {
        if (!socket?.writable) return;
        writeHeader(frame, OPCODE.binary, frame.length - AUDIO_HEADROOM, true);
        socket.write(frame);
      },
      sendText: (text) => answer(OPCODE.text, Buffer.from(text)),
      bufferedBytes: () => socket?.writableLength ?? 0,
      drop() {
        isSettled = true;
        clearTimeout(timeout);
        upgrade?.destroy();
        socket?.destroy();
      },
    };
  };
