/** By ISO 3166-1 alpha-2, as Twilio spells them. */
export const COUNTRY_NAMES: Readonly<Record<string, string>> = {
  ...{ BE: "Belgium", CA: "Canada", CH: "Switzerland", DE: "Germany", ES: "Spain", FR: "France" },
  ...{ GB: "United Kingdom", IE: "Ireland", IT: "Italy", LU: "Luxembourg", US: "United States" },
};
