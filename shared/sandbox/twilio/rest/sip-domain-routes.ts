import { type Context, Hono } from "hono";
import type { CredentialList, SipDirectory, SipDomain } from "../sip/directory.ts";
import { TwimlError } from "../twiml/schema.ts";
import type { World } from "../world.ts";
import { type Form, readForm } from "./form.ts";
import { page } from "./page.ts";
import { notFound } from "./rest-error.ts";
import { domainView, mappingView } from "./sip-views.ts";

const MAPPINGS = { Calls: "callLists", Registrations: "registrationLists" } as const;
const sidOf = (param: string | undefined): string => (param ?? "").replace(/\.json$/, "");

function update(world: World, domain: SipDomain, form: Form): void {
  domain.friendlyName = form.get("FriendlyName") ?? domain.friendlyName;
  domain.sipRegistration = form.flag("SipRegistration", domain.sipRegistration);
  domain.secure = form.flag("Secure", domain.secure);
  const voice = form.target("VoiceUrl", "VoiceMethod");
  if (voice) Object.assign(domain, { voiceUrl: voice.url, voiceMethod: voice.method });
  domain.updatedAt = world.now().toISOString();
}

export function sipDomainRoutes(world: World, directory: SipDirectory, onChange: () => void) {
  const view = (domain: SipDomain) => domainView(world.accountSid, domain);
  const mapped = (list: CredentialList) => mappingView(world.accountSid, list);
  const requireDomain = (c: Context): SipDomain => {
    const domain = directory.domains.get(sidOf(c.req.param("domain")));
    if (!domain) throw notFound(c.req.path);
    return domain;
  };
  const app = new Hono()
    .get("/SIP/Domains.json", (c) => page(c, "domains", [...directory.domains.values()], view))
    .post("/SIP/Domains.json", async (c) => {
      const form = await readForm(c);
      const domain = directory.addDomain(form.require("DomainName", 21231));
      update(world, domain, form);
      onChange();
      return c.json(view(domain), 201);
    })
    .get("/SIP/Domains/:domain{[^/]+\\.json}", (c) => c.json(view(requireDomain(c))))
    .post("/SIP/Domains/:domain{[^/]+\\.json}", async (c) => {
      const domain = requireDomain(c);
      update(world, domain, await readForm(c));
      onChange();
      return c.json(view(domain));
    })
    .delete("/SIP/Domains/:domain{[^/]+\\.json}", (c) => {
      directory.domains.delete(requireDomain(c).sid);
      onChange();
      return c.body(null, 204);
    });

  for (const [kind, key] of Object.entries(MAPPINGS)) {
    const path = `/SIP/Domains/:domain/Auth/${kind}/CredentialListMappings`;
    const requireMapping = (c: Context): CredentialList => {
      const sid = sidOf(c.req.param("list"));
      const list = requireDomain(c)[key].includes(sid) ? directory.lists.get(sid) : undefined;
      if (!list) throw notFound(c.req.path);
      return list;
    };
    app
      .get(`${path}.json`, (c) => {
        const lists = requireDomain(c)[key].flatMap((sid) => directory.lists.get(sid) ?? []);
        return page(c, "contents", lists, mapped);
      })
      .post(`${path}.json`, async (c) => {
        const domain = requireDomain(c);
        const list = directory.lists.get((await readForm(c)).require("CredentialListSid", 21231));
        if (!list) throw notFound(c.req.path);
        if (domain[key].includes(list.sid)) throw new TwimlError(21231, "The credential list is already mapped to this domain");
        domain[key].push(list.sid);
        onChange();
        return c.json(mapped(list), 201);
      })
      .get(`${path}/:list{[^/]+\\.json}`, (c) => c.json(mapped(requireMapping(c))))
      .delete(`${path}/:list{[^/]+\\.json}`, (c) => {
        const { sid } = requireMapping(c);
        const domain = requireDomain(c);
        domain[key] = domain[key].filter((other) => other !== sid);
        onChange();
        return c.body(null, 204);
      });
  }
  return app;
}
