//! The content in the chosen language: what came with the start, and what is fetched when a page asks for it.

use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use touchstone_domain::catalog::{Details, InstrumentWords, LanguageFiles, Manifest, Start};
use touchstone_domain::ids::PrincipleId;

use crate::browser::{fetch, page};
use crate::words;

/// Content that did not arrive, or is not of this build. Trying again may help; after a new release, reloading does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

impl From<fetch::NotFetched> for NotLoaded {
    fn from(_: fetch::NotFetched) -> Self {
        Self
    }
}

impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

thread_local! {
    /// Files that arrived, by path. A path carries the hash of its content, so what is here stays right.
    static ARRIVED: RefCell<BTreeMap<String, &'static dyn Any>> = RefCell::new(BTreeMap::new());
}

/// Content as a context.
#[derive(Clone, Copy)]
pub struct Content {
    index: StoredValue<Manifest>,
    start: RwSignal<&'static Start>,
    /// The language that pages are drawn in. It changes only once everything needed has arrived.
    pub language: RwSignal<String>,
    /// Structure and words of the instrument.
    pub instrument: RwSignal<&'static InstrumentWords>,
    /// What explains the instrument, once it has arrived.
    pub details: RwSignal<Option<&'static Details>>,
}

impl Content {
    /// Takes what boot.js fetched. Nothing when it fetched something else.
    #[must_use]
    pub fn from_boot() -> Option<Self> {
        let index: Manifest = serde_json::from_str(&fetch::started("index")?).ok()?;
        let language = fetch::started("language")?;
        let files = index.languages.get(&language)?;
        let start: &'static Start = keep(&files.start, &fetch::started("start")?).ok()?;
        let instrument: &'static InstrumentWords = keep(&files.instrument, &fetch::started("instrument")?).ok()?;
        words::add_part(&language, 0, start.words.clone());
        words::speak(&language);
        let content = Self {
            index: StoredValue::new(index),
            start: RwSignal::new(start),
            language: RwSignal::new(language),
            instrument: RwSignal::new(instrument),
            details: RwSignal::new(None),
        };
        provide_context(content);
        Some(content)
    }

    /// The context.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// The languages: id, and the language's own name.
    #[must_use]
    pub fn languages(self) -> Vec<(String, String)> {
        let name = |(id, files): (&String, &LanguageFiles)| (id.clone(), files.name.clone());
        self.index
            .with_value(|index| index.languages.iter().map(name).collect())
    }

    /// The number and short name of a principle, such as `4` and `Valid assessment`.
    #[must_use]
    pub fn principle_name(self, id: PrincipleId) -> &'static str {
        let words = self.instrument.get_untracked();
        words
            .principles
            .iter()
            .find(|principle| principle.id == id)
            .map_or("", |principle| principle.name.as_str())
    }

    /// Changes the language once its words have arrived; `parts` are those that the page on screen uses.
    ///
    /// # Errors
    /// [`NotLoaded`]; the language then stays.
    pub async fn speak(self, language: &str) -> Result<(), NotLoaded> {
        let files = self
            .index
            .with_value(|index| index.languages.get(language).cloned())
            .ok_or(NotLoaded)?;
        let start: &'static Start = load(&files.start).await?;
        let instrument = load(&files.instrument).await?;
        let spoken = words::language();
        words::add_part(language, 0, start.words.clone());
        for (number, part) in words::PARTS.iter().enumerate().skip(1) {
            if words::has_part(&spoken, number) {
                load_words(start, language, number, part).await?;
            }
        }
        let details = self.details.get_untracked();
        words::speak(language);
        self.start.set(start);
        self.instrument.set(instrument);
        if details.is_some() {
            self.details.set(Some(load_named(start, "details").await?));
        }
        page::set_root_attribute("lang", Some(language));
        self.language.set(language.to_owned());
        Ok(())
    }

    /// Sees to it that a part's words are there.
    ///
    /// # Errors
    /// [`NotLoaded`].
    pub async fn words(self, part: &'static str) -> Result<(), NotLoaded> {
        let number = words::part_number(part).ok_or(NotLoaded)?;
        load_words(self.start.get_untracked(), &words::language(), number, part).await
    }

    /// A file of the chosen language by its name: `details`, `glossary`, `sources`, …
    ///
    /// # Errors
    /// [`NotLoaded`].
    pub async fn file<T: DeserializeOwned + 'static>(self, name: &str) -> Result<&'static T, NotLoaded> {
        load_named(self.start.get_untracked(), name).await
    }

    /// The index of the course.
    ///
    /// # Errors
    /// [`NotLoaded`].
    pub async fn programme<T: DeserializeOwned + 'static>(self) -> Result<&'static T, NotLoaded> {
        let language = words::language();
        let path = self
            .index
            .with_value(|index| index.languages.get(&language).map(|files| files.programme.clone()));
        load(&path.ok_or(NotLoaded)?).await
    }

    /// Fetches the explanations of the instrument in the background, once.
    pub fn want_details(self) {
        if self.details.get_untracked().is_some() {
            return;
        }
        spawn_local(async move {
            // Explanations are an addition: without them the checklist works, and the next page asks again.
            if let Ok(details) = self.file::<Details>("details").await {
                self.details.set(Some(details));
            }
        });
    }
}

async fn load_words(start: &Start, language: &str, number: usize, part: &str) -> Result<(), NotLoaded> {
    if !words::has_part(language, number) {
        let texts: &'static Vec<String> = load_named(start, part).await?;
        words::add_part(language, number, texts.clone());
    }
    Ok(())
}

async fn load_named<T: DeserializeOwned + 'static>(start: &Start, name: &str) -> Result<&'static T, NotLoaded> {
    load(start.files.get(name).ok_or(NotLoaded)?).await
}

/// A content file by its path in the content folder.
///
/// # Errors
/// [`NotLoaded`].
pub async fn load<T: DeserializeOwned + 'static>(path: &str) -> Result<&'static T, NotLoaded> {
    let known = ARRIVED.with_borrow(|arrived| arrived.get(path).and_then(|file| file.downcast_ref::<T>()));
    if let Some(file) = known {
        return Ok(file);
    }
    let text = fetch::text(&["content/", path].concat()).await?;
    keep(path, &text)
}

/// Reads a file and keeps it as long as the page lives: views point into it, and there are few of them.
fn keep<T: DeserializeOwned + 'static>(path: &str, text: &str) -> Result<&'static T, NotLoaded> {
    let file: &'static T = Box::leak(Box::new(serde_json::from_str(text).map_err(|_| NotLoaded)?));
    ARRIVED.with_borrow_mut(|arrived| arrived.insert(path.to_owned(), file));
    Ok(file)
}
