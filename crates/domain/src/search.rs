//! Searching the texts of the course: every word that was typed must begin a word of an entry. A plain look through all entries
//! takes a few milliseconds for a whole course, so there is no index to keep in step.

use crate::catalog::{SearchEntry, SearchTexts};

/// The entries, ready to be searched.
#[derive(Clone, Debug)]
pub struct Searcher<'a> {
    entries: Vec<Folded<'a>>,
}

#[derive(Clone, Debug)]
struct Folded<'a> {
    entry: &'a SearchEntry,
    title: String,
    text: String,
}

/// An entry that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The entry.
    pub entry: &'a SearchEntry,
    /// Its title, in pieces.
    pub title: Vec<Piece>,
    /// A part of its text around the first word that was found, in pieces.
    pub text: Vec<Piece>,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The piece as it stands there.
    pub text: String,
    /// Whether it is what was looked for.
    pub is_hit: bool,
}

/// Letters on each side of the first word that was found.
const AROUND: usize = 90;

impl<'a> Searcher<'a> {
    /// Prepares the texts of a language.
    #[must_use]
    pub fn new(texts: &'a SearchTexts) -> Self {
        let folded = |entry: &'a SearchEntry| Folded {
            entry,
            title: fold(&entry.title),
            text: fold(&entry.text),
        };
        Self {
            entries: texts.entries.iter().map(folded).collect(),
        }
    }

    /// At most so many hits, best first, and how many there are in all. Words in titles count more than words in texts; of
    /// equally good ones the earlier comes first. Fewer than two letters find nothing.
    #[must_use]
    pub fn find(&self, query: &str, most: usize) -> (Vec<Hit<'a>>, usize) {
        let words = words_of(query);
        if words.iter().all(|word| word.chars().count() < 2) {
            return (Vec::new(), 0);
        }
        let mut found: Vec<(usize, &Folded<'a>)> = self
            .entries
            .iter()
            .filter_map(|folded| Some((rank(folded, &words)?, folded)))
            .collect();
        let count = found.len();
        found.sort_by_key(|(rank, _)| *rank);
        let hits = found.into_iter().take(most).map(|(_, folded)| Hit {
            entry: folded.entry,
            title: pieces(&folded.entry.title, &folded.title, &words, None),
            text: pieces(&folded.entry.text, &folded.text, &words, Some(AROUND)),
        });
        (hits.collect(), count)
    }
}

/// How many of the words stand in the text only; nothing where one stands nowhere.
fn rank(folded: &Folded<'_>, words: &[String]) -> Option<usize> {
    let mut rank = 0;
    for word in words {
        if starts(&folded.title, word).next().is_none() {
            starts(&folded.text, word).next()?;
            rank += 1;
        }
    }
    Some(rank)
}

/// The words of a query, folded.
fn words_of(query: &str) -> Vec<String> {
    let folded = fold(query);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Where a word begins a word of a text, in bytes.
fn starts<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        !before.is_some_and(char::is_alphanumeric)
    })
}

/// Small letters without accents, one for each letter, so that places stay the same.
#[must_use]
fn fold(text: &str) -> String {
    text.chars().map(fold_letter).collect()
}

fn fold_letter(letter: char) -> char {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    match small {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        '\u{2019}' => '\'',
        other => other,
    }
}

/// A text, or the part of it around the first hit, cut where hits begin and end.
fn pieces(text: &str, folded: &str, words: &[String], around: Option<usize>) -> Vec<Piece> {
    let letters: Vec<char> = text.chars().collect();
    let mut is_hit = vec![false; letters.len()];
    let mut first = None::<usize>;
    for word in words {
        for at in starts(folded, word) {
            let start = folded.get(..at).map_or(0, |before| before.chars().count());
            first = Some(first.map_or(start, |first| first.min(start)));
            is_hit
                .iter_mut()
                .skip(start)
                .take(word.chars().count())
                .for_each(|hit| *hit = true);
        }
    }
    let (from, to) = match around {
        Some(around) => {
            let first = first.unwrap_or(0);
            (
                first.saturating_sub(around),
                first.saturating_add(around).min(letters.len()),
            )
        }
        None => (0, letters.len()),
    };
    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |letter: &str, is_hit: bool| match pieces.last_mut() {
        Some(last) if last.is_hit == is_hit => last.text.push_str(letter),
        _ => pieces.push(Piece {
            text: letter.to_owned(),
            is_hit,
        }),
    };
    if from > 0 {
        add("… ", false);
    }
    let mut buffer = [0; 4];
    for (letter, is_hit) in letters.iter().zip(&is_hit).take(to).skip(from) {
        add(letter.encode_utf8(&mut buffer), *is_hit);
    }
    if to < letters.len() {
        add(" …", false);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::SearchKind;

    fn texts(entries: &[(&str, &str)]) -> SearchTexts {
        let entry = |(title, text): &(&str, &str)| SearchEntry {
            kind: SearchKind::Section,
            target: "u01/s1".to_owned(),
            language: None,
            title: (*title).to_owned(),
            text: (*text).to_owned(),
        };
        SearchTexts {
            language: "en".to_owned(),
            entries: entries.iter().map(entry).collect(),
        }
    }

    fn titles(texts: &SearchTexts, query: &str) -> Vec<String> {
        let (hits, count) = Searcher::new(texts).find(query, 10);
        assert_eq!(hits.len(), count);
        hits.iter().map(|hit| hit.entry.title.clone()).collect()
    }

    #[test]
    fn every_word_must_begin_a_word() {
        let texts = texts(&[
            ("Workload", "Hours of a learner."),
            ("Recognition", "Who accepts it, and the workload."),
            ("Qualità", "L'assicurazione è nostra."),
        ]);
        let table: [(&str, &[&str]); 10] = [
            ("workload", &["Workload", "Recognition"]),
            ("WORK", &["Workload", "Recognition"]),
            ("load", &[]),
            ("accepts work", &["Recognition"]),
            ("accepts hours", &[]),
            ("qualita", &["Qualità"]),
            ("assicurazione E", &["Qualità"]),
            ("a", &[]),
            ("", &[]),
            (" , ", &[]),
        ];
        for (query, wanted) in table {
            assert_eq!(titles(&texts, query), wanted, "{query}");
        }
    }

    #[test]
    fn hits_are_shown_in_their_surroundings() {
        let long = format!("{}È qui il livello. {}", "a ".repeat(100), "z ".repeat(100));
        let texts = texts(&[("Livelli", &long)]);
        let (hits, _) = Searcher::new(&texts).find("livel", 10);
        let show = |pieces: &[Piece]| {
            let piece = |piece: &Piece| {
                if piece.is_hit {
                    format!("[{}]", piece.text)
                } else {
                    piece.text.clone()
                }
            };
            pieces.iter().map(piece).collect::<String>()
        };
        assert_eq!(show(&hits[0].title), "[Livel]li");
        let text = show(&hits[0].text);
        assert!(
            text.starts_with("… ") && text.contains("È qui il [livel]lo. z") && text.ends_with(" …"),
            "{text}"
        );
    }

    #[test]
    fn only_so_many_hits_are_made() {
        let texts = texts(&[("one", "same"), ("two", "same"), ("same", "")]);
        let (hits, count) = Searcher::new(&texts).find("same", 2);
        assert_eq!((hits.len(), count), (2, 3));
        assert_eq!(hits[0].entry.title, "same");
    }

    proptest! {
        #[test]
        fn nothing_is_changed_in_what_is_shown(title in ".{0,30}", text in ".{0,200}", query in ".{0,8}") {
            prop_assert_eq!(fold(&text).chars().count(), text.chars().count());
            let texts = texts(&[(&title, &text)]);
            let (hits, _) = Searcher::new(&texts).find(&query, 10);
            for hit in hits {
                let whole: String = hit.title.iter().map(|piece| piece.text.as_str()).collect();
                prop_assert_eq!(&whole, &title);
                let shown: String = hit.text.iter().map(|piece| piece.text.as_str()).collect();
                let shown = shown.strip_prefix("… ").unwrap_or(&shown);
                let shown = shown.strip_suffix(" …").unwrap_or(shown);
                prop_assert!(text.contains(shown));
                prop_assert!(hit.title.iter().chain(&hit.text).any(|piece| piece.is_hit));
            }
        }
    }
}
