export const DISPLAY_COOKIE = "affichage";

export const THEMES = ["system", "light", "dark"] as const;
export const TEXT_SIZES = ["normal", "large"] as const;

/** How pages look to this person. Kept in a cookie, so that the first paint is right. */
export interface Display {
  theme: (typeof THEMES)[number];
  text: (typeof TEXT_SIZES)[number];
}

/** From the cookie, whatever it holds. */
export function parseDisplay(value: string | undefined): Display {
  const [theme, text] = (value ?? "").split(".");
  return { theme: THEMES.find((known) => known === theme) ?? "system", text: TEXT_SIZES.find((known) => known === text) ?? "normal" };
}

export const formatDisplay = ({ theme, text }: Display): string => `${theme}.${text}`;
