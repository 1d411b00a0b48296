import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Contact, ContactChange, ContactConsentPage, ContactPage, NewContact } from "../../contracts/v1/contacts.ts";
import { Id, PageQuery } from "../../contracts/v1/page.ts";
import { AppError } from "../../domain/errors.ts";
import { forPeopleAndKeys } from "./access.ts";
import { routes } from "./api-env.ts";
import { numberedPageRequest, pageAnswer, pageRequest } from "./cursor.ts";
import { IdempotencyHeader, once } from "./idempotency.ts";
import { IfMatchHeader, revisionOf, setRevision } from "./if-match.ts";
import { publishMessage } from "./publish-message.ts";
import { EDITORS, requireEditable } from "./require-editable.ts";
import { requirePhone } from "./require-phone.ts";
import { requireTenant } from "./require-tenant.ts";
import { answer, body, nothing, refusals } from "./responses.ts";

const tags = ["Contacts"];
const ofTenant = z.object({ tenantId: Id });
const params = z.object({ contactId: Id });

const listContacts = createRoute({
  ...forPeopleAndKeys("contacts:read"),
  method: "get",
  path: "/tenants/{tenantId}/contacts",
  operationId: "listContacts",
  tags,
  summary: "The contacts of a tenant, oldest first",
  request: { params: ofTenant, query: PageQuery },
  responses: { 200: answer(ContactPage, "One page of contacts") },
});

const createContact = createRoute({
  ...forPeopleAndKeys("contacts:write"),
  method: "post",
  path: "/tenants/{tenantId}/contacts",
  operationId: "createContact",
  tags,
  summary: "Propose a contact, as an owner or a carer",
  request: { params: ofTenant, headers: IdempotencyHeader, body: body(NewContact) },
  responses: { 201: answer(Contact, "The new contact; the SMS that asks them is on the way", { etag: true }) },
});

const getContact = createRoute({
  ...forPeopleAndKeys("contacts:read"),
  method: "get",
  path: "/contacts/{contactId}",
  operationId: "getContact",
  tags,
  summary: "One contact",
  request: { params },
  responses: { 200: answer(Contact, "The contact", { etag: true }) },
});

const changeContact = createRoute({
  ...forPeopleAndKeys("contacts:write"),
  method: "patch",
  path: "/contacts/{contactId}",
  operationId: "changeContact",
  tags,
  summary: "Change a contact's name, language or rank",
  request: { params, headers: IfMatchHeader, body: body(ContactChange) },
  responses: { 200: answer(Contact, "The contact as it is now", { etag: true }) },
});

const removeContact = createRoute({
  ...forPeopleAndKeys("contacts:write"),
  method: "delete",
  path: "/contacts/{contactId}",
  operationId: "removeContact",
  tags,
  summary: "Remove a contact",
  request: { params },
  responses: { 204: nothing("They are told of nothing any more") },
});

const inviteContact = createRoute({
  ...forPeopleAndKeys("contacts:write"),
  method: "post",
  path: "/contacts/{contactId}/invitation",
  operationId: "inviteContact",
  tags,
  summary: "Ask a contact once more, three times a week at most",
  request: { params },
  responses: { 202: nothing("The SMS is on the way") },
  ...refusals("conflict"),
});

const listConsents = createRoute({
  ...forPeopleAndKeys("contacts:read"),
  method: "get",
  path: "/contacts/{contactId}/consents",
  operationId: "listContactConsents",
  tags,
  summary: "Every answer of a contact, newest first; for owners and carers",
  request: { params, query: PageQuery },
  responses: { 200: answer(ContactConsentPage, "One page of answers") },
});

export function contactRoutes() {
  const app = routes();
  app.openapi(listContacts, async (c) => {
    const { tenantId } = c.req.valid("param");
    const [page] = await Promise.all([c.var.stores.contacts.list(tenantId, pageRequest(c.req.valid("query"))), requireTenant(c, tenantId)]);
    return c.json(pageAnswer(page), 200);
  });
  app.openapi(createContact, async (c) => {
    const { contacts } = c.var.stores;
    const tenant = await requireTenant(c, c.req.valid("param").tenantId, EDITORS);
    const input = c.req.valid("json");
    const contact = { ...input, phone: requirePhone(input.phone, tenant.country, "phone") };
    const made = await once(c, {
      input,
      schema: Contact,
      async create(id) {
        const proposed = await contacts.create(id, tenant.id, contact);
        await publishMessage(c, () => contacts.messageOf(id));
        return proposed;
      },
    });
    setRevision(c, made.revision);
    return c.json(made, 201);
  });
  app.openapi(getContact, async (c) => {
    const contact = await c.var.stores.contacts.find(c.req.valid("param").contactId);
    if (!contact) throw new AppError("not_found", "no such contact for this caller");
    setRevision(c, contact.revision);
    return c.json(contact, 200);
  });
  app.openapi(changeContact, async (c) => {
    const { contacts } = c.var.stores;
    const revision = revisionOf(c);
    const { item } = await requireEditable(c, await contacts.find(c.req.valid("param").contactId));
    const contact = await contacts.change(item.id, revision, c.req.valid("json"));
    setRevision(c, contact.revision);
    return c.json(contact, 200);
  });
  app.openapi(removeContact, async (c) => {
    const { contacts } = c.var.stores;
    const { item } = await requireEditable(c, await contacts.find(c.req.valid("param").contactId));
    await contacts.remove(item.id);
    return c.body(null, 204);
  });
  app.openapi(inviteContact, async (c) => {
    const { contacts } = c.var.stores;
    const { item } = await requireEditable(c, await contacts.find(c.req.valid("param").contactId));
    const { messageId } = await contacts.inviteAgain(item.id);
    await publishMessage(c, async () => messageId);
    return c.body(null, 202);
  });
  app.openapi(listConsents, async (c) => {
    const { contacts } = c.var.stores;
    const { item } = await requireEditable(c, await contacts.find(c.req.valid("param").contactId));
    return c.json(pageAnswer(await contacts.consents(item, numberedPageRequest(c.req.valid("query")))), 200);
  });
  return app;
}
