import { type Browser, chromium } from "playwright-core";
import { BROWSER_PATH } from "./browser-path.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-proxy-server",
];

/** `flags` of Chromium, besides those that every one of ours needs. */
export const openBrowser = (flags: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: BROWSER_PATH, headless: true, args: [...FLAGS, ...flags] });
