//! The quiz in the words of a unit: a heading for each question, a list of a shape that depends on its kind, and the reason.

use touchstone_domain::catalog::QuizKind;

use crate::markdown::{Block, BlockKind, Inline, Item, plain_text};
use crate::problems::{Place, Problems};
use crate::read::unit::RawUnit;
use crate::read::unit_words::{Chapter, chapters, required_id};

#[derive(Debug)]
pub(crate) struct QuizItemWords {
    pub(crate) id: String,
    pub(crate) place: Place,
    pub(crate) stem: Vec<Inline>,
    /// Between question and options.
    pub(crate) setting: Vec<Block>,
    pub(crate) options: Vec<OptionWords>,
    pub(crate) why: Vec<Block>,
}

#[derive(Debug)]
pub(crate) struct OptionWords {
    pub(crate) inlines: Vec<Inline>,
    /// `[x]`, for the kinds `one` and `several`.
    pub(crate) right: bool,
    /// What stands after `=>`, for the kinds `match` and `sort`.
    pub(crate) group: Option<Vec<Inline>>,
    pub(crate) feedback: Vec<Block>,
}

impl QuizItemWords {
    /// The counterparts or groups in the order in which they come first, and for each option the number of its own.
    pub(crate) fn groups(&self) -> (Vec<&[Inline]>, Vec<Option<usize>>) {
        let mut groups: Vec<&[Inline]> = Vec::new();
        let mut numbers = Vec::new();
        for option in &self.options {
            let name = option.group.as_deref().map(plain_text);
            let known = groups.iter().position(|group| Some(plain_text(group)) == name);
            let next = groups.len();
            if let (None, Some(group)) = (known, option.group.as_deref()) {
                groups.push(group);
            }
            numbers.push(name.map(|_| known.unwrap_or(next)));
        }
        (groups, numbers)
    }
}

/// How a question of a kind is written.
pub(crate) const fn format_of(kind: QuizKind) -> &'static str {
    match kind {
        QuizKind::One | QuizKind::Several => {
            "A question looks like this: a heading `### The question? {#q1}`, a list of `- [ ] an option` and `- [x] a right \
             option`, each with a line `> feedback` below it, and at the end a paragraph `Why: the reason`."
        }
        QuizKind::Order => {
            "A question of kind `order` looks like this: a heading `### The question. {#q1}`, a list `1. …`, `2. …` in the right \
             order, three entries or more, each with a line `> feedback` below it, and at the end a paragraph `Why: the reason`."
        }
        QuizKind::Match | QuizKind::Sort => {
            "A question of kind `match` or `sort` looks like this: a heading `### The question. {#q1}`, a list of `- left => \
             right`, each with a line `> feedback` below it, and at the end a paragraph `Why: the reason`."
        }
        QuizKind::Number => {
            "A question of kind `number` looks like this: a heading `### How many hours? {#q1}`, exactly three bullets `- right`, \
             `- low`, `- high` in this order and in English in every language, each with a line `> feedback` below it, and at \
             the end a paragraph `Why: the reason`."
        }
        QuizKind::Reflect => {
            "A question of kind `reflect` looks like this: a heading `### The question. {#q1}`, no list, and at the end a paragraph \
             `Why: a thought to compare with`."
        }
    }
}

/// The bullets of a number, in their order.
const NUMBER_BULLETS: [&str; 3] = ["right", "low", "high"];

/// The questions below `## Quiz`.
pub(super) fn items(chapter: Chapter, unit: &RawUnit, problems: &Problems) -> Vec<QuizItemWords> {
    let (before, questions) = chapters(chapter.blocks, 3);
    let format = format_of(QuizKind::One);
    if let Some(block) = before.first() {
        problems.at(&block.place, "This text stands before the first question.", format);
    }
    if questions.is_empty() {
        problems.at(&chapter.place, "The quiz has no question.", format);
    }
    let kind_of = |id: Option<&String>| {
        let item = unit.quiz.iter().find(|item| Some(&item.id.value) == id);
        item.map_or(QuizKind::One, |item| item.kind)
    };
    let read = |question: Chapter| {
        let kind = kind_of(question.id.as_ref());
        Reader {
            kind,
            format: format_of(kind),
            problems,
        }
        .item(question)
    };
    questions.into_iter().map(read).collect()
}

struct Reader<'p> {
    kind: QuizKind,
    format: &'static str,
    problems: &'p Problems,
}

impl Reader<'_> {
    fn item(&self, question: Chapter) -> QuizItemWords {
        let id = required_id(&question, "{#q1}", self.problems);
        let mut item = QuizItemWords {
            id,
            place: question.place,
            stem: question.inlines,
            setting: Vec::new(),
            options: Vec::new(),
            why: Vec::new(),
        };
        if plain_text(&item.stem).is_empty() {
            self.problems.at(&item.place, "The question has no text.", self.format);
        }
        for mut block in question.blocks {
            if !item.why.is_empty() {
                item.why.push(block);
            } else if take_why(&mut block) {
                self.check_reason(&block);
                item.why.push(block);
            } else if self.is_options(&block) {
                self.add_options(block, &mut item);
            } else if item.options.is_empty() {
                item.setting.push(block);
            } else {
                let message = "This text stands between the options and `Why:`.";
                self.problems.at(&block.place, message, self.format);
            }
        }
        self.check_count(&item);
        if item.why.is_empty() {
            let help = "Add a paragraph at the end of the question that begins with `Why:`, in every language.";
            self.problems.at(&item.place, "The question has no reason.", help);
        }
        item
    }

    fn check_reason(&self, block: &Block) {
        if let BlockKind::Paragraph(inlines) = &block.kind
            && plain_text(inlines).is_empty()
        {
            let message = "There is no reason after `Why:`.";
            self.problems.at(&block.place, message, "Write it on the same line.");
        }
    }

    fn check_count(&self, item: &QuizItemWords) {
        let least = match self.kind {
            QuizKind::One | QuizKind::Several | QuizKind::Match => 2,
            QuizKind::Order | QuizKind::Sort => 3,
            QuizKind::Number => {
                let names: Vec<String> = item.options.iter().map(|option| plain_text(&option.inlines)).collect();
                if names != NUMBER_BULLETS {
                    let message = "The bullets are not right, low and high.";
                    self.problems.at(&item.place, message, self.format);
                }
                return;
            }
            QuizKind::Reflect => return,
        };
        if item.options.len() < least {
            let word = if least == 2 { "two" } else { "three" };
            self.problems.at(
                &item.place,
                format!("The question has fewer than {word} options."),
                self.format,
            );
        }
    }

    /// Whether a block is the list that the kind asks for; other lists may belong to the setting.
    fn is_options(&self, block: &Block) -> bool {
        let BlockKind::List { start, items } = &block.kind else {
            return false;
        };
        match self.kind {
            QuizKind::One | QuizKind::Several => items.iter().any(|item| item.marked.is_some()),
            QuizKind::Order => start.is_some(),
            QuizKind::Match | QuizKind::Sort => {
                let arrows = |item: &Item| item.blocks.first().is_some_and(has_arrow);
                items.iter().any(arrows)
            }
            QuizKind::Number => start.is_none(),
            QuizKind::Reflect => true,
        }
    }

    fn add_options(&self, block: Block, item: &mut QuizItemWords) {
        if self.kind == QuizKind::Reflect {
            let message = "A list cannot stand here: this question has no options.";
            self.problems.at(&block.place, message, self.format);
            return;
        }
        if !item.options.is_empty() {
            self.problems
                .at(&block.place, "This is a second list of options.", self.format);
        }
        if let BlockKind::List { items, .. } = block.kind {
            item.options.extend(items.into_iter().map(|item| self.option(item)));
        }
    }

    fn option(&self, item: Item) -> OptionWords {
        let boxed = matches!(self.kind, QuizKind::One | QuizKind::Several);
        if boxed != item.marked.is_some() {
            let message = if boxed {
                "This option has no box."
            } else {
                "A box to tick cannot be used here."
            };
            self.problems.at(&item.place, message, self.format);
            return OptionWords {
                inlines: Vec::new(),
                right: false,
                group: None,
                feedback: Vec::new(),
            };
        }
        let mut blocks = item.blocks.into_iter();
        let mut inlines = match blocks.next().map(|block| block.kind) {
            Some(BlockKind::Paragraph(inlines)) => inlines,
            _ => Vec::new(),
        };
        let group = matches!(self.kind, QuizKind::Match | QuizKind::Sort).then(|| {
            let group = split_at_arrow(&mut inlines);
            if plain_text(&group).is_empty() {
                let message = "Nothing stands to the right of `=>`.";
                self.problems.at(&item.place, message, self.format);
            }
            group
        });
        if plain_text(&inlines).is_empty() {
            self.problems.at(&item.place, "This option has no text.", self.format);
        }
        let feedback = match blocks.next().map(|block| block.kind) {
            Some(BlockKind::Quote(feedback)) if !feedback.is_empty() => feedback,
            _ => {
                let help = "Write on the next line, with two spaces (three in a numbered list) and a >, what to say to \
                            somebody who chose it: `  > Feedback.`";
                self.problems.at(&item.place, "This option has no feedback.", help);
                Vec::new()
            }
        };
        if blocks.next().is_some() {
            let message = "More text follows the feedback of this option.";
            self.problems.at(&item.place, message, self.format);
        }
        OptionWords {
            inlines,
            right: item.marked == Some(true),
            group,
            feedback,
        }
    }
}

const ARROW: &str = "=>";

fn has_arrow(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Paragraph(inlines) => inlines
            .iter()
            .any(|inline| matches!(inline, Inline::Text(text) if text.contains(ARROW))),
        _ => false,
    }
}

/// Takes what stands to the right of the first `=>`.
fn split_at_arrow(inlines: &mut Vec<Inline>) -> Vec<Inline> {
    let halves = |inline: &Inline| match inline {
        Inline::Text(text) => text
            .split_once(ARROW)
            .map(|(left, right)| (left.trim_end().to_owned(), right.trim_start().to_owned())),
        _ => None,
    };
    let found = inlines
        .iter()
        .enumerate()
        .find_map(|(place, inline)| Some((place, halves(inline)?)));
    let Some((place, (left, right))) = found else {
        return Vec::new();
    };
    let rest = inlines.split_off(place);
    inlines.push(Inline::Text(left));
    let mut group = vec![Inline::Text(right)];
    group.extend(rest.into_iter().skip(1));
    group
}

/// Takes `Why:` from the beginning of a paragraph.
fn take_why(block: &mut Block) -> bool {
    let BlockKind::Paragraph(inlines) = &mut block.kind else {
        return false;
    };
    let Some(Inline::Text(text)) = inlines.first_mut() else {
        return false;
    };
    let Some(rest) = text.strip_prefix("Why:") else {
        return false;
    };
    *text = rest.trim_start().to_owned();
    true
}
