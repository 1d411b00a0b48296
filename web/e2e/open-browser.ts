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

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: BROWSER_PATH, headless: true, args: FLAGS });
