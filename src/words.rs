//! The words of the app itself, in the chosen language.
//!
//! Words are content: authors write them in `modules/interface/`, the compiler turns each into a constant below, and
//! every part of the app fetches its own array. A page is drawn anew when the language changes, so that reading a word
//! is plain and cheap.

use std::cell::RefCell;

use crate::browser::intl;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The place of a word: its part in the upper five bits, its number in the part below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word(u16);

impl Word {
    const NUMBER_BITS: u16 = 11;

    /// The word with this number in this part.
    #[must_use]
    pub const fn new(part: u16, number: u16) -> Self {
        Self((part << Self::NUMBER_BITS) | number)
    }

    const fn part(self) -> usize {
        (self.0 >> Self::NUMBER_BITS) as usize
    }

    const fn number(self) -> usize {
        (self.0 & ((1 << Self::NUMBER_BITS) - 1)) as usize
    }
}

type Texts = &'static [&'static str];

#[derive(Default)]
struct Spoken {
    language: String,
    arrived: Vec<(String, usize, Texts)>,
}

impl Spoken {
    fn texts(&self, language: &str, part: usize) -> Option<Texts> {
        let mut arrived = self.arrived.iter();
        arrived
            .find(|(spoken, number, _)| spoken == language && *number == part)
            .map(|(_, _, texts)| *texts)
    }
}

thread_local! {
    static SPOKEN: RefCell<Spoken> = RefCell::new(Spoken::default());
}

/// Which part a name is.
#[must_use]
pub fn part_number(name: &str) -> Option<usize> {
    PARTS.iter().position(|part| *part == name)
}

/// Keeps a part's words. They live as long as the page: there are few, and every view points at them.
pub fn add_part(language: &str, part: usize, words: Vec<String>) {
    let texts: Vec<&'static str> = words.into_iter().map(|word| &*word.leak()).collect();
    SPOKEN.with_borrow_mut(|spoken| spoken.arrived.push((language.to_owned(), part, texts.leak())));
}

/// Whether a part's words are there.
#[must_use]
pub fn has_part(language: &str, part: usize) -> bool {
    SPOKEN.with_borrow(|spoken| spoken.texts(language, part).is_some())
}

/// Chooses the language of all words from now on.
pub fn speak(language: &str) {
    SPOKEN.with_borrow_mut(|spoken| language.clone_into(&mut spoken.language));
}

/// The chosen language.
#[must_use]
pub fn language() -> String {
    SPOKEN.with_borrow(|spoken| spoken.language.clone())
}

/// A word in the chosen language; empty while its part has not arrived, which no page waits to show.
#[must_use]
pub fn text(word: Word) -> &'static str {
    SPOKEN
        .with_borrow(|spoken| {
            let part = spoken.texts(&spoken.language, word.part())?;
            part.get(word.number()).copied()
        })
        .unwrap_or_default()
}

/// A word with its placeholders filled.
#[must_use]
pub fn fill(word: Word, values: &[(&str, &str)]) -> String {
    fill_text(text(word), values)
}

/// A word with its placeholders filled by what was made for them.
#[must_use]
pub fn fill_with<const N: usize>(word: Word, values: &[(&str, String); N]) -> String {
    fill(word, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// Fills every `{name}` that has a value; what a value says is not looked at again.
fn fill_text(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    for piece in text.split_inclusive('}') {
        let named = piece.strip_suffix('}').and_then(|piece| piece.rsplit_once('{'));
        let value = named.and_then(|(before, name)| {
            let found = values.iter().find(|(wanted, _)| *wanted == name)?;
            Some((before, found.1))
        });
        match value {
            Some((before, value)) => filled.extend([before, value]),
            None => filled.push_str(piece),
        }
    }
    filled
}

/// The form of a word for a count, with `{count}` and other placeholders filled.
///
/// The compiler writes a plural as one text: `\u{1}category\u{2}form` for each category.
#[must_use]
pub fn plural(word: Word, count: usize, values: &[(&str, &str)]) -> String {
    let language = language();
    let category = intl::plural_category(&language, count);
    let forms = || text(word).split('\u{1}').filter_map(|form| form.split_once('\u{2}'));
    let of = |wanted: &str| forms().find(|(name, _)| *name == wanted).map(|(_, form)| form);
    let form = of(&category).or_else(|| of("other")).unwrap_or_default();
    fill_text(&fill_text(form, &[("count", &count.to_string())]), values)
}
