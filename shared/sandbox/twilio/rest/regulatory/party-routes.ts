import { type Context, Hono } from "hono";
import { newSid } from "../../ids.ts";
import type { Registry } from "../../regulatory/registry.ts";
import type { World } from "../../world.ts";
import { type Form, readForm } from "../form.ts";
import { notFound, RestError } from "../rest-error.ts";
import { pageV2 } from "./page-v2.ts";
import { documentView, endUserView, NUMBERS_HOST, regulationView } from "./views.ts";

const PAGE = { host: NUMBERS_HOST, key: "results" };
const TYPES = ["individual", "business"] as const;

function attributesOf(form: Form): Record<string, unknown> {
  const text = form.get("Attributes");
  if (text === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return parsed as Record<string, unknown>;
  } catch {
    // Refused below.
  }
  throw new RestError(400, 20001, "Attributes must be a JSON object");
}

/** Regulations, and the people and papers that satisfy them. */
export function partyRoutes(world: World, registry: Registry, onChange: () => void) {
  const { accountSid } = world;
  const stamp = () => world.now().toISOString();
  const required = <Item>(map: ReadonlyMap<string, Item>, c: Context): Item => {
    const item = map.get(c.req.param("sid") ?? "");
    if (!item) throw notFound(c.req.path);
    return item;
  };
  const holders = (sid: string) =>
    [...registry.bundles.values()].filter(({ assignments }) => assignments.some(({ objectSid }) => objectSid === sid));
  const underReview = (sid: string) => holders(sid).some(({ status }) => status === "pending-review" || status === "in-review");
  const documentStatus = (sid: string) => {
    const statuses = holders(sid).map(({ status }) => status);
    if (statuses.includes("twilio-approved")) return "twilio-approved";
    if (underReview(sid)) return "pending-review";
    return statuses.includes("twilio-rejected") ? "twilio-rejected" : "draft";
  };
  const viewDocument = (document: Parameters<typeof documentView>[1]) => documentView(accountSid, document, documentStatus(document.sid));

  return new Hono()
    .get("/Regulations", (c) => {
      const { IsoCountry, NumberType, EndUserType } = c.req.query();
      const found = registry.regulations().filter(({ country, numberType, endUserType }) => {
        return (
          (IsoCountry ?? country) === country && (NumberType ?? numberType) === numberType && (EndUserType ?? endUserType) === endUserType
        );
      });
      return pageV2(c, PAGE, found, regulationView);
    })
    .get("/Regulations/:sid", (c) => {
      const found = registry.regulations().find(({ sid }) => sid === c.req.param("sid"));
      if (!found) throw notFound(c.req.path);
      return c.json(regulationView(found));
    })
    .get("/EndUsers", (c) => pageV2(c, PAGE, [...registry.endUsers.values()], (endUser) => endUserView(accountSid, endUser)))
    .post("/EndUsers", async (c) => {
      const form = await readForm(c);
      const type = TYPES.find((known) => known === form.require("Type", 20001));
      if (!type) throw new RestError(400, 20001, "Type must be individual or business");
      const endUser = {
        ...{ sid: newSid("IT"), friendlyName: form.require("FriendlyName", 20001), type, attributes: attributesOf(form) },
        ...{ createdAt: stamp(), updatedAt: stamp() },
      };
      registry.endUsers.set(endUser.sid, endUser);
      onChange();
      return c.json(endUserView(accountSid, endUser), 201);
    })
    .get("/EndUsers/:sid", (c) => c.json(endUserView(accountSid, required(registry.endUsers, c))))
    .post("/EndUsers/:sid", async (c) => {
      const endUser = required(registry.endUsers, c);
      const form = await readForm(c);
      endUser.friendlyName = form.get("FriendlyName") ?? endUser.friendlyName;
      if (form.get("Attributes") !== undefined) endUser.attributes = attributesOf(form);
      endUser.updatedAt = stamp();
      onChange();
      return c.json(endUserView(accountSid, endUser));
    })
    .delete("/EndUsers/:sid", (c) => {
      const { sid } = required(registry.endUsers, c);
      if (underReview(sid)) throw new RestError(400, 21646, "The End-User is in a bundle under review");
      registry.endUsers.delete(sid);
      onChange();
      return c.body(null, 204);
    })
    .get("/SupportingDocuments", (c) => pageV2(c, PAGE, [...registry.documents.values()], viewDocument))
    .post("/SupportingDocuments", async (c) => {
      const form = await readForm(c);
      const document = {
        ...{ sid: newSid("RD"), friendlyName: form.require("FriendlyName", 20001), type: form.require("Type", 20001) },
        ...{ attributes: attributesOf(form), createdAt: stamp(), updatedAt: stamp() },
      };
      registry.documents.set(document.sid, document);
      onChange();
      return c.json(viewDocument(document), 201);
    })
    .get("/SupportingDocuments/:sid", (c) => c.json(viewDocument(required(registry.documents, c))))
    .post("/SupportingDocuments/:sid", async (c) => {
      const document = required(registry.documents, c);
      const form = await readForm(c);
      document.friendlyName = form.get("FriendlyName") ?? document.friendlyName;
      if (form.get("Attributes") !== undefined) document.attributes = attributesOf(form);
      document.updatedAt = stamp();
      onChange();
      return c.json(viewDocument(document));
    })
    .delete("/SupportingDocuments/:sid", (c) => {
      const { sid } = required(registry.documents, c);
      if (underReview(sid)) throw new RestError(400, 21646, "The Supporting Document is under review");
      registry.documents.delete(sid);
      onChange();
      return c.body(null, 204);
    });
}
