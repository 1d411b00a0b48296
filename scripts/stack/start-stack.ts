import { join } from "node:path";
import { numberWebhooks } from "../../functions/src/adapters/webhook-urls.ts";
import { demoTenants } from "../../shared/sandbox/demo-tenants.ts";
import { type EdgeFunction, startEdgeFunction } from "../../shared/sandbox/edge/start-edge-function.ts";
import type { Listening } from "../../shared/sandbox/listen.ts";
import { type SeededTenant, type SeedTenant, seedTenants } from "../../shared/sandbox/seed.ts";
import { setupSchedules } from "../setup-schedules.ts";
import { startCallDesk } from "./call-desk.ts";
import { type Child, startChild } from "./child.ts";
import { connectHomes, createHomeBook } from "./connect-homes.ts";
import { freePort } from "./free-port.ts";
import { sandboxSecrets } from "./secrets.ts";
import { type StandIns, startStandIns } from "./stand-ins.ts";

export interface StackOptions {
  /** Variables that replace a stand-in or a setting; `process.env` in the commands. */
  given?: Record<string, string | undefined>;
  dataDir?: string;
  firstPort?: number;
  tenants?: readonly SeedTenant[];
  /** The signed-in person's API on Deno. */
  withApi?: boolean;
  /** The web application, and the API that it needs: as one works on it, or as `next build` left it. */
  web?: "dev" | "built";
  /** In every home that the database knows, now and later, the telephone is connected, and whoever answers does what a test call asks. */
  withHomes?: boolean;
  logDir?: string;
}

export interface Stack {
  readonly standIns: StandIns;
  readonly env: Readonly<Record<string, string>>;
  readonly urls: Readonly<Record<string, string>>;
  readonly tenants: readonly SeededTenant[];
  readonly functions: Child;
  /** The relay that runs now. */
  relay(): Child;
  /** Starts a relay again on the same address, after it was stopped or killed. */
  startRelay(): Promise<Child>;
  stop(): Promise<void>;
}

// Only settings of ours reach the processes: what else is in a developer's shell stays there.
const SETTINGS =
  /^(SUPABASE_|TWILIO_|UPSTASH_|QSTASH_|DEEPGRAM_|OPENAI_|STREAM_TOKEN_SECRET$|LINK_TOKEN_SECRET$|PROVISIONING_SECRET$|REPUTATION_SECRET$|SESSION_SIGNING_JWK$|PUBLIC_URL$|RELAY_URL$|WEB_URL$|SMS_SENDER$|SIP_DOMAIN$|NUMBER_MAX_MONTHLY_CENTS$|NUMBERS_PER_MONTH$|POOL_LOW$|SMTP_URL$|MAIL_FROM$|SIGN_UP_ALLOW_LIST$|LOG_LEVEL$|SPEECH_PROVIDER$|MODEL_[A-Z_]+$)/;

/** As in production: see media-relay/README.md. */
const RELAY_FLAGS = ["--max-semi-space-size=4"];

/** Gives each seeded number its webhooks at the simulated Twilio. */
function connectNumbers({ twilio }: StandIns, publicUrl: string, tenants: readonly SeededTenant[]): void {
  for (const { ethiqNumber, delivery } of tenants.flatMap(({ lines }) => lines)) {
    twilio?.addNumber({ e164: ethiqNumber, ...numberWebhooks(publicUrl, delivery) });
  }
}

/** Makes the telephones behind the seeded numbers answer. */
function connectTelephones({ twilio }: StandIns, tenants: readonly SeededTenant[]): void {
  for (const { ethiqNumber, forwardedNumber, delivery } of tenants.flatMap(({ lines }) => lines)) {
    for (const target of delivery) {
      const address = target.kind === "sip" ? target.uri : target.e164;
      twilio?.endpoints.set(address, { behaviour: "answers", answerAfterMs: 1_500 });
    }
    if (forwardedNumber) twilio?.endpoints.set(forwardedNumber, { behaviour: "answers", forwardsTo: ethiqNumber });
  }
}

/** Everything on this machine: stand-ins in this process, each of the product's parts in its own. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { given = {}, dataDir, firstPort, web, withHomes = false } = options;
  const withApi = options.withApi || web !== undefined;
  const logDir = options.logDir ?? join(dataDir ?? ".ethiq", "logs");
  const standIns = await startStandIns({ given, dataDir, firstPort });
  const port = (offset: number) => freePort(firstPort === undefined ? 0 : firstPort + offset);
  const ports = {
    functions: await port(10),
    relay: await port(11),
    api: await port(12),
    web: await port(13),
    hooks: await port(14),
    desk: await port(15),
  };
  const env: Record<string, string> = {
    PUBLIC_URL: `http://127.0.0.1:${ports.functions}`,
    RELAY_URL: `ws://127.0.0.1:${ports.relay}/media`,
    WEB_URL: `http://127.0.0.1:${ports.web}`,
    SPEECH_PROVIDER: "deepgram",
    LOG_LEVEL: "info",
    ...standIns.env,
  };
  for (const [name, value] of Object.entries(given)) if (value && SETTINGS.test(name)) env[name] = value;

  const children: Child[] = [];
  let api: EdgeFunction | undefined;
  let hooks: EdgeFunction | undefined;
  let desk: Listening | undefined;
  let homes: ReturnType<typeof connectHomes> | undefined;
  const stop = async () => {
    homes?.stop();
    await Promise.all(children.map((child) => child.stop()));
    await desk?.close();
    await api?.close();
    await hooks?.close();
    await standIns.close();
  };
  const startNode = (name: string, script: string, ownPort: number, ready: string, flags: string[] = []) =>
    startChild({
      name,
      command: process.execPath,
      args: [...flags, script],
      env: { ...env, PORT: String(ownPort) },
      logFile: join(logDir, `${name}.log`),
      readyUrl: `http://127.0.0.1:${ownPort}${ready}`,
    });
  let relay: Child;
  const startRelay = async () => {
    relay = await startNode("relay", "media-relay/src/main.ts", ports.relay, "/readyz", RELAY_FLAGS);
    children.push(relay);
    return relay;
  };

  try {
    const [functions] = await Promise.all([
      startNode("functions", "scripts/serve-functions.ts", ports.functions, "/healthz"),
      startRelay(),
    ]);
    children.push(functions);
    if (withApi) {
      api = await startEdgeFunction({ name: "api", env, port: ports.api });
      if (standIns.supabase && env.AUTH_HOOK_SECRET) {
        hooks = await startEdgeFunction({ name: "auth-hook", env, port: ports.hooks });
        standIns.supabase.serveHooksFrom(hooks.url, env.AUTH_HOOK_SECRET);
      }
      standIns.supabase?.serveFunctionsFrom(api.url.replace(/\/api$/, ""));
      env.API_URL = `${env.SUPABASE_URL}/functions/v1/api`;
    }
    // The web application offers simulated calls when it is told of the desk: never where the network is a real one.
    if (withApi && standIns.twilio) {
      const { callDeskToken } = sandboxSecrets(dataDir);
      desk = await startCallDesk({ env, token: callDeskToken, port: ports.desk });
      env.SANDBOX_CALLS_URL = desk.url;
      env.SANDBOX_CALLS_TOKEN = callDeskToken;
    }
    if (web) {
      const pages = await startChild({
        name: "web",
        command: process.execPath,
        args: [
          join("..", "node_modules", "next", "dist", "bin", "next"),
          web === "built" ? "start" : "dev",
          ...["--hostname", "127.0.0.1", "--port", String(ports.web)],
        ],
        cwd: "web",
        env: {
          ...env,
          NEXT_PUBLIC_SUPABASE_URL: env.SUPABASE_URL ?? "",
          NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: env.SUPABASE_PUBLISHABLE_KEY ?? "",
          NEXT_PUBLIC_API_URL: env.API_URL ?? "",
          // Of the numbers that belong to nobody, for stories.
          NEXT_PUBLIC_HELP_NUMBER: given.NEXT_PUBLIC_HELP_NUMBER ?? "+33199000042",
          NEXT_TELEMETRY_DISABLED: "1",
        },
        logFile: join(logDir, "web.log"),
        readyUrl: `http://127.0.0.1:${ports.web}/connexion`,
        readyTimeoutMs: 120_000,
      });
      children.push(pages);
    }

    const target = {
      url: env.SUPABASE_URL ?? "",
      publishableKey: env.SUPABASE_PUBLISHABLE_KEY ?? "",
      secretKey: env.SUPABASE_SECRET_KEY ?? "",
    };
    // A real project is never filled with invented households.
    const tenants = standIns.supabase ? await seedTenants(target, options.tenants ?? demoTenants(4)) : [];
    connectNumbers(standIns, env.PUBLIC_URL ?? "", tenants);
    if (withHomes && standIns.twilio) homes = connectHomes(standIns.twilio.endpoints, createHomeBook(target));
    else connectTelephones(standIns, tenants);
    await setupSchedules(env);

    const urls = {
      functions: env.PUBLIC_URL ?? "",
      relay: env.RELAY_URL ?? "",
      supabase: env.SUPABASE_URL ?? "",
      ...(standIns.twilio ? { twilio: standIns.twilio.url } : {}),
      ...(standIns.deepgram ? { deepgram: standIns.deepgram.url } : {}),
      ...(standIns.model ? { model: standIns.model.url } : {}),
      ...(standIns.mailbox ? { mailbox: standIns.mailbox.url } : {}),
      ...(env.API_URL ? { api: env.API_URL } : {}),
      ...(web ? { web: env.WEB_URL ?? "" } : {}),
    };
    return { standIns, env, urls, tenants, functions, relay: () => relay, startRelay, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
