//! Following an address to a block inside the page, also when only the block changes.

use leptos::prelude::*;

use crate::browser::{blocks, navigation};
use crate::route::Route;
use crate::state::navigation::Navigation;

/// Follows `#/learn/u03/s2/<block>`, now and whenever the block changes while this part of the unit is on screen.
pub fn follow_blocks(unit: &str, part: &str) {
    let place = Navigation::expect();
    let (unit, part) = (unit.to_owned(), part.to_owned());
    Effect::new(move |earlier: Option<()>| {
        let wanted = place.route.with(|route| match route {
            Route::Section {
                unit: here,
                section,
                block,
            } if *here == unit && *section == part => Some(block.clone()),
            _ => None,
        });
        let Some(block) = wanted else { return };
        // The page itself deals with an arrival at its beginning; this is a move inside it.
        if block.is_some() || earlier.is_some() {
            let _ = place.take_arrival();
            navigation::after_render(move || {
                // An address from an older edition may name a block that is gone: it leads to the beginning.
                if !block.is_some_and(|block| blocks::show(&block)) {
                    navigation::scroll_to_top();
                    navigation::focus("h1", false);
                }
            });
        }
    });
}
