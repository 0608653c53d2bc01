//! Claims and their sources: what sounds like a fact of the world says where it comes from.

use crate::markdown::{Block, BlockKind, Inline, Item, plain_text, walk_inlines, walk_own_inlines};
use crate::problems::{Place, Problems};
use crate::read::unit_words::UnitWords;

/// Every section rests on something.
pub(super) fn check_sections(words: &UnitWords, problems: &Problems) {
    for page in &words.sections {
        if !cites(&page.blocks) {
            let help = "Cite where it comes from: [@s5] or [@s5: Annex II].";
            problems.at(&page.place, "This section cites no source.", help);
        }
    }
}

/// Every reason of the quiz has a source, and so has every paragraph, list item and table of a section that names a year, a
/// percentage or a document; but for cases, examples, fiction and what is our own.
pub(super) fn check(words: &UnitWords, problems: &Problems) {
    for item in words.quiz.iter().filter(|item| !item.why.is_empty()) {
        if !cites(&item.why) {
            let help = "Cite where the reason comes from, at its end: [@s5].";
            let place = item.why.first().map_or(&item.place, |block| &block.place);
            problems.at(place, "This reason cites no source.", help);
        }
    }
    for page in &words.sections {
        // The level of the heading under which a case is told.
        let mut case: Option<u8> = None;
        for block in &page.blocks {
            if let BlockKind::Heading { level, inlines } = &block.kind {
                if case.is_none_or(|case| *level <= case) {
                    case = plain_text(inlines).starts_with("Case:").then_some(*level);
                }
            } else if case.is_none() {
                check_block(block, problems);
            }
        }
    }
}

fn cites(blocks: &[Block]) -> bool {
    let mut cited = false;
    walk_inlines(blocks, &mut |inline| cited |= matches!(inline, Inline::Citation { .. }));
    cited
}

fn check_block(block: &Block, problems: &Problems) {
    match &block.kind {
        BlockKind::Paragraph(inlines) => {
            let example = matches!(inlines.first(), Some(Inline::Emphasis(first)) if plain_text(first) == "Example.");
            if !example {
                check_unit(
                    &plain_text(inlines),
                    cites(std::slice::from_ref(block)),
                    &block.place,
                    problems,
                );
            }
        }
        BlockKind::Table { .. } => {
            let mut text = String::new();
            walk_own_inlines(block, &mut |inline| {
                if let Inline::Text(part) | Inline::Code(part) = inline {
                    text.push_str(part);
                    text.push(' ');
                }
            });
            check_unit(&text, cites(std::slice::from_ref(block)), &block.place, problems);
        }
        BlockKind::List { items, .. } => items.iter().for_each(|item| check_item(item, problems)),
        BlockKind::Quote(inner) => inner.iter().for_each(|block| check_block(block, problems)),
        BlockKind::Heading { .. } | BlockKind::Figure(_) | BlockKind::Tool(_) => {}
    }
}

/// The paragraphs of an item belong together; lists inside it stand for themselves.
fn check_item(item: &Item, problems: &Problems) {
    let mut text = String::new();
    let mut cited = false;
    for block in &item.blocks {
        if let BlockKind::Paragraph(inlines) = &block.kind {
            text.push_str(&plain_text(inlines));
            text.push(' ');
            cited |= cites(std::slice::from_ref(block));
        } else {
            check_block(block, problems);
        }
    }
    check_unit(&text, cited, &item.place, problems);
}

fn check_unit(text: &str, cited: bool, place: &Place, problems: &Problems) {
    let lower = text.to_lowercase();
    if cited || lower.contains("(fictional)") || lower.contains("our own") {
        return;
    }
    if let Some(claim) = claim(text) {
        let help = "Cite the source in the same paragraph, list item or table: [@s5]. Nothing is needed under a heading that begins \
                    with \"Case:\", in a paragraph that begins with *Example.*, or where it says \"(fictional)\" or \"our own\".";
        problems.at(place, format!("This names {claim} and cites no source."), help);
    }
}

/// Documents that people name as an authority.
const DOCUMENTS: [&str; 6] = ["Recommendation", "Directive", "Regulation", "ESG", "EQAVET", "ISO"];

/// What in a text wants a source: a year, a percentage, a document.
fn claim(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_year = |word: &&&str| word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year));
    if let Some(year) = words.iter().find(is_year) {
        return Some(format!("a year ({year})"));
    }
    let digit_before = |(at, _): (usize, &str)| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        before.ends_with(|letter: char| letter.is_ascii_digit())
    };
    let signs = ["%", "per cent", "percent"];
    if signs.iter().any(|sign| text.match_indices(sign).any(digit_before)) {
        return Some("a percentage".to_owned());
    }
    if let Some(document) = words.iter().find(|word| DOCUMENTS.contains(word)) {
        return Some(format!("a document ({document})"));
    }
    let annex = words
        .iter()
        .zip(words.iter().skip(1))
        .find(|(annex, number)| **annex == "Annex" && matches!(**number, "I" | "II"));
    annex.map(|(annex, number)| format!("a document ({annex} {number})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_found_in_running_text() {
        let table = [
            ("In 2022 it began.", Some("a year (2022)")),
            ("It began in 1899 with 2100 people.", None),
            ("Room 20221 has 3,000 seats.", None),
            ("It rose by 30%.", Some("a percentage")),
            ("It rose by 30 per cent.", Some("a percentage")),
            ("What does % mean?", None),
            ("The Recommendation says so.", Some("a document (Recommendation)")),
            ("Our recommendation says so.", None),
            ("It follows ESG 1.3.", Some("a document (ESG)")),
            ("See Annex II.", Some("a document (Annex II)")),
            ("See Annex A; I said so.", None),
            ("An isolated case.", None),
        ];
        for (text, wanted) in table {
            assert_eq!(claim(text).as_deref(), wanted, "{text}");
        }
    }
}
