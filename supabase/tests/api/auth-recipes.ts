import { randomUUID } from "node:crypto";
import { anybody, type Recipe } from "./recipe.ts";

const newAddress = () => `${randomUUID()}@ethiq.example`;
const PASSWORD = "un autre mot de passe";
const NOT_LOCALLY = 501;

export const AUTH_RECIPES: Record<string, Recipe> = {
  getHealth: anybody(() => ({})),
  getDocument: anybody(() => ({})),

  register: anybody(() => ({
    body: {
      email: newAddress(),
      password: PASSWORD,
      locale: "fr",
      displayName: "Claire Martin",
      tenant: { name: "Famille Martin", kind: "household", country: "FR" },
    },
  })),
  verifyCode: anybody(async ({ scene }) => {
    const person = await scene.newPerson("claire");
    return { body: { email: person.email, code: await person.code(), type: "login" } };
  }),
  resendCode: anybody(() => ({ body: { email: newAddress(), type: "signup" } })),
  login: anybody((_, { email, password }) => ({ body: { email, password } })),
  sendLoginCode: anybody((_, { email }) => ({ body: { email } })),
  refreshSession: anybody(async ({ scene }) => ({ body: { refreshToken: (await scene.newPerson("claire")).refreshToken } })),
  forgotPassword: anybody((_, { email }) => ({ body: { email } })),

  logout: anybody(async ({ scene }) => ({ as: await scene.newPerson("claire"), body: { scope: "this" } })),
  changePassword: anybody(async ({ scene }) => ({ as: await scene.newPerson("claire"), body: { password: PASSWORD } })),
  changeEmail: anybody(async ({ scene }) => ({ as: await scene.newPerson("claire"), body: { email: newAddress() } })),
  listSessions: anybody(() => ({})),
  endSession: anybody(async ({ scene }) => {
    const as = await scene.newPerson("claire");
    return { as, params: { sessionId: as.sessionId } };
  }),
  listFactors: anybody(() => ({})),
  addFactor: { ...anybody(() => ({ body: { name: "Téléphone" } })), status: NOT_LOCALLY },
  verifyFactor: { ...anybody(() => ({ params: { factorId: randomUUID() }, body: { code: "123456" } })), status: NOT_LOCALLY },
  removeFactor: { ...anybody(() => ({ params: { factorId: randomUUID() } })), status: NOT_LOCALLY },

  getAccount: anybody(() => ({})),
  changeAccount: anybody(async (home, as) => ({
    body: { displayName: "Claire Martin", locale: "fr" },
    headers: { "if-match": await home.revisionOf("profiles", as.id, "user_id") },
  })),
  exportAccount: anybody(() => ({})),
  withdrawExample: anybody(async (home, as) => ({ params: { exampleId: await home.addExample(as) } })),
  eraseAccount: anybody(async (home) => {
    const as = await home.newMember("viewer");
    return { as, body: { confirm: as.email } };
  }),
};
