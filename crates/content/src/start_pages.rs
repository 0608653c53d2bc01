//! Draws what stands on the screen before anything else is loaded: the frame, the first page, and a page for each
//! principle.
//!
//! They are HTML in files, so that the start needs no code that makes them: boot.js shows them while the Wasm is still on
//! its way, and the app then only fills in what depends on a person's answers (`src/pages/answer.rs`). Places that code of
//! a later part fills carry `data-slot`, links that need an assessment's id `data-link`.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::markdown::escape;
use crate::{Compiled, Language};

mod frame;
mod home;
mod level_mark;
mod principle;

pub(crate) use principle::page as principle_page;

/// The part of the interface's words that only these pages use; the app has no constants of them.
pub(crate) const COMPILED: &str = "compiled";

/// Parts whose words may stand on these pages.
const PARTS: [&str; 3] = [COMPILED, "common", "start"];

/// The pages of a language, as they are drawn.
pub(crate) struct Drawing<'a> {
    pub(crate) compiled: &'a Compiled,
    pub(crate) language: &'a Language,
    used: RefCell<BTreeSet<String>>,
    missing: RefCell<BTreeSet<String>>,
}

impl<'a> Drawing<'a> {
    pub(crate) fn new(compiled: &'a Compiled, language: &'a Language) -> Self {
        Self {
            compiled,
            language,
            used: RefCell::default(),
            missing: RefCell::default(),
        }
    }

    /// The frame around every page. `languages` are the ids and own names of all languages.
    pub(crate) fn frame(&self, languages: &[(String, String)]) -> String {
        frame::frame(self, languages)
    }

    /// The first page.
    pub(crate) fn home(&self) -> String {
        home::home(self)
    }

    /// A word of the interface as HTML.
    fn word(&self, key: &str) -> String {
        escape(self.plain_word(key))
    }

    /// A word with a placeholder filled.
    fn filled(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.plain_word(key).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        escape(&text)
    }

    fn plain_word(&self, key: &str) -> &'a str {
        self.used.borrow_mut().insert(key.to_owned());
        let wanted = key.to_uppercase();
        let found = PARTS
            .iter()
            .find_map(|part| self.compiled.word(self.language, part, &wanted));
        found.unwrap_or_else(|| {
            self.missing.borrow_mut().insert(key.to_owned());
            ""
        })
    }
}

/// Words that the pages want and nobody wrote, and words that were written for them and stand on none.
pub(crate) fn unmatched_words(compiled: &Compiled) -> (Vec<String>, Vec<String>) {
    let written = compiled.parts.iter().find(|part| part.name == COMPILED);
    let (Some(written), Some(language)) = (written, compiled.languages.first()) else {
        // Content without such words, as in tests of other things, has no such pages.
        return (Vec::new(), Vec::new());
    };
    let drawing = Drawing::new(compiled, language);
    drawing.frame(&[]);
    drawing.home();
    for principle in &language.instrument.principles {
        principle_page(&drawing, principle);
    }
    let used = drawing.used.take();
    let names = written.words.iter().map(|(name, _)| name.to_lowercase());
    let unused = names.filter(|name| !used.contains(name)).collect();
    (drawing.missing.take().into_iter().collect(), unused)
}
