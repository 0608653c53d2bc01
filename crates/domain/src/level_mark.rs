//! The shape that stands for a level: as many filled bars as its number, each higher than the one before.
//!
//! The pages that the compiler draws and those of the app take the shape from here. They draw it apart: the one writes HTML,
//! the other makes elements, and the app inserts no HTML that the compiler did not make.

use crate::instrument::Level;

/// The room of a mark, as the `viewBox` of its drawing.
pub const VIEW_BOX: &str = "0 0 20 12";
/// How wide a bar is, in units of the drawing.
pub const BAR_WIDTH: u8 = 4;

/// A bar, in units of the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its left edge.
    pub x: u8,
    /// Its upper edge.
    pub y: u8,
    /// Its height; it stands on the lower edge of the drawing.
    pub height: u8,
    /// Whether the level reaches it.
    pub is_filled: bool,
}

/// The bars of a level, from the lowest to the highest.
#[must_use]
pub fn bars(level: Level) -> [Bar; 4] {
    [1, 2, 3, 4].map(|bar| {
        let height = 3 + 2 * bar;
        Bar {
            x: (bar - 1) * 5,
            y: 12 - height,
            height,
            is_filled: bar <= level.number(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_has_as_many_filled_bars_as_its_level() {
        for level in Level::ALL {
            let bars = bars(level);
            let filled = bars.iter().take_while(|bar| bar.is_filled).count();
            assert_eq!(filled, usize::from(level.number()));
            assert!(bars.iter().skip(filled).all(|bar| !bar.is_filled));
            assert!(bars.is_sorted_by(|one, next| one.height < next.height && one.x + BAR_WIDTH < next.x));
            assert!(
                bars.iter()
                    .all(|bar| bar.y + bar.height == 12 && bar.x + BAR_WIDTH <= 20)
            );
        }
    }
}
