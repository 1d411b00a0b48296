export type LogFields = Record<string, string | number | boolean | null | undefined>;

/** Event names are fixed words ("alert_failed"); a field that can hold a person's data is called `pii.…` and is dropped. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

const LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LEVELS)[number];

/** One JSON line per event on `write`. */
export function createJsonLog(options: { write: (line: string) => void; level?: LogLevel; now?: () => Date }): Log {
  const threshold = LEVELS.indexOf(options.level ?? "info");
  const now = options.now ?? (() => new Date());
  const emit =
    (level: LogLevel) =>
    (event: string, fields: LogFields = {}) => {
      if (LEVELS.indexOf(level) < threshold) return;
      const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith("pii.")));
      options.write(JSON.stringify({ at: now().toISOString(), level, event, ...kept }));
    };
  return { info: emit("info"), warn: emit("warn"), error: emit("error") };
}

export const silentLog: Log = { info() {}, warn() {}, error() {} };
