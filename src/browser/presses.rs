//! Presses that come twice: a second click, or Enter held down, does not act on what has slid into the place of what was
//! pressed.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::{document, set_timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, KeyboardEvent};

use super::page;

/// Buttons that take away, bring back or make something.
const ONCE: &str = "button[data-once]";
/// How long after one of them was pressed none of them acts: longer than two clicks of a double click are apart.
const REST: Duration = Duration::from_millis(600);

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static RESTS: Cell<bool> = const { Cell::new(false) };
}

/// Guards the page from now on. `first` is done before anything that is clicked acts.
pub fn guard(first: fn()) {
    if GUARDED.replace(true) {
        return;
    }
    listen("click", move |event| {
        first();
        if target(event).is_none_or(|target| !matches!(target.closest(ONCE), Ok(Some(_)))) {
            return;
        }
        if RESTS.replace(true) {
            event.prevent_default();
            event.stop_immediate_propagation();
            return;
        }
        page::set_root_attribute("data-rests", Some(""));
        let ready = || {
            RESTS.set(false);
            page::set_root_attribute("data-rests", None);
        };
        set_timeout(ready, REST);
    });
    listen("keydown", |event| {
        let held = event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|key| key.repeat() && key.key() == "Enter");
        if held && target(event).is_none_or(|target| target.tag_name() != "TEXTAREA") {
            event.prevent_default();
        }
    });
}

/// Listens before the page's own listeners, for as long as the page lives.
fn listen(name: &str, heard: impl FnMut(&Event) + 'static) {
    let heard = Closure::<dyn FnMut(&Event)>::new(heard);
    // Listening to a constant name does not fail.
    let _ = document().add_event_listener_with_callback_and_bool(name, heard.as_ref().unchecked_ref(), true);
    heard.forget();
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
