//! From the tree to HTML. Only what stands here can come out, so nothing has to be filtered afterwards.

use std::fmt::Write;
use std::rc::Rc;

use touchstone_domain::catalog::{SectionPart, Tool};

use super::svg::inline_svg;
use super::{Block, BlockKind, Figure, Inline, Item};
use crate::index::{Index, Target};
use crate::problems::{Place, Problems, Tree};

/// Which headings a text may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Headings {
    /// None.
    None,
    /// `###` becomes h2 and `####` becomes h3, on a page whose title is h1.
    Section,
    /// `####` stays h4, under a fixed heading.
    Activity,
    /// `###` stays h3 and `####` h4, under the template's own h2.
    Template,
}

/// Turns blocks into HTML, and reports links that lead nowhere.
pub(crate) struct Renderer<'a> {
    pub(crate) index: &'a Index,
    pub(crate) problems: &'a Problems,
    pub(crate) tree: &'a Tree,
    /// The folder that figures are named from; nothing: no figures here.
    pub(crate) folder: Option<&'a str>,
}

impl Renderer<'_> {
    /// HTML of blocks.
    pub(crate) fn blocks(&self, blocks: &[Block], headings: Headings) -> String {
        let mut html = String::new();
        for block in blocks {
            self.block(block, headings, &mut html);
        }
        html
    }

    /// A section: HTML, with tools between its parts.
    pub(crate) fn section(&self, blocks: &[Block]) -> Vec<SectionPart> {
        let mut parts = Vec::new();
        let mut html = String::new();
        for block in blocks {
            let BlockKind::Tool(name) = &block.kind else {
                self.block(block, Headings::Section, &mut html);
                continue;
            };
            if !html.is_empty() {
                parts.push(SectionPart::Html(std::mem::take(&mut html)));
            }
            parts.extend(self.tool(name, block));
        }
        if !html.is_empty() {
            parts.push(SectionPart::Html(html));
        }
        parts
    }

    fn tool(&self, written: &str, block: &Block) -> Option<SectionPart> {
        let name = Tool::from_id(written);
        if name.is_none() {
            let known = Tool::ALL.map(Tool::id).join(", ");
            let message = format!("There is no tool `{written}`.");
            self.problems
                .at(&block.place, message, format!("The tools are: {known}."));
        }
        if block.id.is_none() {
            let help = "Add an id at the end of its line, such as {#workload-tool}.";
            self.problems.at(&block.place, "The tool has no id.", help);
        }
        Some(SectionPart::Tool {
            name: name?,
            id: block.id.clone()?,
        })
    }

    /// HTML of a run of text.
    pub(crate) fn inline(&self, inlines: &[Inline]) -> String {
        let mut html = String::new();
        for inline in inlines {
            self.one(inline, &mut html);
        }
        html
    }

    fn block(&self, block: &Block, headings: Headings, html: &mut String) {
        let id = block
            .id
            .as_ref()
            .map(|id| format!(" id=\"{}\"", escape(id)))
            .unwrap_or_default();
        match &block.kind {
            BlockKind::Paragraph(inlines) => {
                push(html, format_args!("<p{id}>{}</p>", self.inline(inlines)));
            }
            BlockKind::Heading { level, inlines } => {
                let Some(level) = self.heading_level(*level, headings, &block.place) else {
                    return;
                };
                push(html, format_args!("<h{level}{id}>{}</h{level}>", self.inline(inlines)));
            }
            BlockKind::List { start, items } => self.list(*start, items, headings, html),
            BlockKind::Quote(inner) => {
                push(
                    html,
                    format_args!("<blockquote>{}</blockquote>", self.blocks(inner, headings)),
                );
            }
            BlockKind::Table { head, rows } => self.table(head, rows, html),
            BlockKind::Figure(figure) => self.figure(figure, block, html),
            BlockKind::Tool(_) => {
                let help = "A tool stands in a section, alone on its line, not inside a list or a quotation.";
                self.problems.at(&block.place, "A tool cannot stand here.", help);
            }
        }
    }

    fn heading_level(&self, level: u8, headings: Headings, place: &Place) -> Option<u8> {
        let (out, help) = match (headings, level) {
            (Headings::Section, 3 | 4) => (Some(level - 1), ""),
            (Headings::Activity, 4) | (Headings::Template, 3 | 4) => (Some(level), ""),
            (Headings::None, _) => (None, "Use a paragraph that begins with **strong words** instead."),
            (Headings::Section, _) => (None, "Inside a section, headings begin with ### or ####."),
            (Headings::Activity, _) => (None, "Inside a part of an activity, headings begin with ####."),
            (Headings::Template, _) => (None, "Inside a template, headings begin with ### or ####."),
        };
        if out.is_none() {
            self.problems
                .at(place, "A heading of this kind cannot stand here.", help);
        }
        out
    }

    fn list(&self, start: Option<u64>, items: &[Item], headings: Headings, html: &mut String) {
        let (open, close) = match start {
            None => ("<ul>".to_owned(), "</ul>"),
            Some(1) => ("<ol>".to_owned(), "</ol>"),
            Some(number) => (format!("<ol start=\"{number}\">"), "</ol>"),
        };
        html.push_str(&open);
        for item in items {
            if item.marked.is_some() {
                self.problems.at(
                    &item.place,
                    "A box to tick cannot be used here.",
                    "Boxes mark the options of a quiz item only.",
                );
            }
            let id = item
                .id
                .as_ref()
                .map(|id| format!(" id=\"{}\"", escape(id)))
                .unwrap_or_default();
            push(html, format_args!("<li{id}>{}</li>", self.item(item, headings)));
        }
        html.push_str(close);
    }

    /// An item of one paragraph, with or without a list below it, needs no paragraph of its own.
    fn item(&self, item: &Item, headings: Headings) -> String {
        let simple = item
            .blocks
            .iter()
            .skip(1)
            .all(|block| matches!(block.kind, BlockKind::List { .. }));
        match item.blocks.split_first() {
            Some((
                Block {
                    kind: BlockKind::Paragraph(inlines),
                    id: None,
                    ..
                },
                rest,
            )) if simple => {
                format!("{}{}", self.inline(inlines), self.blocks(rest, headings))
            }
            _ => self.blocks(&item.blocks, headings),
        }
    }

    fn figure(&self, figure: &Figure, block: &Block, html: &mut String) {
        if figure.alternative.trim().is_empty() {
            self.problems.at(
                &block.place,
                "The picture has no text alternative.",
                "Say in the square brackets what the picture shows, for people who cannot see it.",
            );
        }
        let Some(id) = &block.id else {
            self.problems.at(
                &block.place,
                "The picture has no id.",
                "Add an id right after it, such as {#levels}.",
            );
            return;
        };
        let Some(folder) = self.folder else {
            self.problems.at(
                &block.place,
                "A picture cannot stand here.",
                "Pictures belong into the text of a unit.",
            );
            return;
        };
        let path = format!("{folder}/{}", figure.path);
        let inside = figure.path.starts_with("figures/") && figure.path.ends_with(".svg");
        let file = if inside { self.tree.file(&path) } else { None };
        let Some(file) = file else {
            self.problems.at(
                &block.place,
                format!("There is no picture {}.", figure.path),
                "Put an SVG file into the unit's folder figures/ and name it here as figures/name.svg.",
            );
            return;
        };
        let svg = inline_svg(&Rc::clone(&file), id, &figure.alternative, self.problems);
        push(html, format_args!("<figure id=\"{}\">{svg}", escape(id)));
        if !figure.caption.is_empty() {
            push(
                html,
                format_args!("<figcaption>{}</figcaption>", escape(&figure.caption)),
            );
        }
        html.push_str("</figure>");
    }

    fn one(&self, inline: &Inline, html: &mut String) {
        match inline {
            Inline::Text(text) => html.push_str(&escape(text)),
            Inline::Code(code) => push(html, format_args!("<code>{}</code>", escape(code))),
            Inline::Emphasis(inner) => push(html, format_args!("<em>{}</em>", self.inline(inner))),
            Inline::Strong(inner) => push(html, format_args!("<strong>{}</strong>", self.inline(inner))),
            Inline::Break => html.push_str("<br>"),
            Inline::Link { target, inlines, place } => self.link(target, inlines, place, html),
            Inline::Citation { sources, place } => {
                for (source, clause) in sources {
                    self.citation(source, clause.as_deref(), place, html);
                }
            }
        }
    }

    fn link(&self, target: &str, inlines: &[Inline], place: &Place, html: &mut String) {
        let text = self.inline(inlines);
        if text.trim().is_empty() {
            self.problems.at(
                place,
                "The link has no text.",
                "Write between the square brackets where it leads.",
            );
        }
        match self.index.resolve(target) {
            Ok(Target::Indicator(id)) => {
                push(
                    html,
                    format_args!("<a data-indicator=\"{id}\" href=\"#/assess\">{text}</a>"),
                );
            }
            Ok(Target::Principle(id)) => {
                push(
                    html,
                    format_args!("<a data-principle=\"{id}\" href=\"#/assess\">{text}</a>"),
                );
            }
            Ok(Target::Course(path)) => {
                push(html, format_args!("<a href=\"#/learn/{path}\">{text}</a>"));
            }
            Ok(Target::Term(id)) => push(
                html,
                format_args!("<button type=\"button\" class=\"term\" data-term=\"{id}\">{text}</button>"),
            ),
            Err((message, help)) => self.problems.at(place, message, help),
        }
    }

    fn citation(&self, source: &str, clause: Option<&str>, place: &Place, html: &mut String) {
        let Some(title) = self.index.sources.get(source) else {
            self.problems.at(
                place,
                format!("The source {source} is not in the register."),
                "Add it to sources.toml, or correct the id.",
            );
            return;
        };
        let mut shown = source_name(source);
        if let Some(clause) = clause {
            push(&mut shown, format_args!(", {clause}"));
        }
        let (shown, title) = (escape(&shown), escape(title));
        push(
            html,
            format_args!(
                "<a class=\"citation\" data-source=\"{source}\" href=\"#/sources\" aria-label=\"{shown}: {title}\">\
                 [{shown}]</a>"
            ),
        );
    }
}

/// `s8b` as people read it: `S8b`.
fn source_name(id: &str) -> String {
    let mut letters = id.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}

/// The words of a run without any markup.
pub(crate) fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    super::walk_run(inlines, &mut |inline| match inline {
        Inline::Text(part) | Inline::Code(part) => text.push_str(part),
        Inline::Break => text.push(' '),
        _ => {}
    });
    text.trim().to_owned()
}

/// Text for HTML, also inside quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
    html
}

/// Appends to a string, which cannot fail.
pub(super) fn push(html: &mut String, arguments: std::fmt::Arguments<'_>) {
    let _ = html.write_fmt(arguments);
}
