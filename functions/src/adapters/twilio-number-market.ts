import { AppError } from "../../../shared/domain/errors.ts";
import { isE164, parseE164 } from "../../../shared/domain/phone-number.ts";
import type { NumberType } from "../../../shared/domain/provisioning/words.ts";
import type { NumberMarket, NumberOffer, NumberSettings, OwnedNumber } from "../../../shared/ports/number-market.ts";
import type { TwilioClient } from "./twilio-client.ts";
import { reading, unlessGone, writing } from "./twilio-errors.ts";
import type { WebhookUrls } from "./webhook-urls.ts";

const OWNED_PAGE = 200;
/** Forty thousand numbers: beyond it something repeats itself. */
const OWNED_PAGES = 200;
/** Twilio finds every number that holds these digits. */
const ALIKE = 20;

/** "No phone numbers found in the area": an answer, not a failure. */
const NONE_THERE = "21452";

const REQUIREMENTS: ReadonlySet<string> = new Set(["none", "any", "local", "foreign"]);
const isRequirement = (text: string): text is NumberOffer["addressRequirement"] => REQUIREMENTS.has(text);

type TwilioNumber = Awaited<ReturnType<ReturnType<TwilioClient["incomingPhoneNumbers"]["get"]>["fetch"]>>;
interface NumberPage {
  instances: TwilioNumber[];
  nextPage(): Promise<NumberPage> | undefined;
}

export function createTwilioNumberMarket({ client, urls }: { client: TwilioClient; urls: Pick<WebhookUrls, "number"> }): NumberMarket {
  const configuration = ({ lineId, targets, bundleSid, addressSid }: NumberSettings) => ({
    ...urls.number(targets),
    friendlyName: lineId === null ? "ethiq pool" : `ethiq ${lineId}`,
    voiceMethod: "POST",
    voiceFallbackMethod: "POST",
    statusCallbackMethod: "POST",
    smsMethod: "POST",
    // Twilio takes neither back from a number that needs it.
    ...(bundleSid === null ? {} : { bundleSid }),
    ...(addressSid === null ? {} : { addressSid }),
  });

  return {
    async search({ country, type, locality, limit }) {
      try {
        const market = client.availablePhoneNumbers(country);
        const query = { voiceEnabled: true, ...(locality === undefined ? {} : { inLocality: locality }), limit };
        const ask: Record<NumberType, () => Promise<{ phoneNumber: string; addressRequirements: string }[]>> = {
          local: () => market.local.list(query),
          mobile: () => market.mobile.list(query),
          national: () => market.national.list(query),
          toll_free: () => market.tollFree.list(query),
        };
        const offers = await reading(ask[type]);
        return offers.flatMap(({ phoneNumber, addressRequirements }): NumberOffer[] =>
          isE164(phoneNumber)
            ? [{ e164: phoneNumber, addressRequirement: isRequirement(addressRequirements) ? addressRequirements : "any" }]
            : [],
        );
      } catch (error) {
        if (error instanceof AppError && error.providerCode === NONE_THERE) return [];
        throw error;
      }
    },

    async monthlyPriceCents(country, type) {
      const { phoneNumberPrices } = await reading(() => client.pricing.v1.phoneNumbers.countries(country).fetch());
      const price = phoneNumberPrices?.find(({ numberType = "" }) => numberType.toLowerCase().replace(/[ -]/g, "_") === type);
      const amount = Number(price?.currentPrice ?? price?.basePrice ?? Number.NaN);
      return Number.isFinite(amount) ? Math.ceil(Math.round(amount * 10_000) / 100) : undefined;
    },

    async findOwned(e164) {
      return reading(async () => {
        const numbers = await client.incomingPhoneNumbers.list({ phoneNumber: e164, limit: ALIKE });
        const number = numbers.find(({ phoneNumber }) => phoneNumber === e164);
        return number && ownedNumber(number);
      });
    },

    async *listOwned() {
      let next = (): Promise<NumberPage> | undefined => client.incomingPhoneNumbers.page({ pageSize: OWNED_PAGE });
      for (let count = 1; count <= OWNED_PAGES; count += 1) {
        const page = await reading(async () => next());
        if (!page) return;
        yield* page.instances.map(ownedNumber);
        next = () => page.nextPage();
      }
      // An incomplete list would make the numbers that are missing from it look lost.
      throw new AppError("internal", "more numbers than were reckoned with");
    },

    buy: (e164, settings) =>
      writing(async () => ownedNumber(await client.incomingPhoneNumbers.create({ phoneNumber: e164, ...configuration(settings) }))),

    configure: (sid, settings) =>
      writing(async () =>
        ownedNumber(
          await client.incomingPhoneNumbers(sid).update({
            ...configuration(settings),
            // Each of them, set by hand, would go before the addresses above.
            voiceApplicationSid: "",
            smsApplicationSid: "",
            trunkSid: "",
          }),
        ),
      ),

    isConfigured(number, settings) {
      const wanted = configuration(settings);
      return (
        number.friendlyName === wanted.friendlyName &&
        number.voiceUrl === wanted.voiceUrl &&
        number.voiceFallbackUrl === wanted.voiceFallbackUrl &&
        number.statusCallback === wanted.statusCallback &&
        number.smsUrl === wanted.smsUrl &&
        (settings.bundleSid === null || number.bundleSid === settings.bundleSid) &&
        (settings.addressSid === null || number.addressSid === settings.addressSid)
      );
    },

    release: async (sid) => void (await unlessGone(writing(() => client.incomingPhoneNumbers(sid).remove()))),
  };
}

function ownedNumber(number: TwilioNumber): OwnedNumber {
  const { sid, dateCreated } = number;
  const e164 = parseE164(number.phoneNumber);
  // Without these nobody could say later which number was meant, or for how long it has been ours.
  if (!sid || !e164 || Number.isNaN(dateCreated?.valueOf() ?? Number.NaN)) throw new Error("Twilio named no number");
  return {
    sid,
    e164,
    friendlyName: number.friendlyName ?? "",
    voiceUrl: number.voiceUrl ?? "",
    voiceFallbackUrl: number.voiceFallbackUrl ?? "",
    statusCallback: number.statusCallback ?? "",
    smsUrl: number.smsUrl ?? "",
    bundleSid: number.bundleSid || null,
    addressSid: number.addressSid || null,
    createdAt: dateCreated.toISOString(),
  };
}
