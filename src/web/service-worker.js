// Keeps Opstap on the device, one whole version at a time, so that it works without a network.
//
// scripts/finish-dist.mjs makes dist/sw.js of this, behind a line that says what there is:
//   const release = { version, files: { name: SHA-256 }, optional: { group: [name] }, doors };
// A file has its content in its name; "./" is the page. What is `optional` (a language, the desk) is kept once it was
// used here, and from then on belongs to the version as much as the rest.

const scope = new URL(registration.scope);
// Caches belong to the origin, which another municipality's Opstap may share.
const prefix = `opstap ${scope.pathname} `;
const own = prefix + release.version;
const settings = "config.json";
/** How long the municipality's settings may take before those of last time will do, in milliseconds. */
const patience = 1500;
/** Where the tabs are noted that run the version before. */
const olderTabs = "older-tabs";

const address = (name) => new URL(name, scope).href;
const kept = (name, options) => caches.match(address(name), { ignoreVary: true, ...options });
const hashed = /-[0-9a-f]{10}(?=\.\w+$)/;
const groups = new Map(Object.entries(release.optional).flatMap(([group, names]) => names.map((name) => [name.replace(hashed, ""), group])));
const always = Object.keys(release.files).filter((name) => !groups.has(name.replace(hashed, "")));

async function isRight(name, response) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer()));
  return btoa(String.fromCharCode(...digest)) === release.files[name];
}

/** A file of this version from the network. */
async function fetched(name) {
  // A file with its content in its name may come from the browser's own cache, where the page has just put it; what
  // arrived damaged there is fetched again.
  for (const cache of [name === "./" ? "no-cache" : "default", "reload"]) {
    const response = await fetch(address(name), { cache });
    if (response.ok && !response.redirected && (await isRight(name, response))) return response;
  }
  throw new Error(`${name} is missing, or another one than this version has`);
}

/** Puts files of this version into its cache; from another version's where that has the same. */
async function keep(names) {
  const cache = await caches.open(own);
  await Promise.all(
    names.map(async (name) => {
      if (await kept(name, { cacheName: own })) return;
      const same = name === "./" ? undefined : await kept(name);
      await cache.put(address(name), same && (await isRight(name, same)) ? same : await fetched(name));
    }),
  );
}

/** Of what is optional, the groups that were used on this device. */
async function used() {
  const found = new Set();
  for (const version of await versions()) {
    for (const { url } of await (await caches.open(version)).keys()) {
      const group = groups.get(url.slice(scope.href.length).replace(hashed, ""));
      if (group) found.add(group);
    }
  }
  return [...found];
}

const members = (list) => list.flatMap((group) => release.optional[group] ?? []);
const versions = async () => (await caches.keys()).filter((name) => name.startsWith(prefix));

/** Settings of the municipality from the network; that there are none is an answer too. */
async function fetchedSettings() {
  const response = await fetch(address(settings), { cache: "no-cache" });
  // The page of a network that wants somebody to log in is no settings.
  if (response.redirected || (!response.ok && response.status !== 404)) throw new Error(`${settings}: ${response.status}`);
  if (response.ok) await response.clone().json();
  const cache = await caches.open(own);
  await cache.put(address(settings), response.clone());
  return response;
}

// All or nothing: a version of which something did not arrive is no version, and the one before stays.
async function install() {
  try {
    await keep([...always, ...members(await used())]);
    await fetchedSettings();
  } catch (error) {
    await caches.delete(own);
    throw error;
  }
}

async function activate() {
  // A tab goes on with the version that it began with until it is loaded again.
  const tabs = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const ours = tabs.filter((tab) => tab.url.startsWith(scope.href));
  const cache = await caches.open(own);
  await cache.put(address(olderTabs), Response.json(ours.map((tab) => tab.id)));
  await clients.claim();
  await tidy();
}

/** Removes other versions, whole or half, once no tab runs them. */
async function tidy() {
  const others = (await versions()).filter((name) => name !== own);
  // One that is being fetched, or waits to be next.
  if (registration.installing || registration.waiting) return;
  const noted = await kept(olderTabs, { cacheName: own });
  const tabs = await Promise.all(((await noted?.json()) ?? []).map((id) => clients.get(id)));
  if (tabs.some(Boolean)) return;
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** Removes what only says what somebody used here: the languages, the desk. */
async function forget() {
  for (const version of await versions()) {
    const cache = await caches.open(version);
    for (const request of await cache.keys()) {
      if (groups.has(request.url.slice(scope.href.length).replace(hashed, ""))) await cache.delete(request);
    }
  }
}

async function page({ request }) {
  return (await kept("./", { cacheName: own })) ?? fetch(request);
}

async function file(event, name) {
  // Of this version or of the one that an older tab runs.
  const found = await kept(name);
  if (found) return found;
  const response = await fetch(event.request);
  const group = groups.get(name.replace(hashed, ""));
  if (response.ok && name in release.files) event.waitUntil(keep(group ? release.optional[group] : [name]).catch(() => {}));
  return response;
}

async function currentSettings(event) {
  const fresh = fetchedSettings();
  event.waitUntil(fresh.catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  const answer = await Promise.race([fresh.catch(() => {}), late]);
  return answer ?? (await kept(settings, { cacheName: own })) ?? fresh;
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("message", (event) => {
  const { data } = event;
  if (data === "now") skipWaiting();
  else if (data === "forget") event.waitUntil(forget());
  else if (data?.keep) event.waitUntil(Promise.all([keep(members(data.keep)), tidy()]).catch(() => {}));
});

// What is not ours to answer goes its own way: anything but a GET, another origin, a path that we don't know.
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== scope.origin || !pathname.startsWith(scope.pathname)) return;
  const name = pathname.slice(scope.pathname.length);
  if (request.mode === "navigate") {
    if (name === "" || name === "index.html") event.respondWith(page(event));
    else if (new RegExp(release.doors).test(`/${name}`)) event.respondWith(Response.redirect(`${scope.href}#/${name}`));
  } else if (name === settings) event.respondWith(currentSettings(event));
  else if (hashed.test(name)) event.respondWith(file(event, name));
});
