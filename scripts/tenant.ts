// For operators: npm run tenant -- create|list|show|pause|resume|suspend|restore|erase … Acts on the project named by SUPABASE_URL and
// SUPABASE_SECRET_KEY, or on the `npm start` of this machine. Ends with 2 when the command is not understood, 1 when it is refused.
import { createOperations } from "./operator/operations.ts";
import { runCommand } from "./operator/run-command.ts";
import { TENANT_COMMANDS } from "./operator/tenant-commands.ts";

await runCommand({
  script: "tenant",
  commands: TENANT_COMMANDS,
  options: ["name", "owner", "kind", "locale", "search", "limit", "line", "hours", "reason", "confirm"],
  connect: createOperations,
});
