import { expect, test, vi } from "vitest";
import { silentLog } from "../../config/log.ts";
import { AppError } from "../../domain/errors.ts";
import type { SipEndpoint } from "../../ports/sip-endpoints.ts";
import { fakeJobs } from "../../sandbox/call-fakes.ts";
import { createSecretSeal } from "../secret-seal.ts";
import { setSipPassword } from "./set-sip-password.ts";
import { sealSipPassword } from "./sip-password-job.ts";

const seal = createSecretSeal({ secret: "a-secret-of-at-least-thirty-two-characters" });
const ENDPOINT = "11111111-1111-4111-8111-111111111111";
const JOB = "22222222-2222-4222-8222-222222222222";

function build(over: Partial<SipEndpoint> | null = {}) {
  const endpoint: SipEndpoint | undefined = over
    ? { id: ENDPOINT, username: "line-1", isRemoved: false, passwordVersion: 2, passwordSetVersion: 1, ...over }
    : undefined;
  const passwords: string[] = [];
  const endpoints = {
    find: vi.fn(async () => endpoint),
    recordCredential: vi.fn(async () => true),
    recordPassword: vi.fn(async (_id: string, version: number) => {
      if (endpoint) endpoint.passwordSetVersion = version;
      return { isCurrent: true, jobIds: [JOB] };
    }),
  };
  const sip = {
    putCredential: vi.fn(async (username: string, password: string) => {
      passwords.push(password);
      return { sid: "CR1", username };
    }),
  };
  const jobs = fakeJobs();
  const log = { ...silentLog, error: vi.fn() };
  const set = async (version: number, password = `password-${version}`) =>
    setSipPassword({ endpoints, sip, seal, jobs, log }, await sealSipPassword(seal, { endpointId: ENDPOINT, version }, password));
  return { endpoints, sip, passwords, jobs, log, set };
}

test("the password reaches the provider, is on record, and wakes the job that waited for a telephone", async () => {
  const { set, endpoints, sip, jobs } = build();
  await set(2);
  expect(sip.putCredential.mock.calls).toEqual([["line-1", "password-2"]]);
  expect(endpoints.recordCredential.mock.calls).toEqual([[ENDPOINT, "CR1"]]);
  expect(endpoints.recordPassword.mock.calls).toEqual([[ENDPOINT, 2]]);
  expect(jobs.published).toMatchObject([{ name: "provision", body: { jobId: JOB } }]);
});

test("the same job again changes nothing", async () => {
  const { set, passwords } = build();
  await set(2);
  await set(2);
  expect(passwords).toEqual(["password-2"]);
});

test.each([
  ["a newer one was asked for", { passwordVersion: 3 }],
  ["a newer one is set", { passwordVersion: 3, passwordSetVersion: 3 }],
  ["the endpoint was removed", { isRemoved: true }],
  ["the endpoint is gone", null],
])("nothing is set when %s", async (_why, endpoint) => {
  const { set, passwords } = build(endpoint);
  await set(2);
  expect(passwords).toEqual([]);
});

test("what cannot be opened is not tried again, and is somebody's to look at", async () => {
  const { endpoints, sip, jobs, log } = build();
  const other = createSecretSeal({ secret: "another-secret-of-thirty-two-characters" });
  const job = await sealSipPassword(other, { endpointId: ENDPOINT, version: 2 }, "password-2");
  const setting = setSipPassword({ endpoints, sip, seal, jobs, log }, job);
  await expect(setting).rejects.toMatchObject({ code: "invalid_request" });
  expect(log.error).toHaveBeenCalledWith("sip_password_not_opened", { endpointId: ENDPOINT, version: 2 });
  expect(sip.putCredential).not.toHaveBeenCalled();
});

test("a password sealed for one version opens for no other", async () => {
  const { endpoints, sip, jobs, log } = build();
  const job = await sealSipPassword(seal, { endpointId: ENDPOINT, version: 1 }, "old");
  await expect(setSipPassword({ endpoints, sip, seal, jobs, log }, { ...job, version: 2 })).rejects.toMatchObject({
    code: "invalid_request",
  });
});

test("a provider that does not answer is asked again: nothing is on record before it has the password", async () => {
  const { set, endpoints, sip } = build();
  sip.putCredential.mockRejectedValueOnce(new AppError("outcome_unknown", "no answer"));
  await expect(set(2)).rejects.toMatchObject({ code: "outcome_unknown" });
  expect(endpoints.recordPassword).not.toHaveBeenCalled();
  await set(2);
  expect(endpoints.recordPassword).toHaveBeenCalledOnce();
});

test("an endpoint that goes meanwhile is left to the clean-up", async () => {
  const { set, endpoints } = build();
  endpoints.recordCredential.mockResolvedValueOnce(false);
  await set(2);
  expect(endpoints.recordPassword).not.toHaveBeenCalled();
});

test("a worker so slow that it put an older password over a newer one says so", async () => {
  const { set, endpoints, log } = build();
  endpoints.recordPassword.mockImplementationOnce(async () => {
    endpoints.find.mockResolvedValueOnce({ id: ENDPOINT, username: "line-1", isRemoved: false, passwordVersion: 3, passwordSetVersion: 3 });
    return { isCurrent: false, jobIds: [] };
  });
  await set(2);
  expect(log.error).toHaveBeenCalledWith("sip_password_overtaken", { endpointId: ENDPOINT, version: 2 });
});

test("a queue that is away loses no job: the sweep finds what was woken", async () => {
  const { set, jobs } = build();
  jobs.failures.push("provider_unavailable");
  await expect(set(2)).resolves.toBeUndefined();
});
