export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  /** The text directly inside, entities resolved. */
  text: string;
  /** The text inside, that of the elements in it included. */
  allText: string;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", apos: "'", quot: '"' };

function resolveEntities(text: string): string {
  return text.replace(/&([^;\s]*;?)/g, (_, body: string) => {
    if (!body.endsWith(";")) throw new Error("unescaped &");
    const name = body.slice(0, -1);
    const numeric = /^#(?:x([0-9a-fA-F]+)|(\d+))$/.exec(name);
    if (numeric) return String.fromCodePoint(numeric[1] ? Number.parseInt(numeric[1], 16) : Number(numeric[2]));
    const value = ENTITIES[name];
    if (value === undefined) throw new Error(`unknown entity &${name};`);
    return value;
  });
}

function parseAttributes(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  const pattern = /\s+([A-Za-z_][\w.:-]*)\s*=\s*("[^"<]*"|'[^'<]*')|\s*(\S)/gy;
  for (const [, name, value, stray] of source.trimEnd().matchAll(pattern)) {
    if (name === undefined || value === undefined) throw new Error(`unexpected ${stray} in a tag`);
    if (attributes.has(name)) throw new Error(`attribute ${name} twice`);
    attributes.set(name, resolveEntities(value.slice(1, -1)));
  }
  return attributes;
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([A-Za-z_][\w.:-]*)\s*>|<([A-Za-z_][\w.:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/gy;

/** Well-formed XML without doctype, namespaces or processing; throws on anything else, as the network refuses it too. */
export function parseXml(source: string): XmlElement {
  const document: XmlElement = { name: "", attributes: new Map(), children: [], text: "", allText: "" };
  const open: XmlElement[] = [document];
  const input = source.replace(/^\uFEFF/, "");
  if (/^\s+<\?xml/.test(input)) throw new Error("content before the XML declaration");
  const addText = (parent: XmlElement, text: string) => {
    parent.text += text;
    for (const element of open) element.allText += text;
  };
  let at = 0;
  for (const match of input.matchAll(TOKEN)) {
    const [token, cdata, closing, opening, attributes, selfClosing, text] = match;
    at = match.index + token.length;
    const parent = open.at(-1) ?? document;
    if (cdata !== undefined) addText(parent, cdata);
    else if (text !== undefined) {
      if (parent === document && text.trim() !== "") throw new Error("text outside the root element");
      addText(parent, resolveEntities(text));
    } else if (closing !== undefined) {
      if (parent === document || open.pop()?.name !== closing) throw new Error(`unexpected </${closing}>`);
    } else if (opening !== undefined) {
      if (parent === document && document.children.length > 0) throw new Error("more than one root element");
      const element: XmlElement = { name: opening, attributes: parseAttributes(attributes ?? ""), children: [], text: "", allText: "" };
      parent.children.push(element);
      if (!selfClosing) open.push(element);
    }
  }
  if (at < input.length) throw new Error(`unexpected ${input.slice(at, at + 12)}`);
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  const [root] = document.children;
  if (!root) throw new Error("no root element");
  return root;
}
