import { readFile, rename, writeFile } from "node:fs/promises";
import type { SmsMessage } from "./messages.ts";
import type { LedgerEntry } from "./numbers/ledger.ts";
import type { RegistrySnapshot } from "./regulatory/registry.ts";
import type { CredentialList, SipDomain } from "./sip/directory.ts";
import type { OwnedNumber } from "./world.ts";

export interface Snapshot {
  numbers: OwnedNumber[];
  messages: SmsMessage[];
  optOuts?: string[];
  ledger?: LedgerEntry[];
  registry?: RegistrySnapshot;
  sipDomains?: SipDomain[];
  credentialLists?: CredentialList[];
}

export interface StateFile {
  load(): Promise<Snapshot>;
  /** Writes soon; changes in the meantime share one write. */
  save(): void;
  flush(): Promise<void>;
}

const isMissing = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT";

/** A snapshot replaced by rename, so that a process killed half way leaves the previous one whole. */
export function createStateFile(path: string | undefined, snapshot: () => Snapshot): StateFile {
  let writing: Promise<void> = Promise.resolve();
  let pending = false;
  return {
    async load() {
      if (path === undefined) return { numbers: [], messages: [] };
      try {
        return JSON.parse(await readFile(path, "utf8")) as Snapshot;
      } catch (error) {
        if (isMissing(error)) return { numbers: [], messages: [] };
        throw error;
      }
    },
    save() {
      if (path === undefined || pending) return;
      pending = true;
      writing = writing.then(async () => {
        pending = false;
        await writeFile(`${path}.new`, JSON.stringify(snapshot()));
        await rename(`${path}.new`, path);
      });
    },
    flush: () => writing,
  };
}
