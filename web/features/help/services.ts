interface HelpService {
  key: "cyber" | "report" | "info" | "support";
  /** What is dialled, texted or opened. */
  via: { kind: "call" | "text"; number: string; dial: string } | { kind: "open"; site: string; url: string };
  /** The month in which somebody saw that it is right, "2026-11"; undefined while nobody did. */
  checkedIn?: string;
}

/** Whom people turn to in France after a scam, in the order in which they help most. */
export const HELP_SERVICES: readonly HelpService[] = [
  { key: "cyber", via: { kind: "open", site: "17cyber.gouv.fr", url: "https://17cyber.gouv.fr" } },
  { key: "report", via: { kind: "text", number: "33700", dial: "33700" }, checkedIn: "2026-11" },
  { key: "info", via: { kind: "call", number: "0\u00a0805\u00a0805\u00a0817", dial: "0805805817" } },
  { key: "support", via: { kind: "call", number: "116\u00a0006", dial: "116006" } },
];
