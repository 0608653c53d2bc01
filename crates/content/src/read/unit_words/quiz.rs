//! The quiz in the words of a unit: a heading for each question, options to tick with their feedback, and the reason.

use crate::markdown::{Block, BlockKind, Inline, Item, plain_text};
use crate::problems::{Place, Problems};
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
    pub(crate) right: bool,
    pub(crate) feedback: Vec<Block>,
}

const FORMAT: &str = "A question looks like this: a heading `### The question? {#q1}`, a list of `- [ ] an option` and `- [x] a right \
                      option`, each with a line `> feedback` below it, and at the end a paragraph `Why: the reason`.";

/// The questions below `## Quiz`.
pub(super) fn items(chapter: Chapter, problems: &Problems) -> Vec<QuizItemWords> {
    let (before, questions) = chapters(chapter.blocks, 3);
    if let Some(block) = before.first() {
        problems.at(&block.place, "This text stands before the first question.", FORMAT);
    }
    if questions.is_empty() {
        problems.at(&chapter.place, "The quiz has no question.", FORMAT);
    }
    questions.into_iter().map(|question| item(question, problems)).collect()
}

fn item(question: Chapter, problems: &Problems) -> QuizItemWords {
    let id = required_id(&question, "{#q1}", problems);
    let mut item = QuizItemWords {
        id,
        place: question.place,
        stem: question.inlines,
        setting: Vec::new(),
        options: Vec::new(),
        why: Vec::new(),
    };
    if plain_text(&item.stem).is_empty() {
        problems.at(&item.place, "The question has no text.", FORMAT);
    }
    for mut block in question.blocks {
        if !item.why.is_empty() {
            item.why.push(block);
        } else if take_why(&mut block) {
            if let BlockKind::Paragraph(inlines) = &block.kind
                && plain_text(inlines).is_empty()
            {
                problems.at(
                    &block.place,
                    "There is no reason after `Why:`.",
                    "Write it on the same line.",
                );
            }
            item.why.push(block);
        } else if is_options(&block) {
            if !item.options.is_empty() {
                problems.at(&block.place, "This is a second list of options.", FORMAT);
            }
            if let BlockKind::List { items, .. } = block.kind {
                item.options
                    .extend(items.into_iter().map(|item| option(item, problems)));
            }
        } else if item.options.is_empty() {
            item.setting.push(block);
        } else {
            problems.at(&block.place, "This text stands between the options and `Why:`.", FORMAT);
        }
    }
    if item.options.len() < 2 {
        problems.at(&item.place, "The question has fewer than two options.", FORMAT);
    }
    if item.why.is_empty() {
        let help = "Add a paragraph below the options that begins with `Why:`, in every language.";
        problems.at(&item.place, "The question has no reason.", help);
    }
    item
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

fn is_options(block: &Block) -> bool {
    match &block.kind {
        BlockKind::List { items, .. } => items.iter().any(|item| item.marked.is_some()),
        _ => false,
    }
}

fn option(item: Item, problems: &Problems) -> OptionWords {
    let Some(right) = item.marked else {
        problems.at(&item.place, "This option has no box.", FORMAT);
        return OptionWords {
            inlines: Vec::new(),
            right: false,
            feedback: Vec::new(),
        };
    };
    let mut blocks = item.blocks.into_iter();
    let inlines = match blocks.next().map(|block| block.kind) {
        Some(BlockKind::Paragraph(inlines)) if !plain_text(&inlines).is_empty() => inlines,
        _ => {
            problems.at(&item.place, "This option has no text.", FORMAT);
            Vec::new()
        }
    };
    let feedback = match blocks.next().map(|block| block.kind) {
        Some(BlockKind::Quote(feedback)) if !feedback.is_empty() => feedback,
        _ => {
            let help = "Write on the next line, with two spaces and a >, what to say to somebody who chose it: \
                        `  > Feedback.`";
            problems.at(&item.place, "This option has no feedback.", help);
            Vec::new()
        }
    };
    if blocks.next().is_some() {
        problems.at(&item.place, "More text follows the feedback of this option.", FORMAT);
    }
    OptionWords {
        inlines,
        right,
        feedback,
    }
}
