//! The Markdown that authors may write, as a small tree: paragraphs, headings, lists, quotes, tables and figures, and
//! inside them emphasis, code, links, citations and terms.

use crate::problems::Place;

mod parse;
mod render;
mod svg;
mod tables;

pub(crate) use parse::{is_id, parse_blocks, parse_inline};
pub(crate) use render::{Headings, Renderer, escape, plain_text};

/// A block of text.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// The id that the author gave it.
    pub(crate) id: Option<String>,
    pub(crate) place: Place,
    pub(crate) kind: BlockKind,
}

#[derive(Clone, Debug)]
pub(crate) enum BlockKind {
    Paragraph(Vec<Inline>),
    Heading {
        level: u8,
        inlines: Vec<Inline>,
    },
    List {
        start: Option<u64>,
        items: Vec<Item>,
    },
    Quote(Vec<Block>),
    Table {
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Figure(Figure),
    /// A line `::tool name`: the name as written.
    Tool(String),
}

/// An item of a list.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// An id at its beginning: `{#o1}`.
    pub(crate) id: Option<String>,
    /// `[ ]` or `[x]` at its beginning.
    pub(crate) marked: Option<bool>,
    pub(crate) place: Place,
    pub(crate) blocks: Vec<Block>,
}

/// A picture alone on its line.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    /// As written: `figures/levels.svg`.
    pub(crate) path: String,
    /// What somebody hears who cannot see it.
    pub(crate) alternative: String,
    /// The line under it; may be empty.
    pub(crate) caption: String,
}

#[derive(Clone, Debug)]
pub(crate) enum Inline {
    Text(String),
    Code(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Link {
        target: String,
        inlines: Vec<Inline>,
        place: Place,
    },
    /// Sources with the place in each.
    Citation {
        sources: Vec<(String, Option<String>)>,
        place: Place,
    },
    Break,
}

/// Calls `visit` for every block, also those inside lists and quotes.
pub(crate) fn walk_blocks<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Block)) {
    for block in blocks {
        visit(block);
        match &block.kind {
            BlockKind::List { items, .. } => items.iter().for_each(|item| walk_blocks(&item.blocks, visit)),
            BlockKind::Quote(inner) => walk_blocks(inner, visit),
            _ => {}
        }
    }
}

/// Calls `visit` for every run of text and every link in the blocks.
pub(crate) fn walk_inlines<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Inline)) {
    walk_blocks(blocks, &mut |block| walk_own_inlines(block, visit));
}

/// Calls `visit` for every inline element of a block, without the blocks inside it.
pub(crate) fn walk_own_inlines<'a>(block: &'a Block, visit: &mut dyn FnMut(&'a Inline)) {
    match &block.kind {
        BlockKind::Paragraph(inlines) | BlockKind::Heading { inlines, .. } => {
            walk_run(inlines, visit);
        }
        BlockKind::Table { head, rows } => {
            head.iter().for_each(|cell| walk_run(cell, visit));
            rows.iter().flatten().for_each(|cell| walk_run(cell, visit));
        }
        BlockKind::List { .. } | BlockKind::Quote(_) | BlockKind::Figure(_) | BlockKind::Tool(_) => {}
    }
}

/// The ids in blocks, also those of list items.
pub(crate) fn ids_in(blocks: &[Block]) -> Vec<&str> {
    let mut ids = Vec::new();
    walk_blocks(blocks, &mut |block| {
        ids.extend(block.id.as_deref());
        if let BlockKind::List { items, .. } = &block.kind {
            ids.extend(items.iter().filter_map(|item| item.id.as_deref()));
        }
    });
    ids
}

/// Calls `visit` for every inline element, outer ones first.
pub(crate) fn walk_run<'a>(inlines: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        visit(inline);
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { inlines: inner, .. } => {
                walk_run(inner, visit);
            }
            _ => {}
        }
    }
}
