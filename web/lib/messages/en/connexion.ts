import type { Messages } from "../fr.ts";

export const connexion: Messages["connexion"] = {
  title: "Sign in",
  intro: "See the calls of the line you protect.",
  sessionOver: "You are no longer signed in. Your line is still protected. Please sign in again.",
  email: "E-mail address",
  emailExample: "Example: jeanne@example.com",
  password: "Password",
  showPassword: "Show the password",
  submit: "Sign in",
  pending: "Signing in…",
  summary: "Please check these points",
  errors: {
    emailMissing: "Write your e-mail address.",
    emailMalformed: "A part of the address is missing. It contains an @.",
    passwordMissing: "Write your password.",
    mismatch: "The address or the password does not match. Check them, then try again.",
    unconfirmed: "Your address is not confirmed yet. Open the message we sent you.",
    tooMany: "There were too many tries. Your line is still protected. Wait 5 minutes, then try again.",
    unavailable: "We cannot sign you in. Your line is still protected. Try again in a moment.",
  },
};
