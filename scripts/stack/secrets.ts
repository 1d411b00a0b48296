import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface SandboxSecrets {
  twilioAccountSid: string;
  twilioAuthToken: string;
  streamTokenSecret: string;
  linkTokenSecret: string;
  provisioningSecret: string;
  reputationSecret: string;
  redisToken: string;
  deepgramApiKey: string;
  openaiApiKey: string;
  authHookSecret: string;
  callDeskToken: string;
}

const hex = (bytes: number) => randomBytes(bytes).toString("hex");

const newSecrets = (): SandboxSecrets => ({
  twilioAccountSid: `AC${hex(16)}`,
  twilioAuthToken: hex(16),
  streamTokenSecret: hex(32),
  linkTokenSecret: hex(32),
  provisioningSecret: hex(32),
  reputationSecret: hex(32),
  redisToken: hex(16),
  deepgramApiKey: hex(20),
  openaiApiKey: hex(20),
  authHookSecret: `v1,whsec_${randomBytes(32).toString("base64")}`,
  callDeskToken: hex(16),
});

/** Made anew for every sandbox, and kept with its data when it has a directory, so that a restart finds the same account. */
export function sandboxSecrets(dataDir: string | undefined): SandboxSecrets {
  if (!dataDir) return newSecrets();
  const file = join(dataDir, "secrets.json");
  mkdirSync(dataDir, { recursive: true });
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<SandboxSecrets>) : {};
  // A directory of an earlier version lacks what came later.
  const secrets = { ...newSecrets(), ...kept };
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
