//! The activities in the words of a unit: fixed headings, and cards to cut out.

use crate::markdown::{Block, BlockKind, plain_text};
use crate::problems::{Place, Problems};
use crate::read::unit_words::{Chapter, chapters, required_id};

/// The headings of an activity in their order, and whether each must be there.
const PARTS: [(&str, bool); 10] = [
    ("Purpose", true),
    ("Room", true),
    ("Material", true),
    ("Steps", true),
    ("Handout", false),
    ("Cards", false),
    ("Debrief", true),
    ("If it goes wrong", true),
    ("Core", true),
    ("May change", true),
];

/// Where the cards stand in [`PARTS`].
const CARDS: usize = 5;

/// Letters on a card: more do not fit when it is cut out.
const MOST_LETTERS: usize = 300;

#[derive(Debug)]
pub(crate) struct ActivityWords {
    pub(crate) id: String,
    pub(crate) place: Place,
    pub(crate) title: String,
    /// Purpose, room, material, steps, hand-out, cards, debrief, if it goes wrong, core, may change. An optional one that is not
    /// there is empty.
    pub(crate) parts: [Vec<Block>; 10],
}

impl ActivityWords {
    /// The cards, each as its blocks.
    pub(crate) fn cards(&self) -> impl Iterator<Item = &[Block]> {
        let [_, _, _, _, _, cards, ..] = &self.parts;
        cards.iter().flat_map(|block| match &block.kind {
            BlockKind::List { items, .. } => items.iter().map(|item| item.blocks.as_slice()).collect(),
            _ => Vec::new(),
        })
    }
}

pub(super) fn read(chapter: Chapter, title: String, problems: &Problems) -> ActivityWords {
    let id = required_id(&chapter, "{#a1}", problems);
    let place = chapter.place;
    let (before, found) = chapters(chapter.blocks, 3);
    let name = |(name, required): &(&str, bool)| {
        let left_out = if *required { "" } else { " (may be left out)" };
        format!("### {name}{left_out}")
    };
    let fixed = PARTS.iter().map(name).collect::<Vec<_>>().join(", ");
    let help = format!("An activity has these headings, in this order and in English in every language: {fixed}.");
    if let Some(block) = before.first() {
        problems.at(
            &block.place,
            "This text stands before the first heading of the activity.",
            help.as_str(),
        );
    }
    let mut parts: [Option<Vec<Block>>; 10] = Default::default();
    let mut last = None;
    for part in found {
        let index = PARTS.iter().position(|(name, _)| *name == part.title);
        let slot = index.and_then(|index| parts.get_mut(index));
        match slot {
            Some(slot) if slot.is_none() => {
                if index <= last {
                    problems.at(
                        &part.place,
                        format!("`### {}` is out of order.", part.title),
                        help.as_str(),
                    );
                }
                if part.blocks.is_empty() {
                    let message = format!("Below `### {}` there is no text.", part.title);
                    problems.at(&part.place, message, "Write it; if there is nothing to say, say so.");
                }
                last = last.max(index);
                *slot = Some(part.blocks);
            }
            Some(_) => problems.at(
                &part.place,
                format!("`### {}` is there twice.", part.title),
                help.as_str(),
            ),
            None => problems.at(
                &part.place,
                format!("`### {}` is not known here.", part.title),
                help.as_str(),
            ),
        }
    }
    for ((name, required), part) in PARTS.iter().zip(&parts) {
        if *required && part.is_none() {
            problems.at(
                &place,
                format!("The activity has no heading `### {name}`."),
                help.as_str(),
            );
        }
    }
    let parts = parts.map(Option::unwrap_or_default);
    check_cards(parts.get(CARDS).map_or(&[], Vec::as_slice), problems);
    ActivityWords {
        id,
        place,
        title,
        parts,
    }
}

/// One plain list of bullets, none too long.
fn check_cards(blocks: &[Block], problems: &Problems) {
    for (number, block) in blocks.iter().enumerate() {
        let BlockKind::List { start: None, items } = &block.kind else {
            let help = "Write one bullet list below `### Cards`, an entry for each card.";
            problems.at(&block.place, "Only a bullet list can stand here.", help);
            continue;
        };
        if number > 0 {
            problems.at(
                &block.place,
                "This is a second list of cards.",
                "Put all cards into one list.",
            );
        }
        for item in items {
            if let Some(inner) = item
                .blocks
                .iter()
                .find(|block| !matches!(block.kind, BlockKind::Paragraph(_)))
            {
                let help = "Write plain text: no lists, tables or pictures on a card. A number with a dot begins a list: write \
                            1: instead of 1.";
                problems.at(&inner.place, "This cannot stand on a card.", help);
                continue;
            }
            let letters: usize = item.blocks.iter().map(letters).sum();
            if letters == 0 || letters > MOST_LETTERS {
                let message = format!("This card has {letters} letters.");
                let help = format!("Write 1 to {MOST_LETTERS}: it is cut out and held in the hand.");
                problems.at(&item.place, message, help);
            }
        }
    }
}

fn letters(block: &Block) -> usize {
    match &block.kind {
        BlockKind::Paragraph(inlines) => plain_text(inlines).chars().count(),
        _ => 0,
    }
}
