import type { Locale } from "../../call/level.ts";

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "link"; readonly label: string; readonly url: string };

/** Black on white whatever the theme of the reader; what is written here is read by people of eighty. */
export const MAIL_COLOURS = { text: "#1a1a1a", link: "#0b3d91", ground: "#ffffff", codeGround: "#f3f3f3" } as const;

/** The same words twice, as plain text and as one column of HTML: no image, no script, nothing loaded, nothing counted. */
export function renderMail(locale: Locale, mail: { subject: string; title: string; blocks: readonly Block[] }): Mail {
  const subject = mail.subject.replace(/\s+/g, " ").trim();
  const text = [mail.title, ...mail.blocks.map((block) => plainBlock(block))].join("\n\n");
  const { text: colour, ground } = MAIL_COLOURS;
  const html = `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="only light">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:24px 16px;background-color:${ground};color:${colour};font-family:Arial,Helvetica,sans-serif;font-size:20px;line-height:1.5">
<div style="max-width:560px;margin:0 auto">
<h1 style="margin:0 0 24px;font-size:28px;line-height:1.3">${escapeHtml(mail.title)}</h1>
${mail.blocks.map((block) => htmlBlock(block, locale)).join("\n")}
</div>
</body>
</html>
`;
  return { subject, text: `${text}\n`, html };
}

const groupsOf = (code: string): string[] => code.match(/.{1,3}/g) ?? [];

const DIGIT_BY_DIGIT: Record<Locale, string> = { fr: "Chiffre par chiffre :", en: "Digit by digit:" };

function plainBlock(block: Block): string {
  if (block.kind === "code") return `    ${groupsOf(block.code).join(" ")}`;
  return block.kind === "link" ? `${block.label}\n${block.url}` : block.text;
}

function htmlBlock(block: Block, locale: Locale): string {
  if (block.kind === "paragraph") return paragraph(escapeHtml(block.text));
  if (block.kind === "link") {
    const style = `color:${MAIL_COLOURS.link};text-decoration:underline`;
    const url = escapeHtml(block.url);
    return paragraph(`<a href="${url}" style="${style}">${escapeHtml(block.label)}</a><br>${url}`);
  }
  // The gap is in the style, not in the text: what is copied is the bare code.
  const groups = groupsOf(block.code).map(
    (group, index) => `<span${index > 0 ? ' style="margin-left:16px"' : ""}>${escapeHtml(group)}</span>`,
  );
  const style = `margin:0 0 12px;padding:16px;background-color:${MAIL_COLOURS.codeGround};font-size:40px;line-height:1.3;font-weight:bold`;
  // A screen reader would read six digits as one large number.
  return [
    `<p style="${style}">${groups.join("")}</p>`,
    paragraph(`${DIGIT_BY_DIGIT[locale]} ${[...block.code].map(escapeHtml).join(", ")}.`),
  ].join("\n");
}

const paragraph = (html: string): string => `<p style="margin:0 0 24px">${html}</p>`;

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
