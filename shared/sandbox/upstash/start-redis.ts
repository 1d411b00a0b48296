import { type Context, Hono } from "hono";
import { z } from "zod";
import { faultRoutes } from "../fault-routes.ts";
import { createFaults, type Faults, faultMiddleware } from "../faults.ts";
import { listen } from "../listen.ts";
import { COLLECTION_COMMANDS } from "./redis-collection-commands.ts";
import type { Command, Reply } from "./redis-command.ts";
import { createKeyspace, RedisError } from "./redis-keyspace.ts";
import { STRING_AND_KEY_COMMANDS } from "./redis-string-commands.ts";

export interface RedisOptions {
  token: string;
  port?: number;
  faults?: Faults;
  now?: () => number;
}

export interface RedisStandIn {
  url: string;
  faults: Faults;
  /** Names of the commands carried out so far, in order. */
  commands: string[];
  close(): Promise<void>;
}

const COMMANDS: Record<string, Command> = {
  ...STRING_AND_KEY_COMMANDS,
  ...COLLECTION_COMMANDS,
  // Nobody subscribes here, so nobody receives.
  PUBLISH: { arity: [2, 2], run: () => 0 },
};

const CommandBody = z.array(z.union([z.string(), z.number(), z.boolean()])).min(1);
const Batch = z.array(CommandBody);
type Outcome = { result: Reply } | { error: string };

function commandOf([name = "", ...args]: readonly string[]): { command: Command; args: string[]; name: string } {
  const command = COMMANDS[name.toUpperCase()];
  if (!command) {
    throw new RedisError(
      `ERR Command is not available: '${name}'. See https://upstash.com/docs/redis/overall/rediscompatibility for details`,
    );
  }
  const [fewest, most] = command.arity;
  if (args.length < fewest || args.length > most) {
    throw new RedisError(`ERR wrong number of arguments for '${name.toLowerCase()}' command`);
  }
  return { command, args, name: name.toUpperCase() };
}

/** As the SDK undoes it: every string of an answer but the bare status OK. */
function encode(reply: Reply, isTop = true): Reply {
  if (Array.isArray(reply)) return reply.map((item) => encode(item, false));
  return typeof reply === "string" && !(isTop && reply === "OK") ? Buffer.from(reply).toString("base64") : reply;
}

function pathCommand(c: Context, body: string): string[] {
  const url = new URL(c.req.url);
  const parts = url.pathname.slice(1).split("/").map(decodeURIComponent);
  const options = [...url.searchParams].filter(([name]) => name !== "_token").flatMap(([name, value]) => (value ? [name, value] : [name]));
  return [...parts, ...(body ? [body] : []), ...options];
}

/** The Upstash REST protocol over a keyspace in memory: body form, path form, `/pipeline`, `/multi-exec`. */
export async function startRedis({ token, port = 0, faults = createFaults(), now = Date.now }: RedisOptions): Promise<RedisStandIn> {
  const keys = createKeyspace(now);
  const commands: string[] = [];

  const run = (input: readonly string[]): Reply => {
    const { command, args, name } = commandOf(input);
    commands.push(name);
    return command.run(keys, args);
  };
  const attempt = (input: readonly string[], isEncoded: boolean): Outcome => {
    try {
      const reply = run(input);
      return { result: isEncoded ? encode(reply) : reply };
    } catch (error) {
      if (error instanceof RedisError) return { error: error.message };
      throw error;
    }
  };
  const wantsBase64 = (c: Context) => c.req.header("upstash-encoding") === "base64";
  const parse = async <Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.output<Schema> | undefined> => {
    try {
      return schema.safeParse(JSON.parse(await c.req.text())).data;
    } catch {
      return undefined;
    }
  };
  const answer = (c: Context, outcome: Outcome) => c.json(outcome, "error" in outcome ? 400 : 200);
  const badBody = (c: Context) => c.json({ error: "ERR failed to parse command" }, 400);

  const app = new Hono();
  app.route("/", faultRoutes(faults));
  // All commands share one address, so a fault may also name the commands: "POST / SET num:+33…".
  app.use(
    faultMiddleware(faults, async (c) => {
      const batch = (await parse(c, Batch)) ?? [(await parse(c, CommandBody)) ?? []];
      const named = batch.map(([name = "", key = ""]) => ` ${String(name).toUpperCase()} ${key}`);
      return `${c.req.method} ${c.req.path}${named.join(";")}`;
    }),
  );
  app.use(async (c, next) => {
    if (c.req.header("authorization") !== `Bearer ${token}` && c.req.query("_token") !== token) {
      return c.json(
        { error: "WRONGPASS invalid or missing auth token. See https://docs.upstash.com/redis/troubleshooting/http_unauthorized" },
        401,
      );
    }
    await next();
    c.header("upstash-sync-token", "sandbox");
  });
  app.post("/", async (c) => {
    const command = await parse(c, CommandBody);
    return command ? answer(c, attempt(command.map(String), wantsBase64(c))) : badBody(c);
  });
  app.post("/pipeline", async (c) => {
    const batch = await parse(c, Batch);
    return batch ? c.json(batch.map((command) => attempt(command.map(String), wantsBase64(c)))) : badBody(c);
  });
  app.post("/multi-exec", async (c) => {
    const batch = await parse(c, Batch);
    if (!batch) return badBody(c);
    try {
      for (const command of batch) commandOf(command.map(String));
    } catch (error) {
      if (!(error instanceof RedisError)) throw error;
      return c.json({ error: `EXECABORT Transaction discarded because of previous errors. ${error.message}` }, 400);
    }
    return c.json(batch.map((command) => attempt(command.map(String), wantsBase64(c))));
  });
  app.on(["GET", "POST"], "/*", async (c) => {
    const body = c.req.method === "POST" ? await c.req.text() : "";
    return answer(c, attempt(pathCommand(c, body), wantsBase64(c)));
  });
  app.all("/*", (c) => c.json({ error: "ERR method not allowed" }, 405));

  const { url, close } = await listen(app, port);
  return { url, faults, commands, close };
}
