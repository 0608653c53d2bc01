// Starts the app: the Wasm and the content of the right language at the same time, and a notice that works without the
// Wasm when anything goes wrong. Plain JavaScript, because it must still work when nothing else does.

const contentIndex = JSON.parse(document.getElementById("content-index").textContent);
const folder = location.pathname.slice(0, location.pathname.lastIndexOf("/") + 1);
const keyPrefix = `touchstone:${folder}:`;

// Whoever sets HTML, in this file or in the app, gets through with tags and plain attributes only: no script, no handler,
// no `javascript:`, nothing that loads a page of its own. Scripts come from the folder of this site. What the compiler
// writes is held against these two patterns by its tests; engines without trusted types go on without.
const TAG = /<\/?[a-z][a-z0-9]*(?: (?:[a-np-z]|o[a-mo-z])[\w:-]*(?:="(?:[^"<>&\x00-\x1f]|&(?:amp|lt|gt|quot|#39);)*")?)* ?\/?>/gi;
const FOREIGN = /^<\/?(?:script|style|link|meta|base|form|iframe|object|embed)\b|javascript:|srcdoc/i;
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (html) => (html.replace(TAG, (tag) => (FOREIGN.test(tag) ? "<" : "")).includes("<") ? null : html),
  createScriptURL(address) {
    const { href } = new URL(address, document.baseURI);
    return href.startsWith(location.origin + folder) ? href : null;
  },
});

function stored(key) {
  try {
    return localStorage.getItem(keyPrefix + key);
  } catch {
    return null; // Blocked storage: the app says so once it runs.
  }
}

function preference(name) {
  try {
    const file = JSON.parse(stored("preferences"));
    return file.documents[0].registers[name].value;
  } catch {
    return null; // None kept yet, or not readable: the app deals with it.
  }
}

function chooseLanguage() {
  const wanted = [preference("language"), ...(navigator.languages || [])];
  for (const entry of wanted) {
    // What is stored may come from a file, and be anything.
    const language = typeof entry === "string" && entry.toLowerCase().split("-")[0];
    if (Object.hasOwn(contentIndex.languages, language)) return language;
  }
  return contentIndex.default;
}

const language = chooseLanguage();
const files = contentIndex.languages[language];
const root = document.documentElement;
root.lang = language;
const theme = preference("theme");
if (theme === "light" || theme === "dark") root.dataset.theme = theme;
const textSize = preference("text_size");
if (textSize === "large" || textSize === "largest") root.dataset.textSize = textSize;

// Keys and texts in the browser's storage.
function inStorage(prefix) {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return keys.map((key) => [key.slice(prefix.length), localStorage.getItem(key)]);
  } catch {
    return []; // Blocked, so that nothing lies there.
  }
}

// Keys and texts in the database, which may never answer.
function inDatabase() {
  return new Promise((done, failed) => {
    setTimeout(failed, 3000);
    const opening = indexedDB.open(`touchstone:${folder}`);
    opening.onerror = failed;
    opening.onupgradeneeded = () => {
      opening.transaction.abort(); // There was none, and this must not leave one behind.
      done([]);
    };
    opening.onsuccess = () => {
      const store = opening.result.transaction("texts").objectStore("texts");
      const keys = store.getAllKeys();
      const texts = store.getAll();
      opening.result.close(); // Once they have answered.
      store.transaction.oncomplete = () => done(keys.result.map((key, index) => [key, texts.result[index]]));
    };
  });
}

// Everything that this site keeps in this browser, as one file: the documents, and beside them every text that they do not
// say again word for word, such as those set aside. Says whether the database answered.
async function downloadEverything() {
  const database = await inDatabase().catch(() => {});
  let documents = [];
  const other = new Map();
  const seen = new Set(); // Second copies mostly say the same.
  for (const [key, text] of [...inStorage(keyPrefix), ...(database || [])]) {
    if (seen.has(text) || key === "erased-at") continue;
    seen.add(text);
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      // Not one of our save files: it goes out as it is.
    }
    const found = file?.format === "touchstone" && file.version === 1 && Array.isArray(file.documents) ? file.documents : [];
    documents = documents.concat(found);
    if (JSON.stringify({ documents: found, format: "touchstone", version: 1 }) !== text) {
      other.set(other.has(key) ? `database:${key}` : key, text);
    }
  }
  const device = Object.fromEntries(inStorage(`device-${keyPrefix}`));
  const whole = { format: "touchstone", version: 1, documents, other: Object.fromEntries(other), device };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(whole)], { type: "application/json" }));
  link.download = "touchstone-rescue.json";
  link.click();
  return Boolean(database);
}

// The mode of the page's preload links: WebKit would ask again in any other.
const likePreload = { mode: "no-cors", credentials: "include" };

let troubled = false;

// `kind` is "load" or "crash". Called from here, and by the app's panic hook.
function fail(kind, details) {
  if (details) console.error(details);
  if (troubled) return;
  troubled = true;
  const words = files.trouble;
  const notice = document.getElementById("trouble");
  document.querySelector(".save-status")?.remove(); // Nothing says any more that all is kept.
  for (const element of document.body.children) {
    if (element !== notice) element.inert = true;
  }
  const add = (tag, text) => {
    const element = document.createElement(tag);
    element.textContent = text;
    notice.append(element);
    return element;
  };
  add("h2", words[`${kind}_title`]);
  add("p", words[`${kind}_text`]);
  const again = add("button", words.reload);
  again.type = "button";
  again.addEventListener("click", async () => {
    // WebKit remembers code that failed, and would not ask for it again when the page is loaded anew.
    const code = [...document.querySelectorAll("link[rel$=preload]")];
    await Promise.allSettled(code.map(({ href }) => fetch(href, { ...likePreload, cache: "reload" })));
    location.reload();
  });
  const save = add("button", words.download);
  save.type = "button";
  let partly;
  save.addEventListener("click", async () => {
    if (!(await downloadEverything())) partly ||= add("p", words.download_partly);
  });
  notice.hidden = false;
  again.focus();
}
globalThis.touchstoneFailed = fail;

// What ends the Wasm in the middle of its work without a panic, such as an exhausted memory or stack, would leave a page
// that looks alive.
function noticeTrap(error) {
  if (/^(Runtime|Range|Internal)Error$/.test(error?.name) && /wasm-function/.test(error.stack)) fail("crash", error);
}
addEventListener("error", ({ error }) => noticeTrap(error));
addEventListener("unhandledrejection", ({ reason }) => noticeTrap(reason));

async function arriving(path) {
  const response = await fetch(new URL(`content/${path}`, document.baseURI));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.text();
}

// The way to a content file, for the app too: it is asked for once and stays for the whole visit, since a path carries the
// hash of its content. One that did not arrive is asked for again.
const texts = new Map();
function attempt(path) {
  if (!texts.has(path)) {
    texts.set(path, arriving(path));
    texts.get(path).catch(() => texts.delete(path));
  }
  return texts.get(path);
}

// Who joins an attempt that began earlier is not told that it failed, but gets one more, which all who joined share.
function text(path) {
  const earlier = texts.get(path);
  const own = earlier ? earlier.catch(() => attempt(path)) : attempt(path);
  own.catch(() => {}); // Who only begins does not wait for it.
  return own;
}
globalThis.touchstoneText = text;

async function module() {
  const here = new URL(".", import.meta.url);
  const wasm = fetch(new URL("app_bg.wasm", here), likePreload);
  const app = await import(new URL("app.js", here).href);
  return { app, wasm };
}

// The page that is wanted, as the compiler drew it: a principle's, or the first page; nothing for all others, which the
// app draws.
const answering = /^#\/assess\/(?:start|[0-9a-f]{16}\/p([1-9][0-9]*))(?:\/[0-9]+)?$/.exec(location.hash);
const wanted = answering && `p${answering[1] || 1}`;
const first = wanted === "p1" ? text(files.first) : null;

async function drawnPage(start) {
  if (first) return first;
  if (!wanted) return location.hash.startsWith("#/") && location.hash !== "#/" ? "" : start.home;
  const entry = start.checklist.principles.find(({ id }) => id === wanted);
  return entry ? text(entry.page) : "";
}

// The text of a unit or of one of its sections can be read while the app is on its way. The app then puts its own page,
// with the same text, in its place.
const reading = /^#\/learn\/([^/]+)(?:\/([^/]+)(?:\/([^/]+))?)?$/.exec(location.hash);

async function drawText(main) {
  const [address, id, part, block] = reading;
  const { units } = JSON.parse(await text(files.programme));
  const entry = units.find((entry) => entry.id === id);
  if (!entry) return;
  const unit = JSON.parse(await text(entry.file));
  const section = unit.sections.find((section) => section.id === part);
  // The app may have said already that its page is on its way, or that it did not arrive.
  const isFree = [...main.children].every((child) => child.matches(".waiting, [data-notice]"));
  if ((part && !section) || !isFree || location.hash !== address) return;
  const page = document.createElement("div");
  page.className = `page learn ${section ? "section" : "unit"}`;
  page.dataset.drawn = address;
  const prose = (html) => `<div class="prose">${html}</div>`;
  const body = section
    ? `<div class="learn-layout"><div class="learn-main"><article>${section.body
        .map(({ html }) => (html ? prose(html) : ""))
        .join("")}</article></div></div>`
    : prose(unit.opening);
  // The empty line is for the facts below the heading: the text stays where it is when they come.
  page.innerHTML = `<h1 tabindex="-1"></h1><p class="meta">&nbsp;</p>${body}`;
  page.querySelector("h1").textContent = section
    ? section.title
    : files.unit_name.replace(/{(number|title)}/g, (_, name) => unit[name]);
  if (unit.language !== language) page.querySelector("article, .prose").lang = unit.language;
  main.querySelector(":scope > .waiting")?.remove();
  main.prepend(page);
  if (block) document.getElementById(block)?.scrollIntoView();
}

// What is chosen before the app runs is kept for it. Once it has taken it, it listens itself.
function keepEarly(event) {
  const handover = globalThis.touchstoneStart;
  if (handover && handover.early === undefined) return removeEventListener("change", keepEarly);
  const { type, name, value } = event.target;
  if (type === "radio") early.push(`${name}=${value}`);
  if (handover) handover.early = early.join(";");
}
const early = [];
addEventListener("change", keepEarly);

try {
  const loading = module();
  loading.catch(() => {}); // Said below, once the page stands.
  const start = await text(files.start);
  const drawn = JSON.parse(start);
  const app = document.getElementById("app");
  app.innerHTML = drawn.frame;
  const main = app.querySelector("main");
  main.innerHTML = await drawnPage(drawn);
  if (reading) drawText(main).catch(() => {}); // The app asks again, and says what is missing.
  const loaded = await loading;
  globalThis.touchstoneStart = { language, start, early: early.join(";"), index: JSON.stringify(contentIndex) };
  await loaded.app.default({ module_or_path: loaded.wasm });
} catch (error) {
  fail("load", error);
}
