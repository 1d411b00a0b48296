import { expect, test } from "vitest";
import { networkOf } from "./network-of.ts";

test("addresses of one home are one network", () => {
  expect(networkOf("192.0.2.1")).toBe("192.0.2.1");
  expect(networkOf("::ffff:192.0.2.1")).toBe("192.0.2.1");
  const home = networkOf("2001:db8:1:2::1");
  for (const address of ["2001:0db8:0001:0002:ffff:ffff:ffff:ffff", "2001:DB8:1:2:3:4:5:6", "2001:db8:1:2::"]) {
    expect(networkOf(address)).toBe(home);
  }
  expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
  for (const address of ["2001:db8:1:3::1", "2001:db8:1::2", "::1"]) expect(networkOf(address)).not.toBe(home);
});
