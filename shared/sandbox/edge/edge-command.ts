import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const inRepo = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The program itself: the wrapper in `.bin` would leave it running when it is stopped. */
const denoProgram = (): string => (require("deno/install_api.cjs") as { runInstall(): string }).runInstall();

/** What Deno keeps between runs; inside the repository, so that a clone is removed as a whole. */
const denoHome = (): string => inRepo(".ethiq/deno");

export interface EdgeCommand {
  command: string;
  args: string[];
  env: Record<string, string>;
}

/**
 * How a function of `supabase/functions` is run on this machine. It finds its packages in `node_modules`, as Node does, so no
 * network is needed; `scripts/check-edge.ts` proves that its own import map, used when it is deployed, names the same ones.
 */
export function edgeCommand(name: string, { port = 0 }: { port?: number } = {}): EdgeCommand {
  const entry = new URL(`../../../supabase/functions/${name}/index.ts`, import.meta.url).href;
  const offline = ["--no-config", "--node-modules-dir=manual", "--cached-only", "--no-prompt"];
  return {
    command: denoProgram(),
    args: [
      "run",
      ...offline,
      "--allow-net",
      "--allow-env",
      `--allow-read=${inRepo("")}`,
      inRepo("shared/sandbox/edge/deno-host.ts"),
      entry,
    ],
    env: { EDGE_PORT: String(port), DENO_DIR: denoHome(), DENO_NO_UPDATE_CHECK: "1", DENO_NO_PACKAGE_JSON: "1" },
  };
}
