import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import type { Line } from "../../contracts/v1/lines.ts";
import { Id } from "../../contracts/v1/page.ts";
import { NewProvisioning, ProvisioningJob, ProvisioningReport, type ProvisioningWish } from "../../contracts/v1/provisioning.ts";
import { AppError } from "../../domain/errors.ts";
import { forPeople, forPeopleAndKeys } from "./access.ts";
import { routes } from "./api-env.ts";
import { IdempotencyHeader, once } from "./idempotency.ts";
import { publishSoon } from "./publish-soon.ts";
import { requireEditable } from "./require-editable.ts";
import { requirePhone } from "./require-phone.ts";
import { answer, body, refusals } from "./responses.ts";

const tags = ["Lines"];
const ofLine = z.object({ lineId: Id });
const ofJob = z.object({ jobId: Id });

const startProvisioning = createRoute({
  ...forPeople,
  method: "post",
  path: "/lines/{lineId}/provisioning",
  operationId: "startProvisioning",
  tags,
  summary: "Give a line its Ethiq number, or another one, as an owner; asked for again before it is over, the same job",
  request: { params: ofLine, headers: IdempotencyHeader, body: body(NewProvisioning) },
  responses: { 202: answer(ProvisioningJob, "It is on its way: the topic `line:<id>` tells how far it is") },
  ...refusals("conflict", "not_supported"),
});

const getProvisioning = createRoute({
  ...forPeopleAndKeys("lines:read"),
  method: "get",
  path: "/lines/{lineId}/provisioning",
  operationId: "getProvisioning",
  tags,
  summary: "How far a line is on its way into service, and what it waits for",
  request: { params: ofLine },
  responses: { 200: answer(ProvisioningReport, "The latest job, with what happened") },
});

const retryProvisioning = createRoute({
  ...forPeople,
  method: "post",
  path: "/provisioning-jobs/{jobId}/retry",
  operationId: "retryProvisioning",
  tags,
  summary: "Go on now with a job that waits, as an owner or a carer",
  request: { params: ofJob },
  responses: { 202: answer(ProvisioningJob, "The job as it is now") },
  ...refusals("conflict"),
});

const cancelProvisioning = createRoute({
  ...forPeople,
  method: "post",
  path: "/provisioning-jobs/{jobId}/cancel",
  operationId: "cancelProvisioning",
  tags,
  summary: "Stop a job and have it undone, as an owner",
  request: { params: ofJob },
  responses: { 202: answer(ProvisioningJob, "The job as it is now") },
  ...refusals("conflict"),
});

const WITHOUT_ENDPOINT: readonly NewProvisioning["delivery"][] = ["number", "keep"];

/** The wish with its telephone as E.164. What would lead back to Ethiq is known to the database; the line's own number gets its field. */
function readWish({ locality, secondNumber, ...rest }: NewProvisioning, line: Line, country: string): ProvisioningWish {
  const second = secondNumber === null ? null : requirePhone(secondNumber, country, "secondNumber");
  if (second !== null && second === line.forwardedNumber) {
    throw new AppError("invalid_request", "the second number is the forwarded one", { fields: { secondNumber: "leads_back_to_ethiq" } });
  }
  return { ...rest, country: rest.country ?? country, area: locality, secondNumber: second };
}

export function provisioningRoutes() {
  const app = routes();
  app.openapi(startProvisioning, async (c) => {
    const { lines, provisioning } = c.var.stores;
    const { item, tenant } = await requireEditable(c, await lines.find(c.req.valid("param").lineId), ["owner"]);
    const input = c.req.valid("json");
    const sipDomain = c.var.deps.sip?.domain;
    if (!sipDomain && !WITHOUT_ENDPOINT.includes(input.delivery)) throw new AppError("not_supported", "no SIP domain is configured");
    const wish = readWish(input, item, tenant.country);
    const job = await once(c, { input, schema: ProvisioningJob, create: () => provisioning.start(item.id, wish, sipDomain) });
    await publishSoon(c, "provision", { jobId: job.id });
    return c.json(job, 202);
  });
  app.openapi(getProvisioning, async (c) => {
    const { lineId } = c.req.valid("param");
    const report = await c.var.stores.provisioning.latest(lineId);
    if (!report) throw new AppError("not_found", "no job of such a line for this caller");
    return c.json(report, 200);
  });
  app.openapi(retryProvisioning, async (c) => {
    const { provisioning } = c.var.stores;
    const { item } = await requireEditable(c, await provisioning.find(c.req.valid("param").jobId));
    const job = await provisioning.retry(item.id);
    await publishSoon(c, "provision", { jobId: job.id });
    return c.json(job, 202);
  });
  app.openapi(cancelProvisioning, async (c) => {
    const { provisioning } = c.var.stores;
    const { item } = await requireEditable(c, await provisioning.find(c.req.valid("param").jobId), ["owner"]);
    const job = await provisioning.cancel(item.id);
    await publishSoon(c, "provision", { jobId: job.id });
    return c.json(job, 202);
  });
  return app;
}
