import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const Keys = z.object({ publishableKey: z.string(), secretKey: z.string(), jwtSecret: z.string() });
export type Keys = z.infer<typeof Keys>;

const random = (bytes: number) => randomBytes(bytes).toString("base64url");

const newKeys = (): Keys => ({
  publishableKey: `sb_publishable_${random(16)}`,
  secretKey: `sb_secret_${random(24)}`,
  jwtSecret: random(48),
});

/** What the API signs the sessions of API keys with, here the shared secret itself. */
export const signingKeyOf = ({ jwtSecret }: Keys): string =>
  JSON.stringify({ kty: "oct", alg: "HS256", k: Buffer.from(jwtSecret).toString("base64url") });

/** The project's keys: made once per data directory, so that what was signed yesterday is still valid. */
export async function loadKeys(dataDir: string | undefined): Promise<Keys> {
  if (!dataDir) return newKeys();
  const file = join(dataDir, "keys.json");
  await mkdir(dataDir, { recursive: true });
  const stored = await readFile(file, "utf8").catch(() => undefined);
  if (stored !== undefined) return Keys.parse(JSON.parse(stored));
  const keys = newKeys();
  await writeFile(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
