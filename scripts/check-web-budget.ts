// The JavaScript a page needs before it works, as the browser receives it. `--record` accepts the present sizes.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";

const TOLERANCE = 1.05;
const web = fileURLToPath(new URL("../web/", import.meta.url));
const build = join(web, ".next");
const budgetFile = join(web, "budget.json");

type Sizes = Record<string, number>;
interface PageManifest {
  entryJSFiles: Record<string, string[]>;
}

const readJson = <Shape>(file: string) => JSON.parse(readFileSync(file, "utf8")) as Shape;
const gzipBytes = (files: Iterable<string>) =>
  [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(join(build, file))).length, 0);

function measure(): Sizes {
  const { rootMainFiles, polyfillFiles } = readJson<{ rootMainFiles: string[]; polyfillFiles: string[] }>(
    join(build, "build-manifest.json"),
  );
  const sizes: Sizes = {};
  for (const [page, route] of Object.entries(readJson<Record<string, string>>(join(build, "app-path-routes-manifest.json")))) {
    if (!page.endsWith("/page") || route.startsWith("/_")) continue;
    const file = join(build, "server/app", `${page}_client-reference-manifest.js`);
    const sandbox: { __RSC_MANIFEST?: Record<string, PageManifest> } = {};
    runInNewContext(readFileSync(file, "utf8"), Object.assign(sandbox, { globalThis: sandbox }));
    const pages = Object.values(sandbox.__RSC_MANIFEST ?? {});
    // Browsers that need the polyfills are few, and they are the ones with slow lines: counted too.
    sizes[route] = gzipBytes([
      ...rootMainFiles,
      ...polyfillFiles,
      ...pages.flatMap(({ entryJSFiles }) => Object.values(entryJSFiles).flat()),
    ]);
  }
  const chunks = readdirSync(join(build, "static/chunks"), { recursive: true }).map(String);
  sizes["all chunks"] = gzipBytes(chunks.filter((name) => name.endsWith(".js")).map((name) => join("static/chunks", name)));
  return sizes;
}

const sizes = measure();
if (process.argv.includes("--record")) writeFileSync(budgetFile, `${JSON.stringify(sizes, null, 2)}\n`);
const budget = readJson<Sizes>(budgetFile);
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

for (const [name, bytes] of Object.entries(sizes)) {
  const allowed = budget[name];
  const isOver = allowed === undefined || bytes > allowed * TOLERANCE;
  if (isOver) process.exitCode = 1;
  console.log(
    `${name}: ${kilobytes(bytes)} gzip, recorded ${allowed === undefined ? "nowhere" : kilobytes(allowed)}${isOver ? " – TOO MUCH" : ""}`,
  );
}
if (process.exitCode)
  console.log("more JavaScript than recorded: take some away, or accept it with `npm run check:web-budget -- --record`");
