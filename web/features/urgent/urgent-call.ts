import type { UrgentActor, UrgentCall, UrgentView } from "../../../shared/contracts/v1/urgent.ts";
import type { Level, Locale } from "../../../shared/domain/call/level.ts";
import { levelWords } from "../../../shared/domain/text/level-words.ts";
import { formatTime } from "../../lib/format.ts";
import { html, Markup } from "./markup.ts";
import { CUT, TAKE, urgentPath } from "./urgent-path.ts";
import { urgentWords } from "./words.ts";

/** One that opens while the call goes on, or ended less than ten minutes ago. */
export interface OpenLink {
  view: UrgentView & { call: UrgentCall };
  token: string;
  /** What was just tried and may not have arrived. */
  failed: string | null;
}

const ICONS: Record<Level, string> = {
  1: '<circle cx="12" cy="12" r="9"/>',
  2: '<path d="M12 3 2 20h20z"/><path d="M12 10v4M12 17h.01"/>',
  3: '<path d="M8 2h8l6 6v8l-6 6H8l-6-6V8z"/><path d="M12 8v4M12 16h.01"/>',
};
const icon = (paths: string) => new Markup(`<svg viewBox="0 0 24 24" aria-hidden="true">${paths}</svg>`);
const PHONE = icon('<path d="M5 3h4l2 5-3 2a12 12 0 0 0 6 6l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z"/>');

/** For the title of the page too, which is read out when it opens. */
export function callHeading({ protectedName, locale, call }: OpenLink["view"]): string {
  const { heading } = urgentWords(locale);
  if (!call.endedAt) return heading.live[call.level](protectedName);
  return cutBy(call) ? heading.cut : heading.ended;
}

/** A call that ends minutes after the request ended by itself. */
const CUT_WITHIN_MS = 60_000;
const cutBy = ({ endedAt, hangUp }: UrgentCall): UrgentActor | null =>
  endedAt && hangUp && Date.parse(endedAt) - Date.parse(hangUp.at) < CUT_WITHIN_MS ? hangUp : null;

export const callButton = (name: string, phone: string, locale: Locale, isMain: boolean): Markup =>
  html`<a class="button${isMain && " main"}" href="tel:${phone}">${PHONE}${urgentWords(locale).call(name)}</a>`;

export function callBody({ view, token, failed }: OpenLink): Markup {
  const { call, locale } = view;
  const text = urgentWords(locale);
  const lost = failed === TAKE && !call.taken ? text.failed.take : failed === CUT && !call.endedAt ? text.failed.cut : undefined;
  return html`<h1 id="titre">${callHeading(view)}</h1>
<p id="annonce" class="hidden" role="alert"></p>
${lost && html`<p class="failure" role="alert">${lost}</p>`}
${state(view)}
<p id="pause" role="status" data-text="${text.paused}"></p>
<div id="suite">${actions(view, token)}${reasons(call, locale)}${advice(call, locale)}</div>
<p class="foot"><a class="again" href="${urgentPath(token)}">${text.refresh}</a></p>
<p class="small">${text.ends}</p>`;
}

/** Read out when it changes: no button in it. */
function state({ call, locale }: OpenLink["view"]): Markup {
  const text = urgentWords(locale);
  const at = (instant: string) => formatTime(new Date(instant), locale);
  const when = call.endedAt ? text.fromTo(at(call.startedAt), at(call.endedAt)) : text.since(at(call.startedAt));
  return html`<div id="etat" role="status" class="state l${call.level}" data-level="${call.level}">
<p class="level">${icon(ICONS[call.level])}<span>${levelWords(call.level, locale)}</span></p>
<p>${when}</p>
<p class="who">${who(call, locale)}</p>
${cutState(call, locale)}</div>`;
}

function who({ taken, endedAt }: UrgentCall, locale: Locale): string {
  const text = urgentWords(locale);
  if (!taken) return endedAt ? text.freeEnded : text.free;
  const time = formatTime(new Date(taken.at), locale);
  return taken.isYou ? text.takenByYou(time) : text.takenBy(taken.contactName ?? text.someone, time);
}

function cutState(call: UrgentCall, locale: Locale): Markup | false {
  const by = call.endedAt ? cutBy(call) : call.hangUp;
  if (!by) return false;
  const text = urgentWords(locale);
  const name = by.contactName ?? text.someone;
  if (call.endedAt) return html`<p>${by.isYou ? text.cutByYou : text.cutBy(name)}</p>`;
  const time = formatTime(new Date(by.at), locale);
  return html`<p>${by.isYou ? text.cutAsked(time) : text.cutAskedBy(name, time)}</p>`;
}

function actions({ protectedName, locale, call }: OpenLink["view"], token: string): Markup {
  const text = urgentWords(locale);
  const path = urgentPath(token);
  return html`<h2 class="hidden">${text.actions}</h2><div class="actions">
${!call.taken && html`<form method="post" action="${path}/${TAKE}"><button class="button main">${text.take}</button></form>`}
${call.phone ? callButton(protectedName, call.phone, locale, call.taken !== null) : html`<p>${text.noPhone(protectedName)}</p>`}
${
  call.mayHangUp &&
  html`<form method="post" action="${path}/${CUT}"><button class="button cut" aria-describedby="couper">${text.cut}</button>
<p class="small" id="couper">${text.cutMeans(protectedName)}</p></form>`
}</div>`;
}

function reasons({ reasons: given }: UrgentCall, locale: Locale): Markup | false {
  const text = urgentWords(locale);
  const sentences: Record<string, string | undefined> = text.reasons;
  if (given.length === 0) return false;
  const items = given.map(
    ({ tactic, quote }) =>
      html`<li>${sentences[tactic] ?? text.reasons.other}${quote && html` <span class="quote">${text.quote(quote)}</span>`}</li>`,
  );
  return html`<h2>${text.reasonsTitle}</h2><ul>${items}</ul>`;
}

function advice({ endedAt }: UrgentCall, locale: Locale): Markup {
  const text = urgentWords(locale);
  const items = text.advice[endedAt ? "ended" : "live"].map((step) => html`<li>${step}</li>`);
  return html`<h2>${text.adviceTitle}</h2><ol>${items}</ol>`;
}
