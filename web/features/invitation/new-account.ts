import type { Locale } from "../../../shared/domain/call/level.ts";
import type { PublicConfig } from "../../lib/public-config.ts";

/** What each step towards an account knows. */
export interface NewAccount {
  /** The invited one: an account of another address could not accept. */
  email: string;
  token: string;
  locale: Locale;
  config: PublicConfig;
}
