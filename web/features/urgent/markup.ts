/** HTML that is what it says; everything else is text. */
export class Markup {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

type Part = Markup | string | number | false | null | undefined | readonly Part[];

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");

function written(part: Part): string {
  if (part instanceof Markup) return part.html;
  if (Array.isArray(part)) return part.map(written).join("");
  return typeof part === "string" || typeof part === "number" ? escaped(String(part)) : "";
}

/** Text between the tags and in quoted attributes is escaped. Addresses are for the caller to choose. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Markup =>
  new Markup(strings.reduce((sum, each, index) => sum + written(parts[index - 1]) + each));
