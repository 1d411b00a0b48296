import { type Context, Hono } from "hono";
import { newSid } from "../../ids.ts";
import { evaluate } from "../../regulatory/evaluate.ts";
import { BUNDLE_STATUSES, type Bundle, type Registry } from "../../regulatory/registry.ts";
import type { Regulation } from "../../regulatory/regulations.ts";
import type { World } from "../../world.ts";
import { type Form, readForm } from "../form.ts";
import { notFound, RestError } from "../rest-error.ts";
import { pageV2 } from "./page-v2.ts";
import { assignmentView, bundleView, evaluationView, NUMBERS_HOST } from "./views.ts";

const PAGE = { host: NUMBERS_HOST, key: "results" };
const isOpen = ({ status }: Bundle) => status === "draft" || status === "twilio-rejected";

export function bundleRoutes(world: World, registry: Registry, onChange: () => void) {
  const { accountSid } = world;
  const stamp = () => world.now().toISOString();
  const requireBundle = (c: Context): Bundle => {
    const bundle = registry.bundles.get(c.req.param("bundle") ?? "");
    if (!bundle) throw notFound(c.req.path);
    return bundle;
  };
  const regulationOf = (wanted: Partial<Record<"sid" | "country" | "numberType" | "endUserType", string | undefined>>): Regulation => {
    const found = registry.regulations().find((regulation) => {
      if (wanted.sid !== undefined) return regulation.sid === wanted.sid;
      const { country, numberType, endUserType } = regulation;
      return country === wanted.country && numberType === wanted.numberType && endUserType === wanted.endUserType;
    });
    if (!found) throw new RestError(400, 20001, "There is no such regulation");
    return found;
  };
  const view = (bundle: Bundle) => bundleView(accountSid, bundle);
  const judge = (bundle: Bundle) => {
    const verdict = evaluate(registry, regulationOf({ sid: bundle.regulationSid }), bundle);
    const evaluation = { sid: newSid("EL"), ...verdict, createdAt: stamp() };
    bundle.evaluations.push(evaluation);
    return evaluation;
  };
  const update = (bundle: Bundle, form: Form) => {
    const given = form.get("Status");
    const properties = ["FriendlyName", "Email", "StatusCallback"].some((name) => form.get(name) !== undefined);
    if (given !== undefined && properties)
      throw new RestError(400, 22204, "Bundle status and properties cannot be updated in the same request");
    if (given === undefined) {
      if (!isOpen(bundle) && form.get("StatusCallback") === undefined) throw new RestError(400, 20001, "The bundle cannot be changed now");
      bundle.friendlyName = form.get("FriendlyName") ?? bundle.friendlyName;
      bundle.email = form.get("Email") ?? bundle.email;
      bundle.statusCallback = form.target("StatusCallback", "StatusCallbackMethod") ?? bundle.statusCallback;
      bundle.updatedAt = stamp();
      return;
    }
    const status = BUNDLE_STATUSES.find((known) => known === given);
    if (!status) throw new RestError(400, 22203, `Unable to parse bundle status: ${given}`);
    if (status === bundle.status) return;
    if (status !== "pending-review" && status !== "draft") throw new RestError(400, 22203, `Only Twilio sets the status ${status}`);
    if (status === "pending-review" && !isOpen(bundle))
      throw new RestError(400, 20001, `A bundle that is ${bundle.status} cannot be submitted`);
    if (status === "pending-review" && judge(bundle).status === "noncompliant") {
      throw new RestError(400, 20001, "The bundle is noncompliant: evaluate it to see why");
    }
    registry.setStatus(bundle, status);
  };

  return new Hono()
    .get("/Bundles", (c) => {
      const { FriendlyName, Status, RegulationSid, IsoCountry, NumberType } = c.req.query();
      const found = [...registry.bundles.values()].reverse().filter(({ friendlyName, status, regulationSid }) => {
        const regulation = registry.regulations().find(({ sid }) => sid === regulationSid);
        const isThere = IsoCountry === undefined || regulation?.country === IsoCountry;
        const isOfType = NumberType === undefined || regulation?.numberType === NumberType;
        const isMeant = (FriendlyName ?? friendlyName) === friendlyName && (RegulationSid ?? regulationSid) === regulationSid;
        return isThere && isOfType && isMeant && (Status ?? status) === status;
      });
      return pageV2(c, PAGE, found, view);
    })
    .post("/Bundles", async (c) => {
      const form = await readForm(c);
      const wanted = { country: form.get("IsoCountry"), numberType: form.get("NumberType"), endUserType: form.get("EndUserType") };
      const bundle: Bundle = {
        ...{ sid: newSid("BU"), friendlyName: form.require("FriendlyName", 20001), email: form.require("Email", 20001), status: "draft" },
        regulationSid: regulationOf({ sid: form.get("RegulationSid"), ...wanted }).sid,
        statusCallback: form.target("StatusCallback", "StatusCallbackMethod"),
        ...{ isTest: form.flag("IsTest", false), failureReason: null, assignments: [], evaluations: [] },
        ...{ createdAt: stamp(), updatedAt: stamp() },
      };
      registry.bundles.set(bundle.sid, bundle);
      onChange();
      return c.json(view(bundle), 201);
    })
    .get("/Bundles/:bundle", (c) => c.json(view(requireBundle(c))))
    .post("/Bundles/:bundle", async (c) => {
      const bundle = requireBundle(c);
      update(bundle, await readForm(c));
      onChange();
      return c.json(view(bundle));
    })
    .delete("/Bundles/:bundle", (c) => {
      const { sid, status } = requireBundle(c);
      const serves = [...world.numbers.values()].some(({ bundleSid }) => bundleSid === sid);
      if (serves) throw new RestError(400, 21648, "The bundle cannot be deleted due to an active number assignment");
      if (status === "pending-review" || status === "in-review") throw new RestError(400, 21647, "The bundle is under review");
      registry.bundles.delete(sid);
      onChange();
      return c.body(null, 204);
    })
    .get("/Bundles/:bundle/ItemAssignments", (c) => {
      const bundle = requireBundle(c);
      return pageV2(c, PAGE, bundle.assignments, (assignment) => assignmentView(accountSid, bundle, assignment));
    })
    .post("/Bundles/:bundle/ItemAssignments", async (c) => {
      const bundle = requireBundle(c);
      const objectSid = (await readForm(c)).require("ObjectSid", 20001);
      const exists = registry.endUsers.has(objectSid) || registry.documents.has(objectSid);
      if (!exists) throw new RestError(400, 20001, `ObjectSid ${objectSid} does not exist`);
      if (!isOpen(bundle)) throw new RestError(400, 20001, `A bundle that is ${bundle.status} takes no items`);
      if (bundle.assignments.some((other) => other.objectSid === objectSid))
        throw new RestError(409, 20409, "The item is assigned already");
      const assignment = { sid: newSid("BV"), objectSid, createdAt: stamp() };
      bundle.assignments.push(assignment);
      onChange();
      return c.json(assignmentView(accountSid, bundle, assignment), 201);
    })
    .delete("/Bundles/:bundle/ItemAssignments/:sid", (c) => {
      const bundle = requireBundle(c);
      const kept = bundle.assignments.filter(({ sid }) => sid !== c.req.param("sid"));
      if (kept.length === bundle.assignments.length) throw notFound(c.req.path);
      if (!isOpen(bundle)) throw new RestError(400, 20001, `A bundle that is ${bundle.status} keeps its items`);
      bundle.assignments = kept;
      onChange();
      return c.body(null, 204);
    })
    .get("/Bundles/:bundle/Evaluations", (c) => {
      const bundle = requireBundle(c);
      return pageV2(c, PAGE, [...bundle.evaluations].reverse(), (evaluation) => evaluationView(accountSid, bundle, evaluation));
    })
    .post("/Bundles/:bundle/Evaluations", (c) => {
      const bundle = requireBundle(c);
      const evaluation = judge(bundle);
      onChange();
      return c.json(evaluationView(accountSid, bundle, evaluation), 201);
    });
}
