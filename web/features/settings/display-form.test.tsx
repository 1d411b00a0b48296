import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { DisplayForm } from "./display-form.tsx";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh() {} }) }));
vi.mock("../../lib/choose-display.ts", () => ({ chooseDisplay: async () => undefined }));

test("shows what is chosen, in at most six settings, and without script a button sends them", () => {
  const html = renderToStaticMarkup(<DisplayForm display={{ theme: "dark", text: "large" }} />);
  const radios = [...html.matchAll(/<input[^>]*type="radio"[^>]*>/g)].map(([input]) => input);
  expect(radios.length).toBeLessThanOrEqual(6);
  expect(radios.filter((radio) => radio.includes("checked")).map((radio) => /value="(\w+)"/.exec(radio)?.[1])).toEqual(["large", "dark"]);
  expect(html).toMatch(/<noscript>.*type="submit"/s);
});
