//! From Markdown to the tree, with a diagnostic for everything that authors may not write.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use inner::{citation, take_trailing_id};

use super::render::plain_text;
use super::{Block, BlockKind, Figure, Inline, walk_blocks, walk_own_inlines};
use crate::problems::{Place, Problems};
use crate::toml_reader::Text;

mod inner;
mod lists;

pub(crate) use inner::is_id;

const PICTURE_HELP: &str = "A picture stands alone on its line, with an empty line before and after it: \
     ![what it shows](figures/name.svg \"caption\"){#name}";

/// Blocks of Markdown.
pub(crate) fn parse_blocks(text: &Text, problems: &Problems) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_HEADING_ATTRIBUTES;
    let citations = |link: BrokenLink<'_>| {
        let reference = link.reference.strip_prefix('@')?;
        Some((CowStr::from(format!("cite:{reference}")), CowStr::from("")))
    };
    let parser = Parser::new_with_broken_link_callback(&text.value, options, Some(citations));
    for (_, definition) in parser.reference_definitions().iter() {
        problems.at(
            &text.place_of(definition.span.start),
            "A line that starts with square brackets and a colon would not be shown.",
            "Put a word before the bracket.",
        );
    }
    let events = parser.into_offset_iter().collect();
    let blocks = Builder {
        text,
        problems,
        events,
        at: 0,
        pictures: Vec::new(),
    }
    .blocks(None);
    report_stray_ids(&blocks, problems);
    blocks
}

/// Reports ids in braces that were not taken from where they stood.
fn report_stray_ids(blocks: &[Block], problems: &Problems) {
    walk_blocks(blocks, &mut |block| {
        let mut stray = false;
        walk_own_inlines(block, &mut |inline| {
            stray |= matches!(inline, Inline::Text(text) if text.contains("{#"));
        });
        if stray {
            problems.at(
                &block.place,
                "An id in braces stands in the wrong place, or is not an id.",
                "Put it at the very end of a paragraph, a heading or a figure, or at the beginning of a list item: \
                 {#my-id}, with small letters, digits and hyphens.",
            );
        }
    });
}

/// One line of Markdown: emphasis, links, citations and terms only.
pub(crate) fn parse_inline(text: &Text, problems: &Problems) -> Vec<Inline> {
    if text.value.trim().is_empty() {
        return Vec::new();
    }
    let mut blocks = parse_blocks(text, problems);
    let only = if blocks.len() == 1 { blocks.pop() } else { None };
    if let Some(Block {
        kind: BlockKind::Paragraph(inlines),
        id: None,
        ..
    }) = only
    {
        return inlines;
    }
    problems.at(
        &text.place,
        "This must be one line of running text.",
        "Take out headings, lists, tables, pictures, ids in braces and empty lines.",
    );
    Vec::new()
}

struct Builder<'t, 'p> {
    text: &'t Text,
    problems: &'p Problems,
    events: Vec<(Event<'t>, Range<usize>)>,
    at: usize,
    /// Pictures met in the run that is being read.
    pictures: Vec<(Figure, Place)>,
}

impl<'t> Builder<'t, '_> {
    fn peek(&self) -> Option<(Event<'t>, Range<usize>)> {
        self.events.get(self.at).cloned()
    }

    fn refuse(&self, range: &Range<usize>, what: &str, help: &str) {
        self.problems.at(
            &self.text.place_of(range.start),
            format!("{what} cannot be used here."),
            help,
        );
    }

    /// Blocks up to the end of `parent`, which is consumed.
    fn blocks(&mut self, parent: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.peek() {
            match event {
                Event::End(end) => {
                    self.at += 1;
                    if Some(end) == parent {
                        break;
                    }
                }
                Event::Start(tag) if !is_inline(&tag) => {
                    self.at += 1;
                    blocks.extend(self.block(tag, &range));
                }
                Event::Rule => {
                    self.at += 1;
                    self.refuse(&range, "A line across the page", "Use a heading instead.");
                }
                // The text of an item in a list without empty lines has no paragraph of its own.
                _ => blocks.extend(self.paragraph(self.text.place_of(range.start))),
            }
        }
        blocks
    }

    fn block(&mut self, tag: Tag<'t>, range: &Range<usize>) -> Option<Block> {
        let end = tag.to_end();
        let place = self.text.place_of(range.start);
        let mut id = None;
        let kind = match tag {
            Tag::Paragraph => {
                let paragraph = self.paragraph(place);
                self.at += 1;
                return paragraph;
            }
            Tag::Heading {
                level,
                id: given,
                classes,
                attrs,
            } => {
                if !classes.is_empty() || !attrs.is_empty() {
                    self.refuse(range, "Anything but an id in a heading's braces", "Write only {#id}.");
                }
                id = given.map(|given| given.to_string());
                let inlines = self.run_without_pictures();
                self.at += 1;
                BlockKind::Heading {
                    level: level as u8,
                    inlines,
                }
            }
            Tag::BlockQuote(_) => BlockKind::Quote(self.blocks(Some(end))),
            Tag::List(start) => BlockKind::List {
                start,
                items: self.items(),
            },
            Tag::Table(_) => self.table(),
            Tag::HtmlBlock => {
                self.refuse_html(range);
                self.skip(end);
                return None;
            }
            Tag::CodeBlock(_) => {
                let help = "If you did not mean one, take away the spaces or the tab at the beginning of the line.";
                self.refuse(range, "A block of code", help);
                self.skip(end);
                return None;
            }
            _ => {
                self.refuse(
                    range,
                    "This kind of Markdown",
                    "Use paragraphs, headings, lists, tables and figures.",
                );
                self.skip(end);
                return None;
            }
        };
        Some(Block { id, place, kind })
    }

    fn refuse_html(&self, range: &Range<usize>) {
        self.refuse(
            range,
            "HTML",
            "Write Markdown only: *emphasis*, **strong**, lists, tables. For a sign such as < write \\<.",
        );
    }

    fn skip(&mut self, end: TagEnd) {
        while let Some((event, _)) = self.peek() {
            self.at += 1;
            if event == Event::End(end) {
                break;
            }
        }
    }

    /// A paragraph up to the end of its run; nothing where only refused things stood in it.
    fn paragraph(&mut self, place: Place) -> Option<Block> {
        let before = self.at;
        let mut inlines = self.run();
        if self.at == before {
            // An event that no run can hold: step over it, so that reading ends.
            self.at += 1;
            return None;
        }
        let id = take_trailing_id(&mut inlines);
        let mut pictures = std::mem::take(&mut self.pictures);
        if inlines.is_empty() && pictures.len() == 1 {
            return pictures.pop().map(|(figure, _)| Block {
                id,
                place,
                kind: BlockKind::Figure(figure),
            });
        }
        for (_, place) in &pictures {
            self.problems
                .at(place, "A picture stands inside other text.", PICTURE_HELP);
        }
        if inlines.is_empty() && id.is_none() {
            return None;
        }
        if let [Inline::Text(text)] = inlines.as_slice()
            && let Some(command) = text.strip_prefix("::")
        {
            return self.command(command, id, place);
        }
        Some(Block {
            id,
            place,
            kind: BlockKind::Paragraph(inlines),
        })
    }

    /// A line that begins with two colons: what stands here is no text.
    fn command(&self, command: &str, id: Option<String>, place: Place) -> Option<Block> {
        if let Some(("tool", name)) = command.split_once(' ') {
            let kind = BlockKind::Tool(name.trim().to_owned());
            return Some(Block { id, place, kind });
        }
        let help = "Write a tool like this, alone on its line: ::tool workload {#workload-tool}";
        self.problems.at(&place, format!("`::{command}` is not known."), help);
        None
    }

    fn run_without_pictures(&mut self) -> Vec<Inline> {
        let inlines = self.run();
        for (_, place) in std::mem::take(&mut self.pictures) {
            self.problems
                .at(&place, "A picture stands inside other text.", PICTURE_HELP);
        }
        inlines
    }

    /// Inline elements up to the end of whatever holds them, or up to the next block; neither is consumed.
    fn run(&mut self) -> Vec<Inline> {
        let mut run = Vec::new();
        while let Some((event, range)) = self.peek() {
            match event {
                Event::End(_) | Event::Rule => break,
                Event::Start(tag) if is_inline(&tag) => {
                    self.at += 1;
                    let inner = self.run();
                    self.at += 1;
                    run.extend(self.span(tag, inner, &range));
                    continue;
                }
                Event::Start(_) => break,
                Event::Text(text) => push_text(&mut run, &text),
                Event::SoftBreak => push_text(&mut run, " "),
                Event::HardBreak => run.push(Inline::Break),
                Event::Code(code) => run.push(Inline::Code(code.to_string())),
                Event::InlineHtml(_) | Event::Html(_) => self.refuse_html(&range),
                Event::TaskListMarker(_) => {
                    self.refuse(&range, "A box to tick", "Boxes mark the options of a quiz item only.");
                }
                Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                    self.refuse(&range, "This kind of Markdown", "Write plain text.");
                }
            }
            self.at += 1;
        }
        run
    }

    fn span(&mut self, tag: Tag<'t>, inner: Vec<Inline>, range: &Range<usize>) -> Option<Inline> {
        let place = self.text.place_of(range.start);
        match tag {
            Tag::Emphasis => Some(Inline::Emphasis(inner)),
            Tag::Strong => Some(Inline::Strong(inner)),
            Tag::Link {
                link_type: LinkType::ShortcutUnknown,
                dest_url,
                ..
            } => {
                let reference = dest_url.strip_prefix("cite:").unwrap_or(&dest_url);
                Some(Inline::Citation {
                    sources: citation(reference),
                    place,
                })
            }
            Tag::Link {
                link_type: LinkType::ReferenceUnknown | LinkType::CollapsedUnknown,
                ..
            } => {
                self.refuse(
                    range,
                    "Text in brackets before a citation",
                    "Write the text, then [@s5] on its own.",
                );
                None
            }
            Tag::Link { dest_url, title, .. } => {
                if !title.is_empty() {
                    self.refuse(range, "A title on a link", "Say it in the text.");
                }
                Some(Inline::Link {
                    target: dest_url.to_string(),
                    inlines: inner,
                    place,
                })
            }
            Tag::Image { dest_url, title, .. } => {
                let alternative = plain_text(&inner);
                let figure = Figure {
                    path: dest_url.to_string(),
                    alternative,
                    caption: title.to_string(),
                };
                self.pictures.push((figure, place));
                None
            }
            _ => None,
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

fn push_text(run: &mut Vec<Inline>, text: &str) {
    if let Some(Inline::Text(last)) = run.last_mut() {
        last.push_str(text);
    } else if !text.is_empty() {
        run.push(Inline::Text(text.to_owned()));
    }
}
