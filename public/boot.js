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
  again.addEventListener("click", () => location.reload());
  const save = add("button", words.download);
  save.type = "button";
  save.addEventListener("click", downloadEverything);
  notice.hidden = false;
  again.focus();
}
globalThis.touchstoneFailed = fail;

async function text(path) {
  const response = await fetch(new URL(`content/${path}`, document.baseURI));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.text();
}

async function module() {
  const here = new URL(".", import.meta.url);
  const wasm = fetch(new URL("app_bg.wasm", here));
  const app = await import(new URL("app.js", here).href);
  return { app, wasm };
}

try {
  const [start, instrument, loaded] = await Promise.all([text(files.start), text(files.instrument), module()]);
  globalThis.touchstoneStart = { language, start, instrument, index: JSON.stringify(contentIndex) };
  await loaded.app.default({ module_or_path: loaded.wasm });
} catch (error) {
  fail("load", error);
}
