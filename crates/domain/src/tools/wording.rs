//! Words to look at twice in outcomes and titles. They are hints for English and Italian, found by whole words; what is in
//! another language is not judged.

/// Verbs that nobody can see or mark, as an outcome begins with them.
const VAGUE: [&str; 26] = [
    "know",
    "knows",
    "understand",
    "understands",
    "be aware",
    "is aware",
    "aware",
    "be familiar",
    "is familiar",
    "familiar",
    "appreciate",
    "appreciates",
    "learn",
    "learns",
    "have knowledge",
    "has knowledge",
    "knowledge",
    "gain",
    "grasp",
    "conoscere",
    "conosce",
    "comprendere",
    "comprende",
    "capire",
    "essere consapevole",
    "apprezzare",
];

/// What often stands before the verb and says nothing.
const BEFORE: [&str; 18] = [
    "the",
    "learner",
    "learners",
    "participant",
    "participants",
    "student",
    "students",
    "you",
    "will",
    "can",
    "be able to",
    "is able to",
    "are able to",
    "to",
    "should",
    "il",
    "partecipante",
    "è in grado di",
];

/// Words of larger awards, which some authorities keep out of the titles of micro-credentials (New Zealand names
/// diploma, degree and bachelor).
const PROTECTED: [&str; 14] = [
    "diploma",
    "diplomas",
    "degree",
    "degrees",
    "bachelor",
    "bachelors",
    "master",
    "masters",
    "doctorate",
    "doctor",
    "phd",
    "laurea",
    "dottorato",
    "licenciate",
];

/// Lower-case words, without the signs around them.
fn words(text: &str) -> Vec<String> {
    let signs = |letter: char| !letter.is_alphanumeric();
    text.split_whitespace()
        .map(|word| word.trim_matches(signs).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

fn begins<'a>(words: &'a [String], phrase: &str) -> Option<&'a [String]> {
    let wanted: Vec<&str> = phrase.split(' ').collect();
    let (beginning, rest) = words.split_at_checked(wanted.len())?;
    (beginning.iter().map(String::as_str).eq(wanted)).then_some(rest)
}

/// The vague verb that an outcome begins with, after words such as "the learner can". Only the beginning counts, because
/// only the first verb says what will be seen.
#[must_use]
pub fn vague_verb(outcome: &str) -> Option<&'static str> {
    let words = words(outcome);
    let mut rest: &[String] = &words;
    loop {
        if let Some(verb) = VAGUE.into_iter().find(|verb| begins(rest, verb).is_some()) {
            return Some(verb);
        }
        rest = BEFORE.iter().find_map(|phrase| begins(rest, phrase))?;
    }
}

/// The first word of a title that promises a larger award, in lower case.
#[must_use]
pub fn protected_word(title: &str) -> Option<String> {
    let possessive = |word: String| word.split(['\'', '’']).next().unwrap_or_default().to_owned();
    words(title)
        .into_iter()
        .map(possessive)
        .find(|word| PROTECTED.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_verb_counts() {
        let table = [
            ("Knows lighting", Some("knows")),
            ("The learner will be able to understand light.", Some("understand")),
            ("is aware of rights", Some("is aware")),
            ("Be familiar with looms", Some("be familiar")),
            ("Conoscere la luce", Some("conoscere")),
            ("1) Know the rules", None),
            ("lights a two-camera interview to a written brief", None),
            ("Explains what to know about rights", None),
            ("can light a scene", None),
            ("", None),
            ("the the the", None),
            ("knowledgeable critics are quoted", None),
        ];
        for (outcome, verb) in table {
            assert_eq!(vague_verb(outcome), verb, "{outcome:?}");
        }
    }

    #[test]
    fn titles_promise_no_larger_award() {
        let table = [
            ("Micro-diploma in weaving", None),
            ("Diploma in weaving", Some("diploma")),
            ("A Master’s touch", Some("master")),
            ("Mastering audio", None),
            ("Live sound for small venues", None),
            ("", None),
        ];
        for (title, word) in table {
            assert_eq!(protected_word(title).as_deref(), word, "{title:?}");
        }
    }
}
