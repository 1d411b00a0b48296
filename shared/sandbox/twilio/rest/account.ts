import { RestError } from "./rest-error.ts";

/** `suspended`: for want of money. `forbidden`: the key may not do this. */
export type AccountState = "active" | "suspended" | "forbidden";

export interface Account {
  set(state: AccountState): void;
  /** Throws `RestError` unless the account is active. */
  check(): void;
}

export function createAccount(): Account {
  let state: AccountState = "active";
  return {
    set(next) {
      state = next;
    },
    check() {
      if (state === "suspended") throw new RestError(403, 20005, "Account is not active");
      if (state === "forbidden") throw new RestError(403, 20003, "Permission denied");
    },
  };
}
