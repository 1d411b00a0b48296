import { z } from "zod";
import { SIP_DEVICES } from "../../domain/sip/devices.ts";
import { PASSWORD_STATES } from "../../domain/sip/password-state.ts";
import { Id, Instant, Locale } from "./page.ts";

const Username = z.string().meta({ examples: ["jeanne-4821"] });

export const SipEndpoint = z
  .object({
    id: Id,
    tenantId: Id,
    lineId: Id,
    username: Username,
    domain: z.string().meta({ examples: ["ethiq.sip.twilio.com"] }),
    registrar: z.string().meta({ description: "The server to register at", examples: ["ethiq.sip.dublin.twilio.com"] }),
    port: z.int().meta({ examples: [5061] }),
    transport: z.literal("tls"),
    status: z.enum(["pending", "ready"]).meta({ description: "`ready` once the registrar knows it", examples: ["ready"] }),
    password: z.enum(PASSWORD_STATES).meta({
      description:
        "Whether the registrar knows the last password that was asked for; `lost`: it never will, ask for another. The password itself is kept nowhere",
    }),
    registeredAt: Instant.nullable().meta({ description: "When a telephone was last seen to be reachable through it" }),
    createdAt: Instant,
  })
  .meta({ id: "SipEndpoint", description: "How the adapter or app of a line registers with Ethiq" });
export type SipEndpoint = z.infer<typeof SipEndpoint>;

/** The last part of the address in a QR code; what it holds is sealed. */
export const SipLinkToken = z
  .string()
  .regex(/^[\w-]{100,600}$/)
  .meta({ description: "The last part of the address in the code", examples: ["q83vEjRWeJ".repeat(16)] });

export const SipQr = z
  .object({
    url: z.string().meta({
      description: "What the code holds. It gives the account, password included, to whoever opens it first: show it, never send it",
      examples: [`https://ref.supabase.co/functions/v1/api/v1/sip-provisioning/${"q83vEjRWeJ".repeat(16)}`],
    }),
    svg: z.string().meta({ description: "The code, black on white", examples: ['<svg xmlns="http://www.w3.org/2000/svg">…</svg>'] }),
  })
  .meta({ id: "SipQr", description: "To be scanned with Linphone, once, within a quarter of an hour" });
export type SipQr = z.infer<typeof SipQr>;

export const MadeSipPassword = SipEndpoint.pick({ id: true, username: true, domain: true, registrar: true, port: true, transport: true })
  .extend({
    version: z.int().meta({ description: "Only the last one counts", examples: [2] }),
    password: z
      .string()
      .nullable()
      .meta({
        description: "Shown this once, valid within a minute. Null when a repeated request is answered: then ask for another",
        examples: ["Kfd7-Bnr4-Qxt2-Hgm9-Wpz5"],
      }),
    qr: SipQr.nullable().meta({
      description:
        "In place of typing. Scan it once the endpoint's `password` is `set`. Null with the password, and where none can be made",
    }),
  })
  .meta({ id: "MadeSipPassword" });
export type MadeSipPassword = z.infer<typeof MadeSipPassword>;

export const SipDevice = z.enum(SIP_DEVICES).meta({ examples: ["linphone_iphone"] });
export const SheetQuery = z.strictObject({ locale: Locale.optional().meta({ description: "Without one, the line's" }) });

const Field = z.object({
  page: z
    .string()
    .nullable()
    .meta({ description: "Where it is, as the device says", examples: ["FXS PORT"] }),
  name: z.string().meta({ description: "As the device says", examples: ["Primary SIP Server"] }),
  value: z
    .string()
    .nullable()
    .meta({ description: "Null: the password, which only you have", examples: ["ethiq.sip.dublin.twilio.com"] }),
});

export const SipSheet = z
  .object({
    device: SipDevice,
    locale: Locale,
    title: z.string().meta({ examples: ["Grandstream HT801, HT802"] }),
    before: z.array(z.string()).meta({ description: "What to do first, step by step" }),
    fields: z.array(Field),
    after: z.array(z.string()).meta({ description: "How to see that it works" }),
  })
  .meta({ id: "SipSheet", description: "What to type into one kind of device" });
export type SipSheet = z.infer<typeof SipSheet>;
