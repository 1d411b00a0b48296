export interface Registrar {
  host: string;
  port: number;
  transport: "tls";
}

/** Twilio drops a registration that is renewed more often than every 10 minutes, and refuses one for longer than an hour. */
export const REGISTER_EVERY_SECONDS = 1_800;

const NORTH_AMERICA = ["US", "CA"];

export const registrarAt = (host: string): Registrar => ({ host, port: 5061, transport: "tls" });

/** The entry into the provider's network that is nearest to the country; the domain is the same through each of them. */
export const registrarOf = (domain: string, country: string): Registrar =>
  registrarAt(domain.replace(/\.sip\.twilio\.com$/, `.sip.${NORTH_AMERICA.includes(country) ? "ashburn" : "dublin"}.twilio.com`));
