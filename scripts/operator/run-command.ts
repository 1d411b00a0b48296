import { parseArgs } from "node:util";
import { type Command, NotUnderstood } from "./command.ts";
import { OperationRefused } from "./ops-client.ts";
import { findProject, type Project } from "./project.ts";

interface Cli<Operations> {
  /** As npm knows it. */
  script: string;
  commands: Readonly<Record<string, Command<Operations>>>;
  /** The names of options that take a value. */
  options: readonly string[];
  connect(project: Project): Operations;
}

function leave(sentence: string, code: number): never {
  console.error(sentence);
  process.exit(code);
}

/**
 * Runs the command that was typed, on the project named by SUPABASE_URL and SUPABASE_SECRET_KEY or on the `npm start` of this machine.
 * Ends with 2 when it is not understood, with 1 when it is refused.
 */
export async function runCommand<Operations>({ script, commands, options: names, connect }: Cli<Operations>): Promise<void> {
  const help = [
    `npm run ${script} -- <command> [--json]`,
    ...Object.values(commands).map(({ usage, does }) => `  ${usage}\n      ${does}`),
  ].join("\n");
  const text = { type: "string" } as const;
  const readArguments = () => {
    try {
      return parseArgs({
        allowPositionals: true,
        options: {
          ...(Object.fromEntries(names.map((name) => [name, text])) as Record<string, typeof text>),
          json: { type: "boolean" },
          data: { ...text, default: ".ethiq" },
        },
      });
    } catch (error) {
      return leave(`${error instanceof Error ? error.message : "not understood"}\n\n${help}`, 2);
    }
  };

  const { values, positionals } = readArguments();
  const { json, data: dataDir, ...options } = values as Record<string, string | undefined> & { json?: boolean; data: string };
  const [name = "", ...rest] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) leave(help, 2);
  const project = findProject(process.env, dataDir);
  if (!project) leave("Which project? Set SUPABASE_URL and SUPABASE_SECRET_KEY, or start one here with: npm start -- --headless", 2);

  try {
    const say = (line: string) => (json ? undefined : console.log(line));
    const done = await command.run(connect(project), { positionals: rest, options }, say);
    const printed = json ? JSON.stringify(done.data) : done.lines.join("\n");
    if (printed) console.log(printed);
    if (done.hasFailed) process.exitCode = 1;
  } catch (error) {
    if (error instanceof NotUnderstood) leave(`${error.message}\nUsage: npm run ${script} -- ${command.usage}`, 2);
    if (error instanceof OperationRefused) leave(error.message, 1);
    throw error;
  }
}
