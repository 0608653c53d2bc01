//! Words that promise recognition. Nobody here is compliant, certified or accredited: results are self-declared.

use super::sources::{Source, names, outcome, read_all};
use crate::Outcome;
use crate::process::root;

const FORBIDDEN: [&str; 3] = ["compliant", "certified", "accredited"];
/// What people read, and the code that shows it.
const PLACES: [(&str, &str); 4] = [
    ("src", ".rs"),
    ("modules/interface", ".toml"),
    ("public", ".js"),
    ("index.html", ".html"),
];

/// A line that may hold such a word.
struct Allowed {
    path: &'static str,
    /// A part of the line.
    text: &'static str,
    reason: &'static str,
}

/// Lines that deny it, or that speak of somebody else's status.
const ALLOWED: [Allowed; 0] = [];

pub(super) fn check() -> Outcome {
    let mut sources = Vec::new();
    for (place, ending) in PLACES.into_iter().filter(|(place, _)| root().join(place).exists()) {
        sources.extend(read_all(&[place], ending)?);
    }
    outcome(&faults(&sources, &ALLOWED))
}

fn faults(sources: &[Source], allowed: &[Allowed]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut used = vec![false; allowed.len()];
    for source in sources {
        for (index, line) in source.text.lines().enumerate() {
            let lower = line.to_lowercase();
            for word in FORBIDDEN.into_iter().filter(|word| names(&lower, word)) {
                let mut excuses = allowed.iter().zip(&mut used);
                let excuse = excuses.find(|(entry, _)| entry.path == source.path && line.contains(entry.text));
                match excuse {
                    Some((_, used)) => *used = true,
                    None => faults.push(format!(
                        "{}:{}: `{word}` promises too much; if the line denies it, add it to xtask/src/check/words.rs",
                        source.path,
                        index + 1
                    )),
                }
            }
        }
    }
    let stale = allowed.iter().zip(used).filter(|(_, used)| !used);
    faults.extend(stale.map(|(entry, _)| {
        format!(
            "{}: nothing there needs `{}` allowed any more ({})",
            entry.path, entry.text, entry.reason
        )
    }));
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    const DENIAL: Allowed = Allowed {
        path: "a.toml",
        text: "not certified",
        reason: "it denies",
    };

    fn count(text: &str, allowed: &[Allowed]) -> usize {
        faults(
            &[Source {
                path: "a.toml".to_owned(),
                text: text.to_owned(),
            }],
            allowed,
        )
        .len()
    }

    #[test]
    fn promises_are_found_and_denials_allowed() {
        assert_eq!(count("a = \"You are Certified\"\n", &[]), 1);
        assert_eq!(count("a = \"uncertified, compliantly\"\n", &[]), 0);
        assert_eq!(count("a = \"You are not certified\"\n", &[DENIAL]), 0);
        assert_eq!(
            count("a = \"You are certified\"\nb = \"not certified\"\n", &[DENIAL]),
            1
        );
    }

    #[test]
    fn an_allowance_that_nothing_needs_is_a_fault() {
        assert_eq!(count("a = \"Self-declared\"\n", &[DENIAL]), 1);
    }
}
