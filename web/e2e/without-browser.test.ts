import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { it } from "vitest";
import { BROWSER_PATH } from "./browser-path.ts";

const journeys = readdirSync(fileURLToPath(new URL(".", import.meta.url))).filter((file) => file.endsWith(".e2e.test.ts"));

// Stands in for the journeys where no browser is installed, so that the summary counts and names what was not seen.
for (const file of journeys) it.skip(`${file}: no Chromium at ${BROWSER_PATH}; README.md says how to install one`);
