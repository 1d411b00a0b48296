import { setTimeout as wait } from "node:timers/promises";
import { type ApiClient, createApiClient } from "../../shared/client/api-client.ts";
import type { Stack } from "../stack/start-stack.ts";

export interface NewFamily {
  api: ApiClient;
  tenantId: string;
  lineId: string;
  forwardedNumber: string;
}

export interface Newcomer {
  email: string;
  /** As a person writes it. */
  forwardedNumber: string;
  /** With which the requests of this visitor are sent. */
  fetch?: (request: Request) => Promise<Response>;
}

const CLAIRE: Newcomer = { email: "claire@ethiq.test", forwardedNumber: "02 61 91 00 42" };
const CODE = /(\d{3}) (\d{3})/;

/** Opens an account as a visitor would, with the code from the mailbox, and drafts the line of the account's mother. */
export async function signUpFamily(
  stack: Pick<Stack, "env" | "standIns">,
  tell: (who: string, what: string) => void,
  { email, forwardedNumber, ...sending }: Newcomer = CLAIRE,
): Promise<NewFamily> {
  const baseUrl = stack.env.API_URL ?? "";
  const { mailbox } = stack.standIns;
  if (!mailbox) throw new Error("the demo reads the code from the mailbox stand-in: unset SMTP_URL");
  let accessToken: string | undefined;
  const api = createApiClient({ baseUrl, accessToken: async () => accessToken, timeoutMs: 15_000, ...sending });

  const account = { email, password: "trois poules sur un mur", displayName: "Claire Martin" };
  await api.post("/auth/register", { body: { ...account, tenant: { name: "Famille Martin" } } });
  tell("Claire", "opens an account for “Famille Martin”");
  const mail = await mailbox.waitFor({ to: email, timeoutMs: 20_000 });
  const code = CODE.exec(mail.text)?.slice(1).join("") ?? "";
  tell("mail", `“${mail.subject}”`);
  const { data } = await api.post("/auth/verify", { body: { email, code, type: "signup" } });
  if (!data.session) throw new Error("no session after the code");
  accessToken = data.session.accessToken;

  const tenant = (await api.get("/tenants")).data.items[0];
  if (!tenant) throw new Error("the account has no household");
  const ofTenant = { path: { tenantId: tenant.id } };
  const line = (
    await api.create("/tenants/{tenantId}/lines", {
      params: ofTenant,
      body: { label: "Maison", protectedName: "Jeanne", forwardedNumber, familyWord: "MIRABELLE", notice: true },
    })
  ).data;
  tell("Claire", "drafts the line of her mother Jeanne");
  await api.put("/tenants/{tenantId}/regulatory-profile", {
    params: ofTenant,
    body: {
      endUserType: "individual",
      attributes: { first_name: "Jeanne", last_name: "Martin", email },
      address: { customerName: "Jeanne Martin", street: "12 rue des Tilleuls", city: "Rennes", postalCode: "35000", country: "FR" },
      documents: [
        { type: "government_issued_document", attributes: { first_name: "Jeanne", last_name: "Martin" } },
        { type: "utility_bill", attributes: {} },
      ],
    },
  });
  tell("Claire", "says who uses the number, as the law of the country asks");
  return { api, tenantId: tenant.id, lineId: line.id, forwardedNumber: line.forwardedNumber ?? "" };
}

/** Repeats `look` until it gives something. */
export async function until<Seen>(look: () => Promise<Seen | undefined>, timeoutMs: number, what: string): Promise<Seen> {
  for (const deadline = Date.now() + timeoutMs; ; await wait(250)) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > deadline) throw new Error(`${what} did not happen within ${timeoutMs / 1000} s`);
  }
}
