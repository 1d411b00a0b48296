import { expect, test } from "vitest";
import { deviceName } from "./device-name.ts";

const SAFARI =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1";
const CHROME = "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36";

test.each([
  [SAFARI, "Safari, iPhone"],
  [SAFARI.replace("Version/19.0", "CriOS/150.0"), "Chrome, iPhone"],
  [CHROME, "Chrome, Android"],
  [CHROME.replace("Linux; Android 16", "Windows NT 10.0; Win64; x64"), "Chrome, Windows"],
  [`${CHROME.replace("Linux; Android 16", "Windows NT 10.0")} Edg/150.0`, "Edge, Windows"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0", "Firefox, Linux"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15", "Safari, Mac"],
  ["okhttp/5.1.0", "okhttp"],
  ["", undefined],
  ["<script>alert(1)</script>", undefined],
])("%s is shown as %s", (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});
