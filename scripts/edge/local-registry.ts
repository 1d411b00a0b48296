import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { writeTar } from "./write-tar.ts";

/** Versions by package name, as `package-lock.json` places them under `node_modules`. */
export function installedVersions(lockFile: string): Map<string, Map<string, string>> {
  const lock = JSON.parse(readFileSync(lockFile, "utf8")) as { packages: Record<string, { version?: string; link?: boolean }> };
  const found = new Map<string, Map<string, string>>();
  for (const [path, { version, link }] of Object.entries(lock.packages)) {
    const name = path.split("node_modules/").at(-1);
    if (!name || !version || link || !path.includes("node_modules/")) continue;
    const versions = found.get(name) ?? new Map<string, string>();
    found.set(name, versions.set(version, path));
  }
  return found;
}

/**
 * A package registry on loopback that hands out what `npm ci` installed, and nothing else. Deno resolves the import maps of
 * the Edge Functions against it exactly as it will when they are deployed, without a network.
 */
export async function startLocalRegistry(root: string): Promise<{ url: string; close(): void }> {
  const installed = installedVersions(join(root, "package-lock.json"));
  const tarballs = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "/").slice(1));
    const tarball = tarballs.get(path);
    if (tarball) return void response.end(tarball);
    const versions = installed.get(path);
    if (!versions) return void response.writeHead(404).end();
    const packument = { name: path, "dist-tags": {} as Record<string, string>, versions: {} as Record<string, unknown> };
    for (const [version, place] of versions) {
      if (!existsSync(join(root, place, "package.json"))) continue;
      const file = `tarballs/${path}/${version}.tgz`;
      const bytes = tarballs.get(file) ?? pack(join(root, place));
      tarballs.set(file, bytes);
      const manifest = JSON.parse(readFileSync(join(root, place, "package.json"), "utf8")) as object;
      const shasum = createHash("sha1").update(bytes).digest("hex");
      const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
      packument.versions[version] = { ...manifest, dist: { tarball: `http://${request.headers.host}/${file}`, shasum, integrity } };
      packument["dist-tags"].latest = version;
    }
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(packument));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no address");
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

function pack(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.slice(folder.length).includes("/node_modules/"));
  return gzipSync(writeTar(files.map((file) => ({ name: `package${file.slice(folder.length)}`, bytes: readFileSync(file) }))), {
    level: 1,
  });
}
