// Places a call against a running `npm start` and prints what happens: npm run call -- --script <name> [--to <number>].
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, parseEnv } from "node:util";
import { createServiceClient } from "../shared/adapters/supabase-rpc.ts";
import { listRecordings } from "../shared/sandbox/recordings/recording.ts";
import { type CalledLine, playCall } from "./stack/play-call.ts";
import { createTimeline } from "./stack/timeline.ts";

const { values } = parseArgs({
  options: { script: { type: "string" }, to: { type: "string" }, from: { type: "string" }, data: { type: "string", default: ".ethiq" } },
});

function leave(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

const recording = listRecordings().find(({ name }) => name === values.script);
if (!recording)
  leave(
    `Say which call to place with --script. These exist: ${listRecordings()
      .map(({ name }) => name)
      .join(", ")}`,
  );
const envFile = join(values.data, "sandbox.env");
if (!existsSync(envFile)) leave("Nothing is running here yet. Start it in another terminal with: npm start -- --headless");
const env = parseEnv(readFileSync(envFile, "utf8")) as Record<string, string>;

/** The line behind a number, or the first one in the language of the call. */
async function findLine(lang: string): Promise<CalledLine | undefined> {
  const client = createServiceClient({ url: env.SUPABASE_URL ?? "", secretKey: env.SUPABASE_SECRET_KEY ?? "" });
  const numbers = client.from("phone_numbers").select("e164,lines!inner(id,tenant_id,protected_name,locale)").eq("status", "assigned");
  const { data, error } = await (values.to ? numbers.eq("e164", values.to) : numbers.eq("lines.locale", lang)).order("e164").limit(1);
  if (error) leave(`The database does not answer (${error.message}). Is "npm start" still running?`);
  const [found] = data as unknown as { e164: string; lines: { id: string; tenant_id: string; protected_name: string } }[];
  if (!found) return undefined;
  const { data: contacts } = await client.from("contacts").select("name,phone,consent,line_id").eq("tenant_id", found.lines.tenant_id);
  const own = (contacts ?? []).filter(({ line_id }) => line_id === null || line_id === found.lines.id);
  return { ethiqNumber: found.e164, protectedName: found.lines.protected_name, contacts: own };
}

const line = await findLine(recording.lang);
if (!line) leave(values.to ? `No line has the number ${values.to}.` : `No line speaks ${recording.lang}.`);

const timeline = createTimeline((text) => console.log(text));
const { name } = recording;
const report = await playCall({ env, script: name, line, from: values.from, onHappening: (each) => timeline.show(name, line, each) });
console.log(JSON.stringify(report));
