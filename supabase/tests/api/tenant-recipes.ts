import { randomUUID } from "node:crypto";
import { anybody, inTenant, owners, type Recipe } from "./recipe.ts";

const query = { limit: "10" };

export const TENANT_RECIPES: Record<string, Recipe> = {
  listTenants: anybody(() => ({ query })),
  createTenant: anybody(async ({ scene }) => ({
    as: await scene.newPerson("claire"),
    body: { name: "Association Les Tilleuls", kind: "organisation", locale: "fr", country: "FR" },
  })),
  getTenant: anybody((home) => inTenant(home)),
  changeTenant: owners(async (home) =>
    inTenant(home, {
      body: { name: "Famille Martin", locale: "fr", timezone: "Europe/Paris", callRetentionMonths: 12, learningConsent: true },
      headers: { "if-match": await home.revisionOf("tenants", home.tenantId) },
    }),
  ),
  eraseTenant: owners(async (home, as) => ({
    params: { tenantId: await home.addTenant("Famille Leroy", as) },
    body: { confirm: "Famille Leroy" },
  })),
  exportTenant: anybody((home) => inTenant(home)),

  listMembers: anybody((home) => inTenant(home, { query })),
  changeMember: owners(async (home) =>
    inTenant(home, { params: { userId: (await home.newMember("viewer")).id }, body: { role: "carer" } }),
  ),
  removeMember: owners(async (home) => inTenant(home, { params: { userId: (await home.newMember("viewer")).id } })),

  listInvitations: owners((home) => inTenant(home, { query })),
  createInvitation: owners(async (home) => {
    await home.startNewDay();
    return inTenant(home, { body: { email: `${randomUUID()}@ethiq.example`, role: "carer" } });
  }),
  withdrawInvitation: owners(async (home) => inTenant(home, { params: { invitationId: (await home.addInvitation()).invitationId } })),
  viewInvitation: anybody(async (home) => ({ params: { token: (await home.addInvitation()).token } })),
  acceptInvitation: anybody(async (home) => {
    const as = await home.scene.newPerson("paul");
    return { as, params: { token: (await home.addInvitation(as.email)).token } };
  }),
  declineInvitation: anybody(async (home) => ({ params: { token: (await home.addInvitation()).token } })),

  listApiKeys: owners((home) => inTenant(home, { query })),
  createApiKey: owners((home) => inTenant(home, { body: { name: "Mairie", scopes: ["calls:read"], role: "viewer", expiresInDays: 30 } })),
  revokeApiKey: owners(async (home) => ({ params: { keyId: (await home.addKey()).keyId } })),

  listAlerts: anybody((home) => inTenant(home, { query })),
  listUsage: anybody((home) => inTenant(home, { query: { ...query, lineId: home.lineId, from: "2026-01-01", to: "2027-01-01" } })),
  listAuditLog: owners((home) => inTenant(home, { query })),
};
