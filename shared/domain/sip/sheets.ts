import type { Locale } from "../call/level.ts";
import { grandstreamSheet, yealinkSheet } from "./adapter-sheets.ts";
import { groundwireSheet, linphoneSheet, zoiperSheet } from "./app-sheets.ts";
import type { SipDevice } from "./devices.ts";
import type { Sheet, SheetValues } from "./sheet.ts";

const SHEETS: Record<SipDevice, (values: SheetValues, locale: Locale) => Sheet> = {
  linphone_iphone: (values, locale) => linphoneSheet("iPhone", values, locale),
  linphone_android: (values, locale) => linphoneSheet("Android", values, locale),
  groundwire_iphone: groundwireSheet,
  zoiper_android: zoiperSheet,
  grandstream_ht801: (values, locale) => grandstreamSheet("Grandstream HT801", "FXS PORT", values, locale),
  grandstream_ht802: (values, locale) => grandstreamSheet("Grandstream HT802", "FXS PORT1", values, locale),
  yealink_t: yealinkSheet,
};

/** What to type into a device so that it registers with Ethiq and rings. */
export const sheetFor = (device: SipDevice, values: SheetValues, locale: Locale): Sheet => SHEETS[device](values, locale);
