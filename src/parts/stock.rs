//! What a visit may need later, fetched in the background: the next page is there at once, and work goes on where the network
//! does not. boot.js keeps every text that has arrived.

use std::time::Duration;

use leptos::prelude::set_timeout;
use touchstone_domain::catalog::{Programme, Providers};

use super::{bench, course, desk, paper, result_work};
use crate::browser::{fetch, page};
use crate::effect::spawn;
use crate::state::content::Content;

/// How long after the page stands. Nothing waits for the stock.
const AFTER: Duration = Duration::from_secs(5);
/// As large as half the course, and of use to who searches only.
const LEFT_OUT: &str = "search";

/// Lays in what pages need in the chosen language, one after the other: first what goes on from here. What does not arrive
/// is fetched again when its page is opened. Nobody who saves data pays for it.
pub(super) fn lay_in(content: Content) {
    if fetch::is_data_dear() {
        return;
    }
    let lay_in = async move {
        for principle in &content.checklist().principles {
            let _ = fetch::text(&principle.page).await;
        }
        let _ = paper::preload().await;
        let _ = result_work::preload().await;
        let _ = desk::preload().await;
        let _ = course::preload().await;
        let _ = bench::preload().await;
        for (name, path) in &content.start().files {
            if let Some(path) = path.as_str()
                && name != LEFT_OUT
            {
                let _ = fetch::text(path).await;
            }
        }
        if let Ok(providers) = content.file::<Providers>("providers").await {
            for example in &providers.examples {
                let _ = fetch::text(&example.file).await;
            }
        }
        page::set_root_attribute("data-stocked", Some(""));
    };
    set_timeout(move || spawn(lay_in), AFTER);
}

/// Lays in the units, for who is in the course.
pub(super) fn lay_in_units(content: Content) {
    if fetch::is_data_dear() {
        return;
    }
    let lay_in = async move {
        if let Ok(programme) = content.programme::<Programme>().await {
            for unit in &programme.units {
                let _ = fetch::text(&unit.file).await;
            }
            page::set_root_attribute("data-units-stocked", Some(""));
        }
    };
    set_timeout(move || spawn(lay_in), AFTER);
}
