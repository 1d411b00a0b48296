import { type Context, Hono } from "hono";
import type { CredentialList, SipCredential, SipDirectory } from "../sip/directory.ts";
import { readForm } from "./form.ts";
import { page } from "./page.ts";
import { notFound } from "./rest-error.ts";
import { credentialView, listView } from "./sip-views.ts";

const sidOf = (param: string | undefined): string => (param ?? "").replace(/\.json$/, "");

export function sipCredentialRoutes(accountSid: string, directory: SipDirectory, onChange: () => void) {
  const requireList = (c: Context): CredentialList => {
    const list = directory.lists.get(sidOf(c.req.param("list")));
    if (!list) throw notFound(c.req.path);
    return list;
  };
  const requireCredential = (c: Context): { list: CredentialList; credential: SipCredential } => {
    const list = requireList(c);
    const credential = list.credentials.find(({ sid }) => sid === sidOf(c.req.param("credential")));
    if (!credential) throw notFound(c.req.path);
    return { list, credential };
  };
  const view = (list: CredentialList) => listView(accountSid, list);
  return new Hono()
    .get("/SIP/CredentialLists.json", (c) => page(c, "credential_lists", [...directory.lists.values()], view))
    .post("/SIP/CredentialLists.json", async (c) => {
      const list = directory.addList((await readForm(c)).require("FriendlyName", 21240));
      onChange();
      return c.json(view(list), 201);
    })
    .get("/SIP/CredentialLists/:list{[^/]+\\.json}", (c) => c.json(view(requireList(c))))
    .delete("/SIP/CredentialLists/:list{[^/]+\\.json}", (c) => {
      directory.removeList(requireList(c));
      onChange();
      return c.body(null, 204);
    })
    .get("/SIP/CredentialLists/:list/Credentials.json", (c) => {
      const list = requireList(c);
      return page(c, "credentials", list.credentials, (credential) => credentialView(accountSid, list, credential));
    })
    .post("/SIP/CredentialLists/:list/Credentials.json", async (c) => {
      const list = requireList(c);
      const form = await readForm(c);
      const credential = directory.addCredential(list, form.require("Username", 21243), form.require("Password", 21243));
      onChange();
      return c.json(credentialView(accountSid, list, credential), 201);
    })
    .get("/SIP/CredentialLists/:list/Credentials/:credential{[^/]+\\.json}", (c) => {
      const { list, credential } = requireCredential(c);
      return c.json(credentialView(accountSid, list, credential));
    })
    .post("/SIP/CredentialLists/:list/Credentials/:credential{[^/]+\\.json}", async (c) => {
      const { list, credential } = requireCredential(c);
      const password = (await readForm(c)).get("Password");
      if (password !== undefined) directory.setPassword(credential, password);
      onChange();
      return c.json(credentialView(accountSid, list, credential));
    })
    .delete("/SIP/CredentialLists/:list/Credentials/:credential{[^/]+\\.json}", (c) => {
      const { list, credential } = requireCredential(c);
      list.credentials = list.credentials.filter((other) => other !== credential);
      onChange();
      return c.body(null, 204);
    });
}
