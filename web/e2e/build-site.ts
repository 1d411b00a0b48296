import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BROWSER_PATH } from "./browser-path.ts";

const WEB_DIR = fileURLToPath(new URL("..", import.meta.url));
const NEXT = fileURLToPath(new URL("../../node_modules/next/dist/bin/next", import.meta.url));

/** The pages as they are now, not as they were built last. */
export function buildSite(): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [NEXT, "build", WEB_DIR], {
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    timeout: 600_000,
  });
  if (status !== 0) throw new Error(`the web pages were not built:\n${stdout}\n${stderr}`);
}

/** Vitest's set-up before the journeys. */
export default function prepareJourneys(): void {
  if (existsSync(BROWSER_PATH)) buildSite();
  else console.warn(`No Chromium at ${BROWSER_PATH}: the journeys and gates in web/e2e are skipped. README.md says how to install one.`);
}
