import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { edgeCommand } from "../../../shared/sandbox/edge/edge-command.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

interface Lock {
  packages: Record<string, { dependencies?: Record<string, string>; peerDependencies?: Record<string, string> }>;
}

export interface UploadSize {
  ownBytes: number;
  packageBytes: number;
  packages: string[];
  /** As the CLI sends it. */
  compressedBytes: number;
}

/** Files and packages that a function imports, as Deno sees them. */
function importGraph(name: string): { own: string[]; packages: Set<string> } {
  const { command, env } = edgeCommand(name);
  const entry = join(root, "supabase/functions", name, "index.ts");
  const info = execFileSync(command, ["info", "--json", "--no-config", "--node-modules-dir=manual", entry], {
    env: { ...env, PATH: process.env.PATH ?? "" },
    maxBuffer: 2 ** 28,
  });
  const { modules } = JSON.parse(info.toString()) as { modules: { kind: string; specifier: string; local?: string }[] };
  const own = modules.flatMap(({ kind, local }) => (kind === "external" || !local || local.includes("/node_modules/") ? [] : [local]));
  const packages = modules.flatMap(({ specifier }) => /.*\/(node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(specifier)?.[1] ?? []);
  return { own, packages: new Set(packages) };
}

/** With everything they depend on, by their places in `package-lock.json`. */
function withDependencies(places: Iterable<string>): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
  const found = new Set<string>();
  const visit = (place: string) => {
    if (found.has(place)) return;
    found.add(place);
    for (const name of Object.keys(packages[place]?.dependencies ?? {})) {
      let from = place;
      while (!packages[join(from, "node_modules", name)] && from !== ".") from = dirname(from);
      const dependency = join(from, "node_modules", name);
      if (packages[dependency]) visit(dependency);
    }
  };
  for (const place of places) visit(place);
  return [...found].sort();
}

const filesOf = (place: string): string[] =>
  readdirSync(join(root, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.slice(root.length + place.length).includes("node_modules"))
    .map((entry) => join(entry.parentPath, entry.name));

/** What deploying a function takes along: its own files, and its packages whole, as Supabase's bundler packs them. */
export function uploadSize(name: string): UploadSize {
  const graph = importGraph(name);
  const packages = withDependencies(graph.packages);
  const read = (files: string[]) => Buffer.concat(files.map((file) => readFileSync(file)));
  const own = read(graph.own);
  const theirs = read(packages.flatMap(filesOf));
  const compressed = brotliCompressSync(Buffer.concat([own, theirs]), { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  return { ownBytes: own.length, packageBytes: theirs.length, packages, compressedBytes: compressed.length };
}
