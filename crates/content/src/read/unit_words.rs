//! `units/<folder>/<language>.md`: the words of a unit, cut into their fixed parts.

use std::rc::Rc;

use crate::markdown::{Block, BlockKind, Inline, parse_blocks, plain_text};
use crate::problems::{Place, Problems, SourceFile};
use crate::read::unit::RawUnit;
use crate::toml_reader::Text;

mod activity;
mod quiz;

pub(crate) use activity::ActivityWords;
pub(crate) use quiz::QuizItemWords;

#[derive(Debug)]
pub(crate) struct UnitWords {
    pub(crate) file: Rc<SourceFile>,
    pub(crate) title: String,
    pub(crate) opening: Vec<Block>,
    pub(crate) outcomes: Vec<Entry>,
    pub(crate) sections: Vec<Page>,
    pub(crate) quiz: Vec<QuizItemWords>,
    pub(crate) activities: Vec<ActivityWords>,
    pub(crate) templates: Vec<Page>,
    pub(crate) reflections: Vec<Entry>,
}

/// An item of a list with an id: an outcome, a reflection.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) place: Place,
    pub(crate) inlines: Vec<Inline>,
}

/// A section, a template.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) id: String,
    pub(crate) place: Place,
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
}

/// Ids with their places.
pub(crate) type Ids<'a> = Vec<(&'a str, &'a Place)>;

/// A heading with the blocks below it, up to the next heading of its level.
pub(crate) struct Chapter {
    pub(crate) title: String,
    pub(crate) inlines: Vec<Inline>,
    pub(crate) id: Option<String>,
    pub(crate) place: Place,
    pub(crate) blocks: Vec<Block>,
}

impl UnitWords {
    /// `unit` says which kind each quiz item is of.
    pub(crate) fn read(file: &Rc<SourceFile>, unit: &RawUnit, problems: &Problems) -> Self {
        let blocks = parse_blocks(&Text::of_file(file), problems);
        let start = Place::new(file, 0);
        let (opening, chapters) = chapters(blocks, 2);
        let mut words = Self {
            file: Rc::clone(file),
            title: String::new(),
            opening: Vec::new(),
            outcomes: Vec::new(),
            sections: Vec::new(),
            quiz: Vec::new(),
            activities: Vec::new(),
            templates: Vec::new(),
            reflections: Vec::new(),
        };
        words.read_opening(opening, &start, problems);
        let mut seen = Vec::new();
        for chapter in chapters {
            words.read_chapter(chapter, unit, &mut seen, problems);
        }
        if !seen.contains(&"Outcomes") {
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

    fn read_chapter(&mut self, chapter: Chapter, unit: &RawUnit, seen: &mut Vec<&'static str>, problems: &Problems) {
        let (kind, title) = match chapter.title.split_once(':') {
            Some((kind, title)) => (kind.trim(), title.trim().to_owned()),
            None => (chapter.title.as_str(), String::new()),
        };
        let known = KINDS.iter().position(|(name, _)| *name == kind);
        let Some((place, (name, once))) = known
            .and_then(|place| Some((place, *KINDS.get(place)?)))
            .filter(|(_, (_, once))| *once == title.is_empty())
        else {
            problems.at(
                &chapter.place,
                format!("The heading `## {}` is not known.", chapter.title),
                KINDS_HELP,
            );
            return;
        };
        let later = KINDS.iter().skip(place + 1).find(|(name, _)| seen.contains(name));
        if once && seen.contains(&name) {
            let help = "Put everything under one heading.";
            problems.at(&chapter.place, format!("The heading `## {name}` is there twice."), help);
        } else if let Some((later, _)) = later {
            let message = format!("`## {name}` stands after `## {later}`.");
            problems.at(&chapter.place, message, KINDS_HELP);
        }
        seen.push(name);
        match name {
            "Outcomes" => self.outcomes.extend(entries(chapter, "o1", problems)),
            "Section" => self.sections.push(page(chapter, title, "{#s1}", problems)),
            "Quiz" => self.quiz.extend(quiz::items(chapter, unit, problems)),
            "Activity" => self.activities.push(activity::read(chapter, title, problems)),
            "Template" => self.templates.push(page(chapter, title, "{#t1}", problems)),
            _ => self.reflections.extend(entries(chapter, "r1", problems)),
        }
    }
}

/// The headings with `##` in their order, and which of them stand there once and without a title.
const KINDS: [(&str, bool); 6] = [
    ("Outcomes", true),
    ("Section", false),
    ("Quiz", true),
    ("Activity", false),
    ("Template", false),
    ("Reflection", true),
];

const KINDS_HELP: &str = "Headings with ## are, in this order: Outcomes, Section: a title {#s1}, Quiz, Activity: a title {#a1}, Template: a \
                          title {#t1}, Reflection. They stay in English in every language.";

fn page(chapter: Chapter, title: String, example: &str, problems: &Problems) -> Page {
    if chapter.blocks.is_empty() {
        problems.at(
            &chapter.place,
            "There is no text below this heading.",
            "Write it, or take the heading out.",
        );
    }
    Page {
        id: required_id(&chapter, example, problems),
        place: chapter.place,
        title,
        blocks: chapter.blocks,
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

impl UnitWords {
    /// Everything with an id of its kind: what it is, the letter that its ids begin with, and each id with its place.
    pub(crate) fn parts<'a>(&'a self) -> [(&'static str, char, Ids<'a>); 6] {
        let entry = |entry: &'a Entry| (entry.id.as_str(), &entry.place);
        let page = |page: &'a Page| (page.id.as_str(), &page.place);
        let quiz = self.quiz.iter().map(|item| (item.id.as_str(), &item.place));
        let activities = self
            .activities
            .iter()
            .map(|activity| (activity.id.as_str(), &activity.place));
        [
            ("outcome", 'o', self.outcomes.iter().map(entry).collect()),
            ("quiz item", 'q', quiz.collect()),
            ("reflection", 'r', self.reflections.iter().map(entry).collect()),
            ("section", 's', self.sections.iter().map(page).collect()),
            ("activity", 'a', activities.collect()),
            ("template", 't', self.templates.iter().map(page).collect()),
        ]
    }

    /// The pages of the unit with all their blocks: opening, sections, `quiz`, `activities`, `templates`.
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
        let templates = self.templates.iter().map(|template| template.blocks.as_slice());
        let mut pages = vec![("opening", vec![self.opening.as_slice()])];
        pages.extend(
            self.sections
                .iter()
                .map(|page| (page.id.as_str(), vec![page.blocks.as_slice()])),
        );
        pages.push(("quiz", quiz.collect()));
        pages.push(("activities", activities.collect()));
        pages.push(("templates", templates.collect()));
        pages
    }
}
