import { type Home, ROLES, type Role } from "./home.ts";
import type { Person } from "./people.ts";

export interface RequestParts {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
  /** Who has to ask, where it is not just anybody of a role. */
  as?: Person;
}

export interface Recipe {
  /** Those of a tenant who may. */
  roles: readonly Role[];
  /** A request that succeeds. Whatever it uses up is made for it. */
  make(home: Home, as: Person): RequestParts | Promise<RequestParts>;
  /** Where the status is no success: the local Auth server has no second factor. */
  status?: number;
}

export const anybody = (make: Recipe["make"]): Recipe => ({ roles: ROLES, make });
export const editors = (make: Recipe["make"]): Recipe => ({ roles: ["owner", "carer"], make });
export const owners = (make: Recipe["make"]): Recipe => ({ roles: ["owner"], make });
export const inTenant = ({ tenantId }: Home, more: RequestParts = {}): RequestParts => ({ ...more, params: { tenantId, ...more.params } });
