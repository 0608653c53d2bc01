//! The content in the chosen language: what came with the start, and what is fetched when a page asks for it.

use std::any::Any;
use std::cell::RefCell;

use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use touchstone_domain::catalog::{self, Checklist, Start};
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
    static ARRIVED: RefCell<Vec<(String, &'static dyn Any)>> = const { RefCell::new(Vec::new()) };
}

/// Content as a context.
#[derive(Clone, Copy)]
pub struct Content {
    /// The compiler's manifest.
    index: StoredValue<String>,
    start: StoredValue<&'static Start>,
    /// The language that pages are drawn in. It changes only once everything needed has arrived.
    pub language: RwSignal<String>,
}

impl Content {
    /// Takes what boot.js fetched. Nothing when it fetched something else.
    #[must_use]
    pub fn from_boot() -> Option<Self> {
        let index = fetch::started("index")?;
        let language = fetch::started("language")?;
        let start = keep_start(&fetch::started("start")?).ok()?;
        words::add_part(&language, 0, start.words.clone());
        words::speak(&language);
        let content = Self {
            index: StoredValue::new(index),
            start: StoredValue::new(start),
            language: RwSignal::new(language),
        };
        provide_context(content);
        Some(content)
    }

    /// The context.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// The frame, the first page and the checklist in the chosen language.
    #[must_use]
    pub fn start(self) -> &'static Start {
        self.start.get_value()
    }

    /// The checklist without its words.
    #[must_use]
    pub fn checklist(self) -> &'static Checklist {
        &self.start().checklist
    }

    /// The page of a principle in the chosen language, as HTML.
    ///
    /// # Errors
    /// [`NotLoaded`].
    pub async fn principle_page(self, id: PrincipleId) -> Result<String, NotLoaded> {
        let principles = &self.checklist().principles;
        let entry = principles
            .iter()
            .find(|principle| principle.id == id)
            .ok_or(NotLoaded)?;
        fetch_content(&entry.page).await
    }

    /// The languages: id, and the language's own name.
    #[must_use]
    pub fn languages(self) -> Vec<(String, String)> {
        let index = self.manifest();
        let languages = index.get("languages").and_then(Json::as_object);
        let name = |(id, files): (&String, &Json)| {
            let name = files.get("name").and_then(Json::as_str).unwrap_or(id);
            (id.clone(), name.to_owned())
        };
        languages.into_iter().flatten().map(name).collect()
    }

    /// The path of a file that the manifest names.
    fn path(self, language: &str, file: &str) -> Option<String> {
        let index = self.manifest();
        Some(index.get("languages")?.get(language)?.get(file)?.as_str()?.to_owned())
    }

    /// Read when it is asked for, which only parts of the app do.
    fn manifest(self) -> Json {
        self.index
            .with_value(|index| serde_json::from_str(index))
            .unwrap_or_default()
    }

    /// The number and short name of a principle, such as `4` and `Valid assessment`.
    #[must_use]
    pub fn principle_name(self, id: PrincipleId) -> &'static str {
        let mut principles = self.checklist().principles.iter();
        principles
            .find(|principle| principle.id == id)
            .map_or("", |principle| principle.name.as_str())
    }

    /// Changes the language once its words have arrived; `parts` are those that the page on screen uses.
    ///
    /// # Errors
    /// [`NotLoaded`]; the language then stays.
    pub async fn speak(self, language: &str) -> Result<(), NotLoaded> {
        let path = self.path(language, "start").ok_or(NotLoaded)?;
        let start = keep_start(&fetch_content(&path).await?)?;
        let spoken = words::language();
        words::add_part(language, 0, start.words.clone());
        for (number, part) in words::PARTS.iter().enumerate().skip(1) {
            if words::has_part(&spoken, number) {
                load_words(start, language, number, part).await?;
            }
        }
        words::speak(language);
        self.start.set_value(start);
        page::set_root_attribute("lang", Some(language));
        self.language.set(language.to_owned());
        Ok(())
    }

    /// Begins to fetch files of the chosen language, by their names. [`Content::words`] and [`Content::file`] then give what
    /// has arrived.
    pub fn ask_for(self, names: &[&str]) {
        for name in names {
            if let Ok(path) = path_of(self.start(), name) {
                fetch::begin(path);
            }
        }
    }

    /// Sees to it that a part's words are there.
    ///
    /// # Errors
    /// [`NotLoaded`].
    pub async fn words(self, part: &'static str) -> Result<(), NotLoaded> {
        let number = words::part_number(part).ok_or(NotLoaded)?;
        load_words(self.start.get_value(), &words::language(), number, part).await
    }

    /// A file of the chosen language by its name: `details`, `glossary`, `sources`, …
    ///
    /// # Errors
    /// [`NotLoaded`].
    pub async fn file<T: DeserializeOwned + 'static>(self, name: &str) -> Result<&'static T, NotLoaded> {
        load(path_of(self.start(), name)?).await
    }

    /// The index of the course.
    ///
    /// # Errors
    /// [`NotLoaded`].
    pub async fn programme<T: DeserializeOwned + 'static>(self) -> Result<&'static T, NotLoaded> {
        let path = self.path(&words::language(), "programme").ok_or(NotLoaded)?;
        load(&path).await
    }
}

async fn load_words(start: &Start, language: &str, number: usize, part: &str) -> Result<(), NotLoaded> {
    if !words::has_part(language, number) {
        let json: Json = serde_json::from_str(&fetch_content(path_of(start, part)?).await?).map_err(|_| NotLoaded)?;
        words::add_part(language, number, catalog::texts(&json).ok_or(NotLoaded)?);
    }
    Ok(())
}

fn path_of<'start>(start: &'start Start, name: &str) -> Result<&'start str, NotLoaded> {
    start.files.get(name).and_then(Json::as_str).ok_or(NotLoaded)
}

async fn fetch_content(path: &str) -> Result<String, NotLoaded> {
    Ok(fetch::text(path).await?)
}

/// A content file by its path in the content folder. Only parts of the app call this: a reader for each type of file would
/// weigh at the start.
///
/// # Errors
/// [`NotLoaded`].
pub async fn load<T: DeserializeOwned + 'static>(path: &str) -> Result<&'static T, NotLoaded> {
    let known = ARRIVED.with_borrow(|arrived| {
        let (_, file) = arrived.iter().find(|(known, _)| known == path)?;
        file.downcast_ref::<T>()
    });
    if let Some(file) = known {
        return Ok(file);
    }
    let text = fetch_content(path).await?;
    // It lives as long as the page: views point into it, and there are few of them.
    let file: &'static T = Box::leak(Box::new(serde_json::from_str(&text).map_err(|_| NotLoaded)?));
    ARRIVED.with_borrow_mut(|arrived| arrived.push((path.to_owned(), file)));
    Ok(file)
}

fn keep_start(text: &str) -> Result<&'static Start, NotLoaded> {
    let json: Json = serde_json::from_str(text).map_err(|_| NotLoaded)?;
    let start = Start::from_json(&json).ok_or(NotLoaded)?;
    Ok(Box::leak(Box::new(start)))
}
