import { z } from "zod";
import { DisplayName } from "./account.ts";
import { Email } from "./invitations.ts";
import { Id, Instant, Locale, words } from "./page.ts";
import { Country, TenantKind, TenantName } from "./tenants.ts";

// Auth tells no more apart, and refuses more.
const MOST_PASSWORD_BYTES = 72;
const Password = z
  .string()
  .min(12)
  .max(MOST_PASSWORD_BYTES)
  .refine((text) => new TextEncoder().encode(text).length <= MOST_PASSWORD_BYTES, "too_long")
  .meta({ description: "A sentence is easier to remember than a jumble", examples: ["trois poules sur un mur"] });
/** Of people who sign in: what was allowed once still opens. */
const GivenPassword = z.string().min(1).max(200);
const Code = z
  .string()
  .trim()
  .regex(/^\d{3} ?\d{3}$/)
  .meta({ description: "A space in the middle does no harm", examples: ["123 456"] });

export const Session = z
  .object({
    accessToken: z.string().meta({ description: "Goes into `Authorization: Bearer …`" }),
    refreshToken: z.string().meta({ description: "For `/auth/refresh`, once" }),
    expiresAt: Instant.meta({ description: "When the access token ends" }),
    user: z.object({ id: Id, email: z.string(), newEmail: z.string().nullable().meta({ description: "Not confirmed yet" }) }),
    secondFactorRequired: z.boolean().meta({ description: "Until `/auth/factors/{factorId}/verify` this session shows nothing" }),
  })
  .meta({ id: "Session" });
export type Session = z.infer<typeof Session>;

export const Registration = z
  .strictObject({
    email: Email,
    password: Password.optional().meta({ description: "Without one, sign in by code" }),
    locale: Locale.default("fr"),
    displayName: DisplayName.optional(),
    tenant: z
      .strictObject({
        name: TenantName,
        kind: TenantKind.default("household"),
        country: Country.default("FR"),
      })
      .optional()
      .meta({ description: "Opened with the account; invited people leave it out" }),
  })
  .meta({ id: "Registration" });
export type Registration = z.infer<typeof Registration>;

export const MaybeSession = z
  .object({ session: Session.nullable().meta({ description: "Null: there is a code to type first, or another one" }) })
  .meta({ id: "MaybeSession" });

export const CODE_TYPES = ["signup", "login", "recovery", "email_change"] as const;

export const Verification = z
  .strictObject({
    email: Email.meta({ description: "The address the code was sent to" }),
    code: Code.meta({ description: "From the e-mail; a space in the middle does no harm" }),
    type: z.enum(CODE_TYPES),
  })
  .meta({ id: "Verification" });
export type Verification = z.infer<typeof Verification>;

export const Resend = z.strictObject({ email: Email, type: z.enum(["signup", "email_change"]) }).meta({ id: "Resend" });
export type Resend = z.infer<typeof Resend>;

export const Login = z.strictObject({ email: Email, password: GivenPassword }).meta({ id: "Login" });
export const AddressOnly = z.strictObject({ email: Email }).meta({ id: "AddressOnly" });
export const Refresh = z.strictObject({ refreshToken: z.string().min(1).max(2_000) }).meta({ id: "Refresh" });

export const LOGOUT_SCOPES = ["this", "others", "all"] as const;
export const Logout = z
  .strictObject({ scope: z.enum(LOGOUT_SCOPES).default("this").meta({ description: "Which devices" }) })
  .meta({ id: "Logout" });
export type LogoutScope = (typeof LOGOUT_SCOPES)[number];

export const PasswordChange = z
  .strictObject({
    password: Password,
    currentPassword: GivenPassword.optional().meta({ description: "Not needed within half an hour of signing in" }),
  })
  .meta({ id: "PasswordChange" });

export const DeviceSession = z
  .object({
    id: Id,
    createdAt: Instant,
    refreshedAt: Instant.nullable(),
    device: z
      .string()
      .nullable()
      .meta({ examples: ["Safari, iPhone"] }),
    isCurrent: z.boolean(),
  })
  .meta({ id: "DeviceSession" });
export type DeviceSession = z.infer<typeof DeviceSession>;
export const DeviceSessionList = z.object({ items: z.array(DeviceSession) }).meta({ id: "DeviceSessionList" });

const FactorName = words(60, "Téléphone de Claire");
export const Factor = z
  .object({ id: Id, name: FactorName.nullable(), isVerified: z.boolean(), createdAt: Instant })
  .meta({ id: "Factor", description: "An app that shows codes (TOTP)" });
export type Factor = z.infer<typeof Factor>;
export const FactorList = z.object({ items: z.array(Factor) }).meta({ id: "FactorList" });

export const NewFactor = z.strictObject({ name: FactorName }).meta({ id: "NewFactor" });
export const FactorSetup = z
  .object({
    id: Id,
    secret: z.string().meta({ description: "To type into the app", examples: ["JBSWY3DPEHPK3PXP"] }),
    uri: z
      .string()
      .meta({ description: "For the app on the same device", examples: ["otpauth://totp/Ethiq:claire?secret=JBSWY3DPEHPK3PXP"] }),
    qrCode: z.string().meta({ description: "SVG of the same, to photograph" }),
  })
  .meta({ id: "FactorSetup", description: "Shown once. It counts from its first verified code on" });
export type FactorSetup = z.infer<typeof FactorSetup>;
export const FactorVerification = z
  .strictObject({ code: Code.meta({ description: "From the app; a space in the middle does no harm" }) })
  .meta({ id: "FactorVerification" });
