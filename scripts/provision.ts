// For operators: npm run provision -- status|retry|cancel|pool|reconcile|burn|release|test|codes … Acts on the project named by
// SUPABASE_URL and SUPABASE_SECRET_KEY, with QSTASH_TOKEN and PUBLIC_URL for what is carried out at once, or on the `npm start` of this
// machine. Ends with 2 when the command is not understood, 1 when it is refused or a test fails.
import { CODE_COMMAND, createCodeOperations } from "./operator/code-commands.ts";
import type { Command } from "./operator/command.ts";
import { JOB_COMMANDS } from "./operator/job-commands.ts";
import { NUMBER_COMMANDS } from "./operator/number-commands.ts";
import type { Project } from "./operator/project.ts";
import { createProvisioningOperations } from "./operator/provisioning-operations.ts";
import { runCommand } from "./operator/run-command.ts";
import { TEST_COMMAND } from "./operator/test-command.ts";

/** Commands that are given the same project, made into what each of them asks for. */
const of = <Operations>(
  connect: (project: Project) => Operations,
  commands: Record<string, Command<Operations>>,
): Record<string, Command<Project>> =>
  Object.fromEntries(
    Object.entries(commands).map(([name, command]) => [
      name,
      { ...command, run: (project, words, say) => command.run(connect(project), words, say) },
    ]),
  );

await runCommand({
  script: "provision",
  commands: {
    ...of(createProvisioningOperations, { ...JOB_COMMANDS, ...NUMBER_COMMANDS, test: TEST_COMMAND }),
    ...of(createCodeOperations, { codes: CODE_COMMAND }),
  },
  options: ["reason", "country", "operator", "line-type", "kind", "on", "off", "check", "form", "note-fr", "note-en", "source", "verified"],
  connect: (project) => project,
});
