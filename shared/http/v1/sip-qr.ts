import { renderSVG } from "uqr";
import { type SipAccount, sealSipLink } from "../../app/provisioning/sip-link.ts";
import type { SecretSeal } from "../../app/secret-seal.ts";
import type { SipQr } from "../../contracts/v1/sip-endpoints.ts";

/** The four modules of silence around it are part of the standard; one unit per module keeps the text short. */
const DRAWING = { border: 4, pixelSize: 1, ecc: "L" } as const;

/** `apiUrl`: up to and including `/v1`, as telephones reach it. */
export async function sipQr(seal: SecretSeal, apiUrl: string, account: SipAccount): Promise<SipQr> {
  const url = `${apiUrl}/sip-provisioning/${await sealSipLink(seal, account, Date.now())}`;
  return { url, svg: renderSVG(url, DRAWING) };
}
