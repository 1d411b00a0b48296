// For operators: npm run tenant -- create|list|show|pause|resume|suspend|restore|erase … Acts on the project named by SUPABASE_URL and
// SUPABASE_SECRET_KEY, or on the `npm start` of this machine. Ends with 2 when the command is not understood, 1 when it is refused.
import { parseArgs } from "node:util";
import { createOperations, OperationRefused } from "./operator/operations.ts";
import { findProject } from "./operator/project.ts";
import { NotUnderstood, TENANT_COMMANDS } from "./operator/tenant-commands.ts";

const HELP = [
  "npm run tenant -- <command> [--json]",
  ...Object.values(TENANT_COMMANDS).map(({ usage, does }) => `  ${usage}\n      ${does}`),
].join("\n");

const text = { type: "string" } as const;
const OPTIONS = {
  name: text,
  owner: text,
  kind: text,
  locale: text,
  search: text,
  limit: text,
  line: text,
  hours: text,
  reason: text,
  confirm: text,
};

function leave(sentence: string, code: number): never {
  console.error(sentence);
  process.exit(code);
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { ...OPTIONS, json: { type: "boolean" }, data: { ...text, default: ".ethiq" } } });
  } catch (error) {
    return leave(`${error instanceof Error ? error.message : "not understood"}\n\n${HELP}`, 2);
  }
}

const { values, positionals } = readArguments();
const { json, data: dataDir, ...options } = values;
const [name = "", ...rest] = positionals;
const command = Object.hasOwn(TENANT_COMMANDS, name) ? TENANT_COMMANDS[name] : undefined;
if (!command) leave(HELP, 2);
const project = findProject(process.env, dataDir);
if (!project) leave("Which project? Set SUPABASE_URL and SUPABASE_SECRET_KEY, or start one here with: npm start -- --headless", 2);

try {
  const done = await command.run(createOperations(project), { positionals: rest, options });
  console.log(json ? JSON.stringify(done.data) : done.lines.join("\n"));
} catch (error) {
  if (error instanceof NotUnderstood) leave(`${error.message}\nUsage: npm run tenant -- ${command.usage}`, 2);
  if (error instanceof OperationRefused) leave(error.message, 1);
  throw error;
}
