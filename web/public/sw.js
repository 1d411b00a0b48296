// Without Internet, shows what helps: advice, the card, the relatives' numbers. What was said in calls is never stored.
const PUBLIC_CACHE = "ethiq-public-1";
const PERSONAL_CACHE = "ethiq-personal-1";
const OFFLINE_PAGE = "/hors-ligne";
const PRECACHED = [OFFLINE_PAGE, "/aide", "/aide/urgence"];

const PUBLIC_PAGE = /^\/(hors-ligne|comment-ca-marche|aide(\/urgence)?|confidentialite|accessibilite|conditions)$/;
const PERSONAL_PAGE = /^\/(carte\/[\w-]+|proches)$/;
const ASSET = /^\/_next\/static\/|^\/icon\.svg$/;

/** The cache that may hold the answer for this path; undefined: nothing of it is kept. */
const cacheFor = (path) => {
  if (PUBLIC_PAGE.test(path) || ASSET.test(path)) return PUBLIC_CACHE;
  return PERSONAL_PAGE.test(path) ? PERSONAL_CACHE : undefined;
};

async function keep(path, response) {
  const name = cacheFor(path);
  // An answer that was redirected is sign-in, not the page.
  if (!name || !response.ok || response.redirected) return;
  const cache = await caches.open(name);
  const html = ASSET.test(path) ? "" : await response.clone().text();
  await cache.put(path, response.clone());
  // What a page needs to look right.
  const assets = new Set([...html.matchAll(/\/_next\/static\/[^"'\\\s)]+\.(?:css|js|woff2)/g)].map(([asset]) => asset));
  await Promise.allSettled([...assets].map(async (asset) => (await caches.match(asset)) ?? keep(asset, await fetch(asset))));
}

async function fetchAndKeep(request, path) {
  const response = await fetch(request);
  await keep(path, response.clone()).catch(() => undefined);
  return response;
}

async function openPage(event, path) {
  try {
    const response = await fetch(event.request);
    event.waitUntil(keep(path, response.clone()).catch(() => undefined));
    return response;
  } catch {
    const kept = cacheFor(path) && (await caches.match(path));
    return kept || (await caches.match(OFFLINE_PAGE)) || Response.error();
  }
}

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.allSettled(PRECACHED.map((path) => fetchAndKeep(path, path))).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const current = [PUBLIC_CACHE, PERSONAL_CACHE];
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => !current.includes(name)).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(openPage(event, url.pathname));
  else if (ASSET.test(url.pathname)) event.respondWith(caches.match(url.pathname).then((kept) => kept ?? fetch(event.request)));
});
