import type { NewRegulatoryProfile, RegulatoryBundle, RegulatoryProfile } from "../contracts/v1/regulatory.ts";
import type { Page, PageRequest } from "./page.ts";

export interface RegulatoryStore {
  /** Undefined when nothing was said yet, and for whoever may not see it. */
  find(tenantId: string): Promise<RegulatoryProfile | undefined>;
  /** In place of what was said before; jobs that waited for it go on. */
  save(tenantId: string, profile: NewRegulatoryProfile): Promise<RegulatoryProfile>;
  /** Oldest first. */
  bundles(tenantId: string, page: PageRequest): Promise<Page<RegulatoryBundle>>;
}
