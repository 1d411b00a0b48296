import { expect, test } from "vitest";
import type { Tenant } from "../../shared/contracts/v1/tenants.ts";
import { pickTenant } from "./pick-tenant.ts";

const tenants = [{ id: "a" }, { id: "b" }] as Tenant[];

test("the chosen household is shown, and the first when it is gone or none was chosen", () => {
  expect(pickTenant(tenants, "b")?.id).toBe("b");
  expect(pickTenant(tenants, "c")?.id).toBe("a");
  expect(pickTenant(tenants, undefined)?.id).toBe("a");
  expect(pickTenant([], "a")).toBeUndefined();
});
