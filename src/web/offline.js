// What the page does about being on the device: keeping it there, new versions, the home screen. index.html loads it
// once the first program runs; src/web/offline.rs calls it.

const { opstap } = window;
const workers = navigator.serviceWorker;
const say = (what) => dispatchEvent(new Event(`opstap:${what}`));

let registration;
/** Whether this tab asked for the new version. */
let moving = false;
/** Whether another tab has moved on to a new version. */
let behind = false;
/** Whether a worker serves this page; the first one ever is not a new version. */
let served = Boolean(workers?.controller);

/** Whether there is a newer version than the one on the screen, ready to be used. */
export const waiting = () => behind || Boolean(registration?.waiting);

/** Loads the page anew with the newer version, at the same address. */
export function update() {
  moving = true;
  if (registration?.waiting) registration.waiting.postMessage("now");
  else location.reload();
}

const kept = new Set();
/** What was used since the page is there is kept for when there is no network. */
function keep() {
  const used = [opstap.language()];
  if (location.hash.startsWith("#/consulent")) used.push("desk");
  if (location.hash.startsWith("#/beleid")) used.push("policy");
  if (used.every((group) => kept.has(group))) return;
  used.forEach((group) => kept.add(group));
  registration.active.postMessage({ keep: used });
}

/** Keeps these languages for when there is no network, whoever reads them. */
export const keepLanguages = (codes) => workers?.ready.then(({ active }) => active.postMessage({ keep: codes }));

async function register() {
  workers.addEventListener("controllerchange", () => {
    if (moving) location.reload();
    else if (served) {
      behind = true;
      say("update");
    }
    served = true;
  });
  await workers.register("sw.js", { updateViaCache: "none" });
  registration = await workers.ready;
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    next.addEventListener("statechange", () => next.state === "installed" && say("update"));
  });
  if (registration.waiting) say("update");
  keep();
  addEventListener("opstap:language", () => {
    kept.delete(opstap.language());
    keep();
  });
  addEventListener("hashchange", keep);
  // What was used here says something about who did.
  addEventListener("opstap:wiped", () => {
    registration.active.postMessage("forget");
    // What is still on the screen is kept when somebody chooses it again.
    kept.clear();
    kept.add(opstap.language());
  });
  // A page may be open for days. Without a network there is nothing new.
  const look = () => registration.update().catch(() => {});
  document.addEventListener("visibilitychange", () => document.hidden || look());
  setInterval(look, 60 * 60 * 1000);
}

// A browser that keeps nothing, such as in a private window, refuses: then Opstap works as long as there is a network.
if (workers) register().catch(() => {});

/** How Opstap gets on the home screen: it is there ("installed"), by a button ("button"), as Safari on an iPhone or
 *  iPad does it ("ios"), or not at all (""). */
export function installable() {
  if (installed || matchMedia("(display-mode: standalone)").matches || navigator.standalone) return "installed";
  if (opstap.prompt) return "button";
  const apple = /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1);
  return apple && !/CriOS|FxiOS|EdgiOS/.test(navigator.userAgent) ? "ios" : "";
}

let installed = false;

/** Asks the browser to put Opstap on the home screen; it asks the person. */
export async function install() {
  const { prompt } = opstap;
  // It can be used once.
  opstap.prompt = undefined;
  await prompt?.prompt();
  say("install");
}

addEventListener("beforeinstallprompt", () => say("install"));
addEventListener("appinstalled", () => {
  installed = true;
  say("install");
});
