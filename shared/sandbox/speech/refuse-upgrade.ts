import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

export interface Refusal {
  status: number;
  code: string;
  text: string;
  headers?: Record<string, string>;
}

/** Answers an upgrade request with a plain response; the reason is in `dg-error` as well as in the body. */
export function refuseUpgrade(socket: Duplex, requestId: string, { status, code, text, headers }: Refusal): void {
  const body = JSON.stringify({ err_code: code, err_msg: text, request_id: requestId });
  const all = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
    "dg-error": text,
    "dg-request-id": requestId,
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value.replaceAll(/[^\x21-\x7e]+/g, " ")}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}\r\n${body}`);
}
