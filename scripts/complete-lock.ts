// Some registries mirror only the platforms they serve. `npm install` against one leaves the other platforms' optional
// packages out of the lock file, and `npm ci` then refuses it everywhere. This adds the entries that are missing.
import { readFileSync, writeFileSync } from "node:fs";

interface Entry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const FILE = "package-lock.json";
const lock = JSON.parse(readFileSync(FILE, "utf8")) as { packages: Record<string, Entry> };

const OS = ["darwin", "linux", "win32", "android", "freebsd", "openbsd", "netbsd", "sunos", "aix", "openharmony"];
const CPU = ["arm64", "x64", "ia32", "arm", "ppc64", "s390x", "riscv64", "loong64", "mips64el", "wasm32"];

/** Packages of this kind carry their platform in the name: "@deno/linux-arm64-glibc". */
function platformOf(name: string): Pick<Entry, "os" | "cpu" | "libc"> {
  const words = name.split("/").at(-1)?.split(/[-.]/) ?? [];
  const os = OS.find((word) => words.includes(word));
  const cpu = CPU.find((word) => words.includes(word)) ?? (words.includes("armv7") ? "arm" : undefined);
  const libc = words.find((word) => word === "musl" || word === "glibc");
  return { ...(os ? { os: [os] } : {}), ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}) };
}

let added = 0;
for (const [path, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const isLocked = [`${path}/node_modules/${name}`, `node_modules/${name}`].some((place) => place in lock.packages);
    if (isLocked || !/^\d/.test(range)) continue;
    const dev = entry.dev ? { dev: true } : {};
    lock.packages[`node_modules/${name}`] = { version: range, ...platformOf(name), ...dev, optional: true };
    added += 1;
  }
}

if (added > 0) {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(`${added} optional packages added to ${FILE}`);
