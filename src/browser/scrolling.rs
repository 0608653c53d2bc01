//! Scrolling inside an element that is wider than its place.

use super::dom::Piece;

/// Scrolls a list sideways, at once and without motion, so that one of its entries stands in its middle as far as the list
/// goes. The page itself stays where it is; a list that shows all of it does not move. Nothing happens where there is no
/// such list or no such entry.
pub fn show_inside(list: &str, entry: &str) {
    let Some(list) = Piece::find(list) else { return };
    let Some(entry) = list.inside(entry) else { return };
    let (list, entry) = (list.element(), entry.element());
    // Both stand in the same positioned box, and neither figure depends on how far the list is scrolled.
    let middle = entry.offset_left() - list.offset_left() + entry.offset_width() / 2;
    list.set_scroll_left(middle - list.client_width() / 2);
}
