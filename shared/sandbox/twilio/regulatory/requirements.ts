import type { StockNumber } from "../numbers/stock.ts";
import { RestError } from "../rest/rest-error.ts";
import type { Registry } from "./registry.ts";

interface Given {
  addressSid?: string | null;
  bundleSid?: string | null;
}

/** Throws `RestError` when a number cannot be had with this address and this bundle. */
export function checkRequirements(registry: Registry, number: StockNumber, { addressSid, bundleSid }: Given): void {
  const { addressRequirement, country, type } = number;
  const address = registry.addresses.get(addressSid ?? "");
  if (addressRequirement !== "none" && !addressSid) {
    throw new RestError(400, 21631, `Phone number ${number.e164} requires an Address but the 'AddressSid' parameter was empty.`);
  }
  if (addressSid && !address) throw new RestError(400, 21631, `Address ${addressSid} does not exist`);
  if (addressRequirement === "local" && address?.country !== country) {
    throw new RestError(400, 21615, `Phone number ${number.e164} requires a local Address.`);
  }
  const numberType = type.replace("_", "-");
  const regulations = registry.regulations().filter((one) => one.country === country && one.numberType === numberType);
  const bundle = registry.bundles.get(bundleSid ?? "");
  if (bundleSid && !bundle) throw new RestError(400, 21649, `Bundle ${bundleSid} does not exist`);
  if (regulations.length === 0) return;
  if (!bundle) throw new RestError(400, 21649, `Phone number ${number.e164} requires a Bundle but the 'BundleSid' parameter was empty.`);
  if (!regulations.some(({ sid }) => sid === bundle.regulationSid)) {
    throw new RestError(400, 21649, `Bundle ${bundle.sid} is not of the regulation of ${country} ${numberType} numbers.`);
  }
  if (bundle.status !== "twilio-approved" && bundle.status !== "provisionally-approved") {
    throw new RestError(400, 21649, `Bundle ${bundle.sid} is not approved.`);
  }
}
