import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { z } from "zod";
import { sealSipPassword } from "../../app/provisioning/sip-password-job.ts";
import type { Line } from "../../contracts/v1/lines.ts";
import { Id } from "../../contracts/v1/page.ts";
import { MadeSipPassword, SheetQuery, SipDevice, SipEndpoint, SipSheet } from "../../contracts/v1/sip-endpoints.ts";
import type { Role } from "../../contracts/v1/tenants.ts";
import { AppError } from "../../domain/errors.ts";
import { SIP_PASSWORD_RANDOM_BYTES, sipPasswordOf } from "../../domain/provisioning/sip-password.ts";
import { passwordStateOf } from "../../domain/sip/password-state.ts";
import { registrarOf } from "../../domain/sip/registrar.ts";
import { sheetFor } from "../../domain/sip/sheets.ts";
import type { StoredSipEndpoint } from "../../ports/sip-endpoint-store.ts";
import { forPeople, forPeopleAndKeys } from "./access.ts";
import { type ApiEnv, routes } from "./api-env.ts";
import { IdempotencyHeader, once } from "./idempotency.ts";
import { EDITORS } from "./require-editable.ts";
import { requireTenant } from "./require-tenant.ts";
import { answer, refusals } from "./responses.ts";
import { sipQr } from "./sip-qr.ts";

const tags = ["Lines"];
const params = z.object({ lineId: Id });

const getSipEndpoint = createRoute({
  ...forPeopleAndKeys("lines:read"),
  method: "get",
  path: "/lines/{lineId}/sip-endpoint",
  operationId: "getSipEndpoint",
  tags,
  summary: "How the adapter or app of a line registers",
  request: { params },
  responses: { 200: answer(SipEndpoint, "The endpoint, without its password") },
});

const makeSipPassword = createRoute({
  ...forPeople,
  method: "post",
  path: "/lines/{lineId}/sip-endpoint/password",
  operationId: "makeSipPassword",
  tags,
  summary: "Make a new password for the adapter or app, as an owner or a carer; the one before stops working",
  request: { params, headers: IdempotencyHeader },
  responses: { 201: answer(MadeSipPassword, "The password: it cannot be read again") },
  ...refusals("not_supported"),
});

const getSipSheet = createRoute({
  ...forPeopleAndKeys("lines:read"),
  method: "get",
  path: "/lines/{lineId}/sip-endpoint/sheets/{device}",
  operationId: "getSipSheet",
  tags,
  summary: "What to type into one kind of device, without the password",
  request: { params: params.extend({ device: SipDevice }), query: SheetQuery },
  responses: { 200: answer(SipSheet, "The sheet") },
});

/** The line's endpoint, as far as the caller may see it. Throws `not_found` when it has none, and `not_allowed` for other roles. */
async function requireEndpoint(
  c: Context<ApiEnv>,
  lineId: string,
  roles?: readonly Role[],
): Promise<{ endpoint: SipEndpoint; line: Line }> {
  const { lines, sipEndpoints } = c.var.stores;
  const [line, stored] = await Promise.all([lines.find(lineId), sipEndpoints.ofLine(lineId)]);
  if (!line || !stored) throw new AppError("not_found", "no endpoint of such a line for this caller");
  const { country } = await requireTenant(c, line.tenantId, roles);
  return { endpoint: shown(stored, country), line };
}

function shown({ passwordVersion, passwordSetVersion, changedAt, ...endpoint }: StoredSipEndpoint, country: string): SipEndpoint {
  const { host, port, transport } = registrarOf(endpoint.domain, country);
  const password = passwordStateOf({ passwordVersion, passwordSetVersion, changedAt }, Date.now());
  return { ...endpoint, registrar: host, port, transport, password };
}

export function sipEndpointRoutes() {
  const app = routes();
  app.openapi(getSipEndpoint, async (c) => {
    const { endpoint } = await requireEndpoint(c, c.req.valid("param").lineId);
    return c.json(endpoint, 200);
  });
  app.openapi(makeSipPassword, async (c) => {
    const { sipEndpoints } = c.var.stores;
    const { sip, jobs } = c.var.deps;
    const { endpoint, line } = await requireEndpoint(c, c.req.valid("param").lineId, EDITORS);
    if (!sip || !jobs) throw new AppError("not_supported", "no SIP domain is configured");
    const { id, username, domain, registrar, port, transport } = endpoint;
    const made = await once(c, {
      input: {},
      schema: MadeSipPassword,
      async create() {
        const { version } = await sipEndpoints.beginPassword(line.id);
        const password = sipPasswordOf(crypto.getRandomValues(new Uint8Array(SIP_PASSWORD_RANDOM_BYTES)));
        await jobs.publish("sip-password", await sealSipPassword(sip.seal, { endpointId: id, version }, password));
        // Somebody else asked a moment later: this one will never work.
        const isLast = (await sipEndpoints.ofLine(line.id))?.passwordVersion === version;
        const made = { id, username, domain, registrar, port, transport, version };
        if (!isLast) return { ...made, password: null, qr: null };
        const account = { username, host: registrar, password, version };
        return { ...made, password, qr: sip.links ? await sipQr(sip.seal, sip.links.apiUrl, account) : null };
      },
      keep: (answered) => ({ ...answered, password: null, qr: null }),
    });
    return c.json(made, 201);
  });
  app.openapi(getSipSheet, async (c) => {
    const { lineId, device } = c.req.valid("param");
    const { endpoint, line } = await requireEndpoint(c, lineId);
    const { username, registrar: host, port, transport } = endpoint;
    const locale = c.req.valid("query").locale ?? line.locale;
    return c.json({ device, locale, ...sheetFor(device, { username, registrar: { host, port, transport } }, locale) }, 200);
  });
  return app;
}
