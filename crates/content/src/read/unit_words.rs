//! `units/<folder>/<language>.md`: the words of a unit, cut into their fixed parts.

use std::rc::Rc;

use crate::markdown::{Block, BlockKind, Inline, parse_blocks, plain_text};
use crate::problems::{Place, Problems, SourceFile};
use crate::toml_reader::Text;

mod quiz;

pub(crate) use quiz::QuizItemWords;

/// The headings of an activity, in their order.
pub(crate) const ACTIVITY_PARTS: [&str; 7] = [
    "Purpose",
    "Material",
    "Steps",
    "Debrief",
    "If it goes wrong",
    "Core",
    "May change",
];

#[derive(Debug)]
pub(crate) struct UnitWords {
    pub(crate) file: Rc<SourceFile>,
    pub(crate) title: String,
    pub(crate) opening: Vec<Block>,
    pub(crate) outcomes: Vec<Entry>,
    pub(crate) sections: Vec<Page>,
    pub(crate) quiz: Vec<QuizItemWords>,
    pub(crate) activities: Vec<ActivityWords>,
    pub(crate) reflections: Vec<Entry>,
}

/// An item of a list with an id: an outcome, a reflection.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) place: Place,
    pub(crate) inlines: Vec<Inline>,
}

/// A section.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) id: String,
    pub(crate) place: Place,
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
}

#[derive(Debug)]
pub(crate) struct ActivityWords {
    pub(crate) id: String,
    pub(crate) place: Place,
    pub(crate) title: String,
    /// In the order of [`ACTIVITY_PARTS`].
    pub(crate) parts: [Vec<Block>; 7],
}

/// A heading with the blocks below it, up to the next heading of its level.
pub(crate) struct Chapter {
    pub(crate) title: String,
    pub(crate) inlines: Vec<Inline>,
    pub(crate) id: Option<String>,
    pub(crate) place: Place,
    pub(crate) blocks: Vec<Block>,
}

impl UnitWords {
    pub(crate) fn read(file: &Rc<SourceFile>, problems: &Problems) -> Self {
        let blocks = parse_blocks(&Text::of_file(file), problems);
        let start = Place {
            file: Rc::clone(file),
            offset: 0,
        };
        let (opening, chapters) = chapters(blocks, 2);
        let mut words = Self {
            file: Rc::clone(file),
            title: String::new(),
            opening: Vec::new(),
            outcomes: Vec::new(),
            sections: Vec::new(),
            quiz: Vec::new(),
            activities: Vec::new(),
            reflections: Vec::new(),
        };
        words.read_opening(opening, &start, problems);
        let mut once = Vec::new();
        for chapter in chapters {
            words.read_chapter(chapter, &mut once, problems);
        }
        if words.outcomes.is_empty() && !once.contains(&"Outcomes") {
            let help = "Add a heading `## Outcomes` and below it a list: - {#o1} …";
            problems.at(&start, "There are no outcomes.", help);
        }
        words
    }

    fn read_opening(&mut self, blocks: Vec<Block>, start: &Place, problems: &Problems) {
        let mut blocks = blocks.into_iter().peekable();
        let title = blocks.next_if(|block| matches!(block.kind, BlockKind::Heading { level: 1, .. }));
        match title.as_ref().map(|block| &block.kind) {
            Some(BlockKind::Heading { inlines, .. }) => self.title = plain_text(inlines),
            _ => problems.at(
                start,
                "The unit has no title.",
                "Begin the file with a line `# The title`.",
            ),
        }
        self.opening = blocks.collect();
        if self.opening.is_empty() {
            problems.at(
                start,
                "The unit has no opening.",
                "Write below the title what the unit is for.",
            );
        }
    }

    fn read_chapter(&mut self, chapter: Chapter, once: &mut Vec<&'static str>, problems: &Problems) {
        let (kind, title) = match chapter.title.split_once(':') {
            Some((kind, title)) => (kind.trim(), title.trim().to_owned()),
            None => (chapter.title.as_str(), String::new()),
        };
        let mut first = |name: &'static str| {
            if once.contains(&name) {
                let help = "Put everything under one heading.";
                problems.at(&chapter.place, format!("The heading `## {name}` is there twice."), help);
            }
            once.push(name);
        };
        match (kind, title.is_empty()) {
            ("Outcomes", true) => {
                first("Outcomes");
                self.outcomes.extend(entries(chapter, "o1", problems));
            }
            ("Reflection", true) => {
                first("Reflection");
                self.reflections.extend(entries(chapter, "r1", problems));
            }
            ("Quiz", true) => {
                first("Quiz");
                self.quiz.extend(quiz::items(chapter, problems));
            }
            ("Section", false) => {
                if chapter.blocks.is_empty() {
                    problems.at(&chapter.place, "The section has no text.", "Write it below its heading.");
                }
                let id = required_id(&chapter, "{#s1}", problems);
                self.sections.push(Page { id, place: chapter.place, title, blocks: chapter.blocks });
            }
            ("Activity", false) => self.activities.push(activity(chapter, title, problems)),
            _ => problems.at(
                &chapter.place,
                format!("The heading `## {}` is not known.", chapter.title),
                "Headings with ## are: Outcomes, Section: a title {#s1}, Quiz, Activity: a title {#a1}, Reflection. They \
                 stay in English in every language.",
            ),
        }
    }
}

/// Cuts blocks at headings of a level; what stands before the first comes alone.
pub(crate) fn chapters(blocks: Vec<Block>, wanted: u8) -> (Vec<Block>, Vec<Chapter>) {
    let mut before = Vec::new();
    let mut chapters: Vec<Chapter> = Vec::new();
    for block in blocks {
        match (block.kind, chapters.last_mut()) {
            (BlockKind::Heading { level, inlines }, _) if level == wanted => {
                chapters.push(Chapter {
                    title: plain_text(&inlines),
                    inlines,
                    id: block.id,
                    place: block.place,
                    blocks: Vec::new(),
                });
            }
            (kind, Some(chapter)) => chapter.blocks.push(Block { kind, ..block }),
            (kind, None) => before.push(Block { kind, ..block }),
        }
    }
    (before, chapters)
}

/// The id of a heading, which must have one.
pub(crate) fn required_id(chapter: &Chapter, example: &str, problems: &Problems) -> String {
    if chapter.id.is_none() {
        let help = format!("Add an id at its end, such as {example}.");
        problems.at(&chapter.place, "This heading has no id.", help);
    }
    chapter.id.clone().unwrap_or_default()
}

/// The entries of a chapter that is one list.
fn entries(chapter: Chapter, example: &str, problems: &Problems) -> Vec<Entry> {
    let mut entries = Vec::new();
    let help = format!("Write only a list below this heading, each item in one line: - {{#{example}}} …");
    if chapter.blocks.is_empty() {
        problems.at(&chapter.place, "The list below this heading is missing.", help.as_str());
    }
    for block in chapter.blocks {
        let BlockKind::List { items, .. } = block.kind else {
            problems.at(&block.place, "Only a list can stand here.", help.as_str());
            continue;
        };
        for item in items {
            let mut blocks = item.blocks.into_iter();
            let first = blocks.next().map(|block| block.kind);
            let (Some(BlockKind::Paragraph(inlines)), None) = (first, blocks.next()) else {
                problems.at(&item.place, "This item must be one line of text.", help.as_str());
                continue;
            };
            if item.id.is_none() {
                let help = format!("Begin it with an id: - {{#{example}}} …");
                problems.at(&item.place, "This item has no id.", help);
            }
            if plain_text(&inlines).is_empty() {
                problems.at(&item.place, "This item has no text.", "Write it after the id.");
            }
            entries.push(Entry {
                id: item.id.unwrap_or_default(),
                place: item.place,
                inlines,
            });
        }
    }
    entries
}

fn activity(chapter: Chapter, title: String, problems: &Problems) -> ActivityWords {
    let id = required_id(&chapter, "{#a1}", problems);
    let place = chapter.place;
    let (before, found) = chapters(chapter.blocks, 3);
    let fixed = ACTIVITY_PARTS.map(|name| format!("### {name}")).join(", ");
    let help = format!("An activity has these headings, in this order and in English in every language: {fixed}.");
    if let Some(block) = before.first() {
        problems.at(
            &block.place,
            "This text stands before the first heading of the activity.",
            help.as_str(),
        );
    }
    let mut parts: [Option<Vec<Block>>; 7] = Default::default();
    let mut last = None;
    for part in found {
        let index = ACTIVITY_PARTS.iter().position(|name| *name == part.title);
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
    for (name, part) in ACTIVITY_PARTS.iter().zip(&parts) {
        if part.is_none() {
            problems.at(
                &place,
                format!("The activity has no heading `### {name}`."),
                help.as_str(),
            );
        }
    }
    ActivityWords {
        id,
        place,
        title,
        parts: parts.map(Option::unwrap_or_default),
    }
}

impl UnitWords {
    /// The pages of the unit with all their blocks: opening, sections, `quiz`, `activities`.
    pub(crate) fn pages(&self) -> Vec<(&str, Vec<&[Block]>)> {
        let quiz = self.quiz.iter().flat_map(|item| {
            let feedback = item.options.iter().map(|option| option.feedback.as_slice());
            [item.setting.as_slice(), item.why.as_slice()]
                .into_iter()
                .chain(feedback)
        });
        let activities = self
            .activities
            .iter()
            .flat_map(|activity| activity.parts.iter().map(Vec::as_slice));
        let mut pages = vec![("opening", vec![self.opening.as_slice()])];
        pages.extend(
            self.sections
                .iter()
                .map(|page| (page.id.as_str(), vec![page.blocks.as_slice()])),
        );
        pages.push(("quiz", quiz.collect()));
        pages.push(("activities", activities.collect()));
        pages
    }
}
