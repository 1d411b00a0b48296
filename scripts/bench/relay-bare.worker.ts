import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";

// The barest forwarder the `ws` package allows: no token, no state, no JSON; each 20 ms piece is cut out of its message and
// sent on over one socket per call (`BENCH_SOCKETS=2`: one per voice).

const sinkUrl = process.env.BENCH_SINK ?? "";
const sockets = Number(process.env.BENCH_SOCKETS ?? 1);
const marker = Buffer.from('"payload":"');
const options = { perMessageDeflate: false, skipUTF8Validation: true } as const;

const server = createServer();
const media = new WebSocketServer({ server, ...options });
media.on("connection", (socket) => {
  const speech = Array.from({ length: sockets }, () => new WebSocket(sinkUrl, options));
  socket.on("message", (data) => {
    const bytes = data as Buffer;
    const at = bytes.indexOf(marker, 60);
    if (at < 0) return;
    const start = at + marker.length;
    const audio = Buffer.from(bytes.toString("latin1", start, bytes.indexOf(0x22, start)), "base64");
    // "inbound" and "outbound" differ at their first letter.
    const target = speech[sockets === 1 || bytes.includes("inbound") ? 0 : 1];
    if (target?.readyState === WebSocket.OPEN) target.send(audio);
  });
  socket.on("close", () => speech.map((each) => each.terminate()));
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("message", () => process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }));
// Whoever started this is gone.
process.on("disconnect", () => process.exit(0));
