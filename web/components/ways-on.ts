import type { Locale } from "../../shared/domain/call/level.ts";
import { commonWords } from "../lib/messages/common-words.ts";

type Links = readonly (readonly [href: string, label: string])[];

/** Where a signed-in person goes from a dead end. */
export const memberLinks = (locale: Locale): Links => {
  const { tabs, help } = commonWords(locale);
  return [
    ["/accueil", tabs.home],
    ["/appels", tabs.calls],
    ["/aide", help],
  ];
};

/** Where anybody goes from a dead end. */
export const publicLinks = (locale: Locale): Links => {
  const { pages, help, frontPage } = commonWords(locale);
  return [
    ["/", frontPage],
    ["/aide", help],
    ["/aide/urgence", pages.emergency],
  ];
};
