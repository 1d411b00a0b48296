import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { fileURLToPath } from "node:url";
import { WebSocketServer } from "ws";
import { createFaults, type Faults } from "../faults.ts";
import { listen } from "../listen.ts";
import { createAuthServer } from "./auth/auth-server.ts";
import { openDatabase } from "./database.ts";
import { createGateway } from "./gateway.ts";
import { type Keys, loadKeys } from "./keys.ts";
import { type Broadcast, createChannels } from "./realtime/channels.ts";
import { sessionClaims } from "./realtime/session-claims.ts";
import { createTopicPolicies } from "./realtime/topic-policies.ts";
import { createRpc } from "./rpc.ts";
import { loadTemplate } from "./template.ts";

export interface SupabaseOptions {
  /** Keeps database and keys there; in memory when absent. One process per directory. */
  dataDir?: string;
  port?: number;
  migrationsDir?: string;
  faults?: Faults;
  /** Once hooks are served: shortest time between two mails of a kind to one person. */
  mailPauseMs?: number;
}

export interface SupabaseStandIn extends Keys {
  url: string;
  faults: Faults;
  /** As the database's owner, past every policy. */
  sql<Row = Record<string, unknown>>(text: string, params?: unknown[]): Promise<Row[]>;
  /** Puts the server of the Edge Functions behind `/functions/v1`. */
  serveFunctionsFrom(url: string): void;
  /**
   * Has Auth ask the hooks below `url`, signed with `secret`, and have new accounts confirmed by a code. Until then nobody has to
   * confirm anything.
   */
  serveHooksFrom(url: string, secret: string): void;
  close(): Promise<void>;
}

const MIGRATIONS_DIR = fileURLToPath(new URL("../../../supabase/migrations", import.meta.url));
const SOCKET_PATH = "/realtime/v1/websocket";

const refuse = (socket: Duplex, status: string) => socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);

/** A Supabase project on this machine: Postgres, REST, Auth and Realtime behind one address, with the real migrations. */
export async function startSupabase(options: SupabaseOptions = {}): Promise<SupabaseStandIn> {
  const { dataDir, port = 0, migrationsDir = MIGRATIONS_DIR, faults = createFaults(), mailPauseMs = 1_000 } = options;
  const keys = await loadKeys(dataDir);
  const template = await loadTemplate(migrationsDir);
  const database = await openDatabase({ dataDir, migrationsDir, keys, template });
  const { pglite, gate } = database;
  const claimsOf = (token: string) => sessionClaims(token, keys, Date.now());
  const isKey = (value: string) => value === keys.publishableKey || value === keys.secretKey;
  const policies = createTopicPolicies(database);
  const channels = createChannels({ policies, claimsOf });
  let functionsUrl: string | undefined;
  let auth: ReturnType<typeof createAuthServer> | undefined;

  const takeMessages = (ids: readonly string[]) =>
    gate(async () => {
      const { rows } = await pglite.query<Broadcast>(
        "delete from realtime.messages where id = any ($1) returning topic, event, payload, private",
        [ids],
      );
      return rows;
    });

  // Notifications arrive while a query holds the gate: they are collected, and fetched when it is free.
  let announced: string[] = [];
  let isClosing = false;
  const stopListening = await pglite.listen("realtime", (id) => {
    announced.push(id);
    if (announced.length > 1) return;
    queueMicrotask(async () => {
      await gate(async () => undefined);
      const ids = announced;
      announced = [];
      if (isClosing) return;
      const byId = new Map((await takeMessages(ids)).map((message) => [(message.payload as { id: string }).id, message]));
      for (const id of ids) {
        const message = byId.get(id);
        if (message) channels.broadcast(message);
      }
    });
  });

  const rpc = await createRpc(database);
  const app = createGateway({
    database,
    keys,
    rpc,
    channels,
    policies,
    claimsOf,
    isKey,
    faults,
    functionsUrl: () => functionsUrl,
    auth: () => auth,
  });
  const listening = await listen(app, port);

  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_000_000 });
  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const apikey = url.searchParams.get("apikey") ?? "";
    const fault = faults.take(`GET ${url.pathname}`);
    if (fault?.kind === "delay") await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (fault?.kind === "drop") return socket.destroy();
    if (fault?.kind === "status") return refuse(socket, `${fault.status} Fault`);
    if (url.pathname !== SOCKET_PATH) return refuse(socket, "404 Not Found");
    if (!isKey(apikey)) return refuse(socket, "401 Unauthorized");
    const version = url.searchParams.get("vsn") === "2.0.0" ? "2.0.0" : "1.0.0";
    sockets.handleUpgrade(request, socket, head, (accepted) => channels.serve(accepted, { version, apikey }));
  };
  listening.server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    void upgrade(request, socket, head).catch(() => socket.destroy());
  });

  return {
    ...keys,
    url: listening.url,
    faults,
    sql: (text, params = []) => gate(async () => (await pglite.query(text, params)).rows as never),
    serveFunctionsFrom(url) {
      functionsUrl = url;
    },
    serveHooksFrom(url, secret) {
      auth = createAuthServer({ database, keys, hooks: { url, secret }, url: () => listening.url, mailPauseMs });
    },
    async close() {
      isClosing = true;
      for (const socket of sockets.clients) socket.terminate();
      await listening.close();
      await gate(() => stopListening());
      await database.close();
    },
  };
}
