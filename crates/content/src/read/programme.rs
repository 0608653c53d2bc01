//! `programme.toml`: languages and units in order.

use crate::problems::{Problems, Tree};
use crate::read::ids;
use crate::toml_reader::{Text, read_file};

/// The only format of content that this compiler reads.
const FORMAT: u16 = 1;

#[derive(Debug)]
pub(crate) struct RawProgramme {
    pub(crate) version: Text,
    /// The first is the fallback.
    pub(crate) languages: Vec<Text>,
    /// Names of folders below `units/`.
    pub(crate) units: Vec<Text>,
    /// Names of folders below `examples/`; a programme may do without.
    pub(crate) examples: Vec<Text>,
}

impl RawProgramme {
    /// Reads it; nothing where languages are unknown, since then no other file can be found.
    pub(crate) fn read(tree: &Tree, problems: &Problems) -> Option<Self> {
        let file = tree.required("programme.toml", problems)?;
        let programme = read_file(&file, problems, |table| {
            if table.number("format_version", 1..=u16::MAX) != FORMAT {
                let help =
                    format!("Write `format_version = {FORMAT}`, or use the compiler that belongs to this format.");
                problems.at(&table.place, "This format of content is not known.", help);
            }
            let retired = ids::Retired::read(table);
            let programme = Self {
                version: table.text("version"),
                languages: table.texts("languages"),
                units: table.texts("units"),
                examples: table.optional_texts("examples"),
            };
            for unit in &programme.units {
                retired.check(unit.value.split('-').next().unwrap_or_default(), &unit.place, problems);
            }
            ids::check_unique(programme.units.iter().chain(&programme.languages), problems);
            for example in &programme.examples {
                retired.check(&example.value, &example.place, problems);
                ids::check_speaking(example, problems);
            }
            ids::check_unique(&programme.examples, problems);
            programme
        })?;
        for language in &programme.languages {
            let name = &language.value;
            let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            if !plain || name.len() < 2 || name == "qps" {
                let help = "Use the short code of the language, such as en, it or de.";
                problems.at(
                    &language.place,
                    format!("`{name}` is not the code of a language."),
                    help,
                );
            }
        }
        if programme.languages.is_empty() {
            problems.whole_file(
                "programme.toml",
                "There is no language.",
                "Write `languages = [\"en\"]`.",
            );
            return None;
        }
        Some(programme)
    }

    /// The language that must be complete.
    pub(crate) fn fallback(&self) -> &str {
        self.languages.first().map_or("en", |language| &language.value)
    }
}
