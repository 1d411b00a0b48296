import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";

export interface Listening {
  url: string;
  port: number;
  server: Server;
  /** Cuts open connections: a stand-in that goes away does not say goodbye. */
  close(): Promise<void>;
}

/** Serves a stand-in on loopback; the system chooses the port unless one is given. */
export function listen(app: Pick<Hono, "fetch">, port = 0): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, (address) =>
      resolve({
        url: `http://127.0.0.1:${address.port}`,
        port: address.port,
        server,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      }),
    ) as Server;
    server.once("error", reject);
  });
}
