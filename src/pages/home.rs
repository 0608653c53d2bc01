//! The first page, which the compiler drew.

use crate::browser::dom::Piece;
use crate::parts;
use crate::state::content::Content;
use crate::state::navigation;

pub mod left_off;

/// Shows the first page.
pub fn show() {
    if Piece::find("main .home").is_none()
        && let Some(main) = Piece::find("main")
    {
        main.set_html(&Content::expect().start().home);
    }
    navigation::arrive();
    parts::furnish_home();
}
