/**
 * The whole style of the page, which loads nothing else. Its colours are those of globals.css: urgent-page.test.ts compares them.
 * Spacing is in px and text in rem: at 200 % text on a phone, margins that grow too would leave no room for words.
 */
export const LIGHT = {
  ground: "#f6f4ef",
  surface: "#ffffff",
  ink: "#17202a",
  "ink-soft": "#3d4a57",
  line: "#5f6a75",
  primary: "#0a4a66",
  "on-primary": "#ffffff",
  focus: "#0a4a66",
  calm: "#124a26",
  "calm-ground": "#e4f3e8",
  careful: "#5a3700",
  "careful-ground": "#ffefcf",
  scam: "#7a1313",
  "scam-ground": "#fde6e4",
};

export const DARK: typeof LIGHT = {
  ground: "#0f1418",
  surface: "#1a2128",
  ink: "#f2f5f7",
  "ink-soft": "#c0cad3",
  line: "#8b98a5",
  primary: "#9ad7f2",
  "on-primary": "#06212d",
  focus: "#9ad7f2",
  calm: "#aee6be",
  "calm-ground": "#12301c",
  careful: "#ffd891",
  "careful-ground": "#382700",
  scam: "#ffbdb8",
  "scam-ground": "#471112",
};

const variables = (colours: typeof LIGHT) =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(";");

const RULES = `
*{box-sizing:border-box;margin:0}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{background:var(--ground);color:var(--ink);font:1.25rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
main{max-width:600px;margin:0 auto;padding:20px 16px 32px}
p+p,h1+p,h2+p,ul,ol{margin-top:12px}
h1{font-size:1.75rem;line-height:1.25;margin-top:4px;text-wrap:balance}
p,li{text-wrap:pretty}
h2{font-size:1.25rem;line-height:1.4;margin-top:32px}
ul,ol{padding-left:1.4em}
li+li{margin-top:8px}
a{color:var(--primary)}
svg{width:1.5em;height:1.5em;flex:none;fill:none;stroke:currentColor;stroke-width:2.5;stroke-linecap:round;stroke-linejoin:round}
.brand{font-weight:700;color:var(--primary)}
.state{margin-top:16px;border-radius:12px;padding:16px}
.level{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center;font-weight:700;font-size:1.375rem;line-height:1.3}
.l1{background:var(--calm-ground);color:var(--calm)}
.l2{background:var(--careful-ground);color:var(--careful)}
.l3{background:var(--scam-ground);color:var(--scam)}
.who{font-weight:700}
.failure{margin-top:16px;border:3px solid var(--scam);border-radius:12px;padding:16px;font-weight:700;color:var(--scam)}
.actions{display:grid;gap:16px;margin-top:20px}
.actions form{display:grid;gap:8px}
.button{display:flex;gap:12px;align-items:center;justify-content:center;width:100%;min-height:64px;padding:12px 20px;border:2px solid var(--primary);border-radius:12px;background:var(--surface);color:var(--primary);font:inherit;font-weight:700;text-align:center;text-decoration:none;cursor:pointer}
.main{background:var(--primary);color:var(--on-primary)}
.cut{border-color:var(--scam);color:var(--scam)}
.small{font-size:1.125rem;color:var(--ink-soft)}
.quote{display:block;font-size:1.125rem;color:var(--ink-soft)}
.again{display:inline-flex;align-items:center;min-height:48px;font-weight:700}
.foot{margin-top:32px;padding-top:16px;border-top:1px solid var(--line)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:focus{position:static;width:auto;height:auto;clip-path:none;display:inline-block;padding:12px 16px}
#pause:not(:empty){margin-top:16px;border:2px solid var(--line);border-radius:12px;padding:12px 16px;font-weight:700}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
@media print{.actions,.again,.skip{display:none}}
`;

export const STYLE = `:root{color-scheme:light;${variables(LIGHT)}}@media (prefers-color-scheme:dark){:root{color-scheme:dark;${variables(DARK)}}}${RULES.replaceAll("\n", "")}`;
