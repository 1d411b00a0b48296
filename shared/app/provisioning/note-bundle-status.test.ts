import { expect, test, vi } from "vitest";
import { silentLog } from "../../config/log.ts";
import { AppError } from "../../domain/errors.ts";
import type { Bundle } from "../../ports/regulators.ts";
import { fakeJobs } from "../../sandbox/call-fakes.ts";
import { askAfterBundles, noteBundleStatus } from "./note-bundle-status.ts";

const JOB = "22222222-2222-4222-8222-222222222222";

function build(bundle: Partial<Bundle> | undefined = {}) {
  const records = { recordStatus: vi.fn(async () => [JOB]), inReview: vi.fn(async () => ["BU1", "BU2"]) };
  const find = vi.fn(async (sid: string) => (bundle ? { sid, status: "approved" as const, failureReason: null, ...bundle } : undefined));
  const jobs = fakeJobs();
  const deps = { records, regulators: { find }, jobs, log: silentLog };
  return { deps, records, find, jobs };
}

test("what a bundle has come to is asked anew, put on record and told to the jobs that waited", async () => {
  const { deps, records, jobs } = build();
  await noteBundleStatus(deps, { bundleSid: "BU1", failureReason: null });
  expect(records.recordStatus.mock.calls).toEqual([["BU1", "approved", null]]);
  expect(jobs.published).toMatchObject([{ name: "provision", body: { jobId: JOB } }]);
});

test("an old word of rejection does not outlive the approval that followed", async () => {
  const { deps, records } = build({ status: "approved" });
  await noteBundleStatus(deps, { bundleSid: "BU1", failureReason: "Not readable" });
  expect(records.recordStatus.mock.calls).toEqual([["BU1", "approved", null]]);
});

test.each([
  [null, "Not readable", "Not readable"],
  ["The document expired", "Not readable", "The document expired"],
  [null, null, null],
])("a rejection is told with its reason: %s, %s", async (found, told, kept) => {
  const { deps, records } = build({ status: "rejected", failureReason: found });
  await noteBundleStatus(deps, { bundleSid: "BU1", failureReason: told });
  expect(records.recordStatus.mock.calls).toEqual([["BU1", "rejected", kept]]);
});

test("a bundle that the provider does not know changes nothing", async () => {
  const { deps, records, find } = build();
  find.mockResolvedValueOnce(undefined);
  await noteBundleStatus(deps, { bundleSid: "BU1", failureReason: null });
  expect(records.recordStatus).not.toHaveBeenCalled();
});

test("bundles that nothing was heard of are asked after, each whatever became of the others", async () => {
  const { deps, records, find } = build();
  const now = () => Date.parse("2026-01-01T12:00:00Z");
  find.mockRejectedValueOnce(new AppError("provider_unavailable", "no answer"));
  await expect(askAfterBundles({ ...deps, now })).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(records.inReview.mock.calls).toEqual([[new Date("2026-01-01T06:00:00Z"), 100]]);
  expect(records.recordStatus.mock.calls).toEqual([["BU2", "approved", null]]);
});
