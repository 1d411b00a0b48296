// Types of the API's client, read from the document that its own routes make: `npm run openapi`. The document is linted first.
// With --check nothing is written; a file that is out of date fails.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import openapiTypes, { astToString } from "openapi-typescript";
import { createMemoryApi } from "../shared/sandbox/memory/memory-api.ts";

const FILE = "shared/client/api.types.ts";
const target = fileURLToPath(new URL(`../${FILE}`, import.meta.url));

const rules = {
  // There is no public licence to name an address of.
  "info-license-strict": "off",
} as const;

const api = createMemoryApi({ people: new Map(), tenants: [], calls: [] });
const source = await (await api.request("/api/v1/openapi.json")).text();

const config = await createConfig({ extends: ["recommended"], rules });
const faults = await lintFromString({ source, absoluteRef: "openapi.json", config });
for (const { severity, ruleId, message, location } of faults) {
  console.error(`${severity} ${ruleId}: ${message} (${location[0]?.pointer ?? "?"})`);
}

// A field with a default may be left out of what is sent.
const types = astToString(await openapiTypes(source, { defaultNonNullable: false }));
const text = `// Generated from the routes of shared/http/v1 by \`npm run openapi\`; not edited by hand.\n${types}`;

if (faults.length > 0) {
  process.exitCode = 1;
} else if (!process.argv.includes("--check")) {
  await writeFile(target, text);
} else if ((await readFile(target, "utf8").catch(() => "")) !== text) {
  console.error(`${FILE} is not what the routes say; run: npm run openapi`);
  process.exitCode = 1;
}
