import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Log } from "../../shared/config/log.ts";
import { type Call, type CallDeps, createCall } from "./call.ts";
import type { LoadMeter } from "./load-meter.ts";
import { acceptKey, openMediaSocket, refuseUpgrade } from "./media-socket.ts";
import type { Metrics } from "./metrics.ts";
import { isUpgradeSigned } from "./upgrade-signature.ts";

export interface RelayServerOptions {
  relayUrl: string;
  authTokens: readonly string[];
  host?: string;
  port: number;
  maxCalls: number;
  /** How long `stop` lets calls go on before they are handed over. */
  drainMs: number;
  load: LoadMeter;
  registry: Metrics;
  log: Log;
  call: Omit<CallDeps, "isHeardElsewhere">;
}

export interface RelayServer {
  readonly port: number;
  readonly liveCalls: number;
  /** Takes no new streams, waits for the calls or hands them over, then closes. Repeating it hastens nothing. */
  stop(): Promise<void>;
}

/** For saving and writing after the calls were handed over. */
const LAST_WRITES_MS = 8_000;
const MEDIA_PATH = "/media";

export async function startRelayServer(options: RelayServerOptions): Promise<RelayServer> {
  const { relayUrl, authTokens, maxCalls, load, registry, log } = options;
  const { metrics, clock } = options.call;
  const calls = new Set<Call>();
  let stopping: Promise<void> | undefined;

  const isHeardElsewhere = (callId: string, self: Call) =>
    [...calls].some((call) => call !== self && call.callId === callId && call.state === "listening");
  const isReady = () => !stopping && !load.isOverloaded() && calls.size < maxCalls;
  registry.gauge("relay_live_streams", "Streams open now", () => calls.size);
  registry.gauge("relay_loop_utilisation", "Share of the last second this process was busy", () => load.utilisation());
  registry.gauge("process_resident_memory_bytes", "Resident memory", () => process.memoryUsage.rss());

  const server = createServer((request, response) => {
    const answer = (status: number, type: string, body: string) => response.writeHead(status, { "content-type": type }).end(body);
    if (request.method !== "GET") return answer(405, "text/plain", "method not allowed\n");
    if (request.url === "/healthz") return answer(200, "text/plain", "ok\n");
    if (request.url === "/readyz") return isReady() ? answer(200, "text/plain", "ready\n") : answer(503, "text/plain", "not ready\n");
    if (request.url === "/metrics") return answer(200, "text/plain; version=0.0.4", registry.render());
    return answer(404, "text/plain", "not found\n");
  });
  server.on("clientError", (_error, socket) => socket.destroy());

  server.on("upgrade", (request, socket, head) => {
    const refuse = (status: number, title: string, why: string) => {
      metrics.streamsRefused.add(1, { why });
      refuseUpgrade(socket, status, title);
    };
    if (request.url !== MEDIA_PATH) return refuse(404, "Not Found", "path");
    const signature = request.headers["x-twilio-signature"];
    if (!isUpgradeSigned(Array.isArray(signature) ? undefined : signature, relayUrl, authTokens)) {
      log.warn("upgrade_refused", { why: "signature" });
      return refuse(403, "Forbidden", "signature");
    }
    const key = acceptKey(request);
    if (!key) return refuse(400, "Bad Request", "handshake");
    if (stopping || calls.size >= maxCalls) return refuse(503, "Service Unavailable", stopping ? "draining" : "full");
    if ("setNoDelay" in socket && typeof socket.setNoDelay === "function") socket.setNoDelay(true);
    openMediaSocket({ socket, head, key, clock }, (mediaSocket) => {
      const call = createCall(mediaSocket, { ...options.call, isHeardElsewhere });
      calls.add(call);
      load.streams(calls.size);
      void call.closed.then(() => {
        calls.delete(call);
        load.streams(calls.size);
      });
      return call;
    });
  });

  await listen(server, options.port, options.host);
  const { port } = server.address() as AddressInfo;

  const wait = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
  const allClosed = () => Promise.all([...calls].map(({ closed }) => closed));
  const drain = async () => {
    log.info("relay_draining", { calls: calls.size });
    const hasClosed = new Promise<void>((resolve) => server.close(() => resolve()));
    await Promise.race([allClosed(), wait(options.drainMs)]);
    log.info("relay_handing_over", { calls: calls.size });
    await Promise.race([Promise.all([...calls].map((call) => call.handOver())), wait(LAST_WRITES_MS)]);
    server.closeAllConnections();
    await Promise.race([hasClosed, wait(1_000)]);
  };
  return {
    port,
    get liveCalls() {
      return calls.size;
    },
    stop() {
      stopping ??= drain();
      return stopping;
    },
  };
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
