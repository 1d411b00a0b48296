import { expect, test } from "vitest";
import type { LineTest } from "../../../shared/contracts/v1/line-tests.ts";
import { forwardingProof, lineState } from "./line-state.ts";

const ID = "00000000-0000-4000-8000-000000000001";
const hop = (name: LineTest["hops"][number]["name"], state: "passed" | "failed", reason: LineTest["hops"][number]["reason"] = null) => ({
  name,
  state,
  reason,
  sipCode: null,
  at: null,
});
const ofTest = (endedAt: string, ...hops: LineTest["hops"]): LineTest => ({
  id: ID,
  tenantId: ID,
  lineId: ID,
  kind: "forwarding",
  status: "failed",
  isAutomatic: false,
  attempt: 1,
  hops,
  startedAt: endedAt,
  expiresAt: endedAt,
  endedAt,
});
const active = { status: "active", cancelledAt: null } as const;

test("without a proof an active line is not called protected", () => {
  expect(lineState(active, forwardingProof([], undefined))).toMatchObject({ name: "unknown", tone: "unknown", provedAt: undefined });
  const silent = ofTest("2026-11-02T10:00:00Z", hop("line", "failed", "line_busy"));
  expect(lineState(active, forwardingProof([silent], undefined)).name).toBe("unknown");
});

test("the newest proof counts, whether it is a test or a call", () => {
  const passed = ofTest("2026-11-01T10:00:00Z", hop("line", "passed"), hop("forwarded", "passed"), hop("ethiq", "failed", "our_fault"));
  const lost = ofTest("2026-11-02T10:00:00Z", hop("line", "passed"), hop("forwarded", "failed", "not_forwarded"));
  expect(lineState(active, forwardingProof([passed], undefined))).toMatchObject({ name: "protected", provedAt: "2026-11-01T10:00:00Z" });
  expect(lineState(active, forwardingProof([lost, passed], undefined)).name).toBe("lost");
  expect(lineState(active, forwardingProof([lost, passed], "2026-11-03T08:00:00Z"))).toMatchObject({
    name: "protected",
    provedAt: "2026-11-03T08:00:00Z",
  });
});

test("a proof does not hide that the line was given up, paused or is still being tried", () => {
  const proof = { at: "2026-11-01T10:00:00Z", isForwarded: true };
  expect(lineState({ status: "active", cancelledAt: "2026-11-02T10:00:00Z" }, proof).name).toBe("left");
  expect(lineState({ status: "paused", cancelledAt: null }, proof).name).toBe("paused");
  expect(lineState({ status: "testing", cancelledAt: null }, proof).name).toBe("testing");
  expect(lineState({ status: "provisioning", cancelledAt: null }, undefined).name).toBe("preparing");
});
