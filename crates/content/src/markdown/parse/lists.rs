//! Lists with their ids and boxes, and tables.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::Builder;
use super::inner::take_leading_id;
use crate::markdown::{BlockKind, Inline, Item};

impl Builder<'_, '_> {
    /// The items of a list, whose end is consumed.
    pub(super) fn items(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.peek() {
            self.at += 1;
            match event {
                Event::Start(Tag::Item) => {
                    let marked = self.take_marker();
                    let mut blocks = self.blocks(Some(TagEnd::Item));
                    let id = take_leading_id(&mut blocks);
                    items.push(Item {
                        id,
                        marked,
                        place: self.text.place_of(range.start),
                        blocks,
                    });
                }
                _ => break,
            }
        }
        items
    }

    /// The box of an option, which stands before or just inside its first paragraph.
    fn take_marker(&mut self) -> Option<bool> {
        let inside = matches!(self.peek(), Some((Event::Start(Tag::Paragraph), _)));
        let slot = self.events.get_mut(self.at + usize::from(inside))?;
        let (Event::TaskListMarker(marked), _) = slot else {
            return None;
        };
        let marked = *marked;
        slot.0 = Event::Text(CowStr::from(""));
        Some(marked)
    }

    /// Head and rows of a table, whose end is consumed.
    pub(super) fn table(&mut self) -> BlockKind {
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        while let Some((event, _)) = self.peek() {
            self.at += 1;
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let cell = self.run_without_pictures();
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                }
                _ => {}
            }
        }
        let mut rows = rows.into_iter();
        BlockKind::Table {
            head: rows.next().unwrap_or_default(),
            rows: rows.collect(),
        }
    }
}
