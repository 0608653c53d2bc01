// Starts the app: the Wasm and the content of the right language at the same time, and a notice that works without the
// Wasm when anything goes wrong. Plain JavaScript, because it must still work when nothing else does.

const contentIndex = JSON.parse(document.getElementById("content-index").textContent);
const folder = location.pathname.slice(0, location.pathname.lastIndexOf("/") + 1);
const keyPrefix = `touchstone:${folder}:`;

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
    const language = String(entry || "").toLowerCase().split("-")[0];
    if (contentIndex.languages[language]) return language;
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

// Everything that this site keeps in this browser, as one file: the set-aside texts too.
function downloadEverything() {
  const kept = {};
  try {
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index);
      if (key.startsWith(keyPrefix)) kept[key.slice(keyPrefix.length)] = localStorage.getItem(key);
    }
  } catch {
    // Nothing can be read: the file says so by being empty.
  }
  const documents = [];
  for (const text of Object.values(kept)) {
    try {
      const file = JSON.parse(text);
      if (file.format === "touchstone" && Array.isArray(file.documents)) documents.push(...file.documents);
    } catch {
      // Not one of our save files; it is in `other` below.
    }
  }
  const whole = { format: "touchstone", version: 1, documents, other: kept };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(whole)], { type: "application/json" }));
  link.download = "touchstone-rescue.json";
  link.click();
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
  save.addEventListener("click", downloadEverything);
  notice.hidden = false;
  again.focus();
}
globalThis.touchstoneFailed = fail;

async function arriving(path) {
  const response = await fetch(new URL(`content/${path}`, document.baseURI));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.text();
}

// The way to a content file, for the app too: it is asked for once and stays for the whole visit, since a path carries the
// hash of its content. One that did not arrive is asked for again.
const texts = {};
function text(path) {
  if (!texts[path]) {
    texts[path] = arriving(path);
    texts[path].catch(() => delete texts[path]);
  }
  return texts[path];
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
