import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** `NAME=value` lines that a shell or `node --env-file` reads; for the owner's eyes only, since it holds keys. */
export function writeEnvFile(file: string, env: Record<string, string>): void {
  const quote = (value: string) => (/^[\w.:/@%+,=-]*$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`);
  const lines = Object.entries(env)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${quote(value)}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${lines.join("\n")}\n`);
  chmodSync(file, 0o600);
}
