//! Key presses anywhere on the page.

use leptos::ev;
use leptos::prelude::{on_cleanup, window_event_listener};
use wasm_bindgen::JsCast;

/// A key press that may be a shortcut.
#[derive(Clone, Debug)]
pub struct KeyPress {
    event: web_sys::KeyboardEvent,
    /// The key's name as browsers spell it.
    pub key: String,
    /// Ctrl, or Command on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// The press happened in a field in which a person types text.
    pub in_text: bool,
    /// The `name` of the radio button that has the focus.
    pub radio_name: Option<String>,
}

impl KeyPress {
    /// Keeps the browser from using the key itself.
    pub fn take(&self) {
        self.event.prevent_default();
    }
}

/// Listens until the calling view goes.
pub fn on_key(pressed: impl Fn(KeyPress) + 'static) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.alt_key() || event.is_composing() {
            return;
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let input_kind = target.as_ref().filter(|element| element.tag_name() == "INPUT");
        let kind = input_kind.and_then(|input| input.get_attribute("type"));
        let tag = target.as_ref().map(web_sys::Element::tag_name);
        let text_input = input_kind.is_some() && !matches!(kind.as_deref(), Some("radio" | "checkbox"));
        let in_text = text_input || matches!(tag.as_deref(), Some("TEXTAREA" | "SELECT"));
        let radio = input_kind.filter(|_| kind.as_deref() == Some("radio"));
        pressed(KeyPress {
            key: event.key(),
            command: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            in_text,
            radio_name: radio.and_then(|input| input.get_attribute("name")),
            event,
        });
    });
    on_cleanup(move || handle.remove());
}
