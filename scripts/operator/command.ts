/** What was typed behind the command's name. */
export interface Words {
  positionals: readonly string[];
  options: Readonly<Record<string, string | undefined>>;
}

export interface Done {
  /** For people. */
  lines: string[];
  /** For `--json`. */
  data: unknown;
  /** What was asked for was done, and did not turn out well: ends with 1. */
  hasFailed?: boolean;
}

export interface Command<Operations> {
  usage: string;
  does: string;
  /** `say`: at once, while it goes on; not with `--json`. */
  run(operations: Operations, words: Words, say: (line: string) => void): Promise<Done>;
}

/** The command was not typed as its usage says. */
export class NotUnderstood extends Error {}

export function option({ options }: Words, name: string, fallback?: string): string {
  const value = options[name]?.trim() || fallback;
  if (value === undefined) throw new NotUnderstood(`Give --${name}.`);
  return value;
}

export function first({ positionals: [word] }: Words, otherwise: string): string {
  if (!word) throw new NotUnderstood(otherwise);
  return word;
}
