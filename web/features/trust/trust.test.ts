import { expect, test } from "vitest";
import { RuleForm, WindowForm } from "./trust-schemas.ts";

const rule = { phone: "06 12 34 56 78", rule: "trusted", reason: " ", expiresAt: "", lineId: "" };
const call = { label: "Livraison", phone: "", day: "2026-12-01", lastDay: "", from: "09:00", to: "12:00", note: "", lineId: "" };

test("what is left empty is nothing", () => {
  expect(RuleForm.parse(rule)).toEqual({ phone: "06 12 34 56 78", rule: "trusted", reason: null, expiresAt: null, lineId: null });
});

test("a last day lasts until midnight, and a day gone by is refused", () => {
  expect(RuleForm.parse({ ...rule, expiresAt: "2099-07-01" }).expiresAt).toBe("2099-07-01T21:59:59.000Z");
  expect(RuleForm.safeParse({ ...rule, expiresAt: "2020-07-01" }).error?.issues[0]?.path).toEqual(["expiresAt"]);
});

test("a day and two times become two instants", () => {
  expect(WindowForm.parse(call)).toMatchObject({
    startsAt: "2026-12-01T08:00:00.000Z",
    endsAt: "2026-12-01T11:00:00.000Z",
    phone: null,
    note: null,
  });
  expect(WindowForm.parse({ ...call, lastDay: "2026-12-03" }).endsAt).toBe("2026-12-03T11:00:00.000Z");
});

test.each([
  [{ day: "" }, "day"],
  [{ from: "" }, "from"],
  [{ to: "" }, "to"],
  [{ to: "08:00" }, "to"],
  [{ lastDay: "2027-03-01" }, "lastDay"],
])("%j is refused beside its field", (wrong, field) => {
  expect(WindowForm.safeParse({ ...call, ...wrong }).error?.issues[0]?.path).toEqual([field]);
});
