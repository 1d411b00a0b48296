import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const find = (pattern: string) => globSync(pattern, { cwd: root, exclude: ["**/node_modules/**"] });

/** Whose variables they are, in the words of the guide. */
const partOf = (file: string): string =>
  file.startsWith("media-relay") ? "relay" : (/^supabase\/functions\/([^/]+)/.exec(file)?.[1] ?? file.split("/")[0] ?? file);

const READERS: [part: string, file: string][] = [
  ...["functions/src/env.ts", "media-relay/src/env.ts", ...find("supabase/functions/*/env.ts")].map((file): [string, string] => [
    partOf(file),
    file,
  ]),
  ["web", "web/lib/public-config.ts"],
  ["schedules", "scripts/setup-schedules.ts"],
];

/** The keys of the schema: `NAME: …`, not the type of a constant. */
const variablesOf = (source: string) => [...source.matchAll(/(?<!const )\b([A-Z][A-Z0-9_]{3,}): /g)].map(([, name = ""]) => name);

const guide = read("docs/production.md");
const table = new Map(
  [...guide.matchAll(/^\| `([A-Z][A-Z0-9_]+)` \| ([a-z, -]+) \|/gm)].map(([, name = "", parts = ""]) => [name, parts.split(", ")]),
);

test.each(READERS)("the guide lists exactly the variables that %s reads", (part, file) => {
  const documented = [...table].filter(([, parts]) => parts.includes(part)).map(([name]) => name);
  const actual = new Set(variablesOf(read(file)));
  expect(actual.size).toBeGreaterThan(2);
  expect(documented.sort()).toEqual([...actual].sort());
});

test.each(["docs/production.md", "docs/operations.md"])("%s names only metrics that the relay has", (file) => {
  const sources = ["metrics.ts", "server.ts", "second-opinion/open-second-opinion.ts"]
    .map((name) => read(`media-relay/src/${name}`))
    .join("\n");
  const named = [...read(file).matchAll(/`((?:relay|process)_[a-z]+_[a-z_]+)/g)].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !sources.includes(`"${name}"`) && name !== "relay_step_failed")).toEqual([]);
});

test("the events that whoever is on call looks for are logged, or are words of what operators see", () => {
  const sources = ["functions/src", "media-relay/src", "shared/app", "shared/http", "shared/adapters", "shared/domain/provisioning"]
    .flatMap((folder) => find(`${folder}/**/*.ts`))
    .filter((file) => !file.endsWith(".test.ts"))
    .map(read)
    .join("\n");
  const named = [...read("docs/operations.md").matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, name = ""]) => name);
  const COLUMNS = ["not_analysed_reason", "call_events", "error_code", "plan_reason"];
  const events = named.filter((name) => !COLUMNS.includes(name) && !/^relay_.*_(?:total|streams)$/.test(name));
  expect(events.length).toBeGreaterThan(20);
  const views = find("supabase/migrations/*_ops_*.sql").map(read).join("\n");
  const isKnown = (event: string) => sources.includes(`"${event}"`) || new RegExp(`\\b${event}\\b`).test(views);
  expect(events.filter((event) => !isKnown(event))).toEqual([]);
});
