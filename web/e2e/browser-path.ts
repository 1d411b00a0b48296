/** Chromium as Debian installs it, or any other one by `CHROMIUM_PATH`. */
export const BROWSER_PATH = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
