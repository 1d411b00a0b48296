import { REGISTER_EVERY_SECONDS, type Registrar } from "./registrar.ts";

export interface LinphoneAccount {
  username: string;
  password: string;
  registrar: Registrar;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

/**
 * What Linphone reads from the address in a QR code. It replaces these entries of the first account and leaves all others as they are;
 * the names are those of liblinphone's configuration file.
 */
export function linphoneConfig({ username, password, registrar: { host, port, transport } }: LinphoneAccount): string {
  const sections: Record<string, Record<string, string>> = {
    // Linphone would ask again at every start, for a link that works once.
    misc: { transient_provisioning: "1" },
    sip: { default_proxy: "0" },
    // Without a realm: the registrar names its own, and the first password for this user and domain is taken.
    auth_info_0: { username, passwd: password, domain: host },
    proxy_0: {
      reg_proxy: `<sip:${host}:${port};transport=${transport}>`,
      reg_identity: `sip:${username}@${host}`,
      reg_expires: String(REGISTER_EVERY_SECONDS),
      reg_sendregister: "1",
    },
  };
  const written = Object.entries(sections).map(([section, entries]) => {
    const lines = Object.entries(entries).map(([name, value]) => `    <entry name="${name}" overwrite="true">${escaped(value)}</entry>\n`);
    return `  <section name="${section}">\n${lines.join("")}  </section>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<config xmlns="http://www.linphone.org/xsds/lpconfig.xsd">\n${written.join("")}</config>\n`;
}
