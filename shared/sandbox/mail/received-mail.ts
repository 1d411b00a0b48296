export interface ReceivedMail {
  id: string;
  receivedAt: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  /** Names in lower case. */
  headers: Record<string, string>;
}

/** The code that stands alone on its line. */
export function codeIn({ text }: Pick<ReceivedMail, "text">): string {
  const [, first, second] = /^\s*(\d{3}) (\d{3})\s*$/m.exec(text) ?? [];
  if (!first || !second) throw new Error("there is no code in this mail");
  return first + second;
}
