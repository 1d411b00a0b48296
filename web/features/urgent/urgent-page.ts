import type { UrgentView } from "../../../shared/contracts/v1/urgent.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import type { LinkRead } from "../../lib/api.ts";
import { commonWords } from "../../lib/messages/common-words.ts";
import type { KnownCall } from "./known-call.ts";
import { html, Markup } from "./markup.ts";
import { callBody, callButton, callHeading } from "./urgent-call.ts";
import { urgentPath } from "./urgent-path.ts";
import { SCRIPT } from "./urgent-script.ts";
import { DARK, LIGHT, STYLE } from "./urgent-style.ts";
import { urgentWords } from "./words.ts";

export interface UrgentPageProps {
  link: LinkRead<UrgentView>;
  token: string;
  /** Where the link does not say the contact's own. */
  locale: Locale;
  failed: string | null;
  /** Whom to call, from an earlier look at this page. */
  known: KnownCall | undefined;
}

export interface UrgentPage {
  status: 200 | 404 | 410 | 503;
  html: string;
}

/** The page as it is sent: one file, no script needed. */
export function urgentPage({ link, token, locale, failed, known }: UrgentPageProps): UrgentPage {
  if (link.state === "found") {
    const { call, ...view } = link.view;
    if (!call) return { status: 410, html: page(view.locale, urgentWords(view.locale).over.title, over(view)) };
    const open = { ...view, call };
    return { status: 200, html: page(view.locale, callHeading(open), callBody({ view: open, token, failed }), true) };
  }
  const text = urgentWords(locale);
  if (link.state === "unknown") {
    const { title, body, next } = text.unknown;
    return { status: 404, html: page(locale, title, html`<h1>${title}</h1><p>${body}</p><p>${next}</p>`) };
  }
  return { status: 503, html: page(locale, text.away.title, away(token, locale, known)) };
}

function over({ protectedName, locale }: Pick<UrgentView, "protectedName" | "locale">): Markup {
  const { title, body, next } = urgentWords(locale).over;
  return html`<h1>${title}</h1><p>${body(protectedName)}</p><p>${next(protectedName)}</p>`;
}

/** Calling comes first: it needs nothing of ours. */
function away(token: string, locale: Locale, known: KnownCall | undefined): Markup {
  const { title, body, next, retry } = urgentWords(locale).away;
  const again = (isMain: boolean) => html`<a class="button${isMain && " main"}" href="${urgentPath(token)}">${retry}</a>`;
  if (!known) return html`<h1>${title}</h1><p>${next}</p><p>${body}</p><div class="actions">${again(true)}</div>`;
  return html`<h1>${title}</h1>
<div class="actions">${callButton(known.name, known.phone, locale, true)}</div>
<p>${body}</p><div class="actions">${again(false)}</div>`;
}

const page = (locale: Locale, title: string, body: Markup, isLive = false): string =>
  html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme:light)" content="${LIGHT.ground}">
<meta name="theme-color" media="(prefers-color-scheme:dark)" content="${DARK.ground}">
<link rel="icon" href="data:,">
<title>${title} · Ethiq</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="hidden skip" href="#contenu">${commonWords(locale).skipLink}</a>
<main id="contenu">
<p class="brand">Ethiq</p>
${body}
</main>
${isLive && new Markup(`<script>${SCRIPT}</script>`)}
</body>
</html>
`.html;
