import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";

const source = readFileSync(new URL("../public/sw.js", import.meta.url), "utf8");

interface FetchEvent {
  request: { url: string; method: string; mode: string };
  respondWith(answer: Promise<Response>): void;
  waitUntil(work: Promise<unknown>): void;
}

/** The worker in a browser of which only the caches and the network are there. */
function start() {
  const held = new Map<string, Map<string, Response>>();
  const handlers = new Map<string, (event: FetchEvent) => void>();
  const network = { isUp: true, html: "<p>page</p>", redirected: false };
  const open = (name: string) => {
    const cache = held.get(name) ?? new Map<string, Response>();
    held.set(name, cache);
    return { put: async (path: string, response: Response) => void cache.set(path, response) };
  };
  const match = async (path: string) =>
    [...held.values()]
      .map((cache) => cache.get(path))
      .find(Boolean)
      ?.clone();
  const fetch = async () => {
    if (!network.isUp) throw new TypeError("offline");
    const response = new Response(network.html);
    return Object.defineProperties(response, {
      redirected: { value: network.redirected },
      clone: { value: () => Object.defineProperty(new Response(network.html), "redirected", { value: network.redirected }) },
    });
  };
  const self = {
    location: { origin: "https://ethiq.test" },
    addEventListener: (name: string, handler: (event: FetchEvent) => void) => handlers.set(name, handler),
  };
  runInNewContext(source, { self, caches: { open: async (name: string) => open(name), match }, fetch, URL, Response, Set, Promise });
  const visit = async (path: string) => {
    const work: Promise<unknown>[] = [];
    let answer: Promise<Response> | undefined;
    const request = { url: `https://ethiq.test${path}`, method: "GET", mode: "navigate" };
    handlers.get("fetch")?.({ request, respondWith: (given) => (answer = given), waitUntil: (given) => work.push(given) });
    const response = await answer;
    await Promise.all(work);
    return response?.text();
  };
  const kept = () => [...held].flatMap(([name, cache]) => [...cache.keys()].map((path) => `${name} ${path}`));
  return { network, visit, kept, hold: (path: string, text: string) => open("ethiq-public-1").put(path, new Response(text)) };
}

test.each([
  "/appels",
  "/appels/0b7a",
  "/appels/0b7a/direct",
  "/accueil",
  "/reglages/journal",
  "/u/jeton",
  "/contact/jeton",
  "/connexion",
  "/",
])("nothing of %s is kept", async (path) => {
  const worker = start();
  expect(await worker.visit(path)).toBe("<p>page</p>");
  expect(worker.kept()).toEqual([]);
});

test("help is kept for everybody, the card and the relatives apart, to be forgotten at sign-out", async () => {
  const worker = start();
  for (const path of ["/aide", "/aide/urgence", "/carte/0b7a", "/proches"]) await worker.visit(path);
  expect(worker.kept()).toEqual([
    "ethiq-public-1 /aide",
    "ethiq-public-1 /aide/urgence",
    "ethiq-personal-1 /carte/0b7a",
    "ethiq-personal-1 /proches",
  ]);
});

test("without Internet a kept page opens, and any other leads to the page that says so", async () => {
  const worker = start();
  await worker.hold("/hors-ligne", "offline");
  await worker.visit("/aide/urgence");
  worker.network.isUp = false;
  expect(await worker.visit("/aide/urgence")).toBe("<p>page</p>");
  expect(await worker.visit("/appels")).toBe("offline");
});

test("what a page needs to look right is kept with it, and a page that led to sign-in is not kept", async () => {
  const worker = start();
  worker.network.html = '<link href="/_next/static/chunks/a.css"><script src="/_next/static/chunks/b.js"></script>';
  await worker.visit("/aide");
  expect(worker.kept()).toContain("ethiq-public-1 /_next/static/chunks/a.css");
  expect(worker.kept()).toContain("ethiq-public-1 /_next/static/chunks/b.js");
  worker.network.redirected = true;
  await worker.visit("/proches");
  expect(worker.kept().join()).not.toContain("/proches");
});
