export const CALL_FILTERS = ["all", "suspicious", "unheard"] as const;
export type CallFilterName = (typeof CALL_FILTERS)[number];

export const FILTER_PARAM = "filtre";
const VALUES: Record<CallFilterName, string | undefined> = { all: undefined, suspicious: "suspects", unheard: "non-analyses" };

/** Of the page's address; anything else shows all. */
export const readCallFilter = (value: unknown): CallFilterName => CALL_FILTERS.find((name) => VALUES[name] === value) ?? "all";

export const callFilterPath = (name: CallFilterName): string => {
  const value = VALUES[name];
  return value ? `/appels?${FILTER_PARAM}=${value}` : "/appels";
};
