//! Pieces of the page that the compiler drew: finding them, and changing what depends on a person.
//!
//! What a person typed goes in as text or as a value, never as HTML.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement};

use crate::effect::at_the_end;

/// An element of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece(Element);

impl Piece {
    /// The first element on the page that fits.
    #[must_use]
    pub fn find(selector: &str) -> Option<Self> {
        document().query_selector(selector).ok().flatten().map(Self)
    }

    /// The first element inside this one that fits.
    #[must_use]
    pub fn inside(&self, selector: &str) -> Option<Self> {
        self.0.query_selector(selector).ok().flatten().map(Self)
    }

    /// All elements inside this one that fit, in the order of the page.
    #[must_use]
    pub fn all_inside(&self, selector: &str) -> Vec<Self> {
        let Ok(list) = self.0.query_selector_all(selector) else {
            return Vec::new();
        };
        let nodes = (0..list.length()).filter_map(|index| list.get(index));
        nodes.map(|node| Self(node.unchecked_into())).collect()
    }

    /// The nearest element from this one outwards that fits.
    #[must_use]
    pub fn around(&self, selector: &str) -> Option<Self> {
        self.0.closest(selector).ok().flatten().map(Self)
    }

    /// An attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// Sets an attribute, or removes it.
    pub fn set_attribute(&self, name: &str, value: Option<&str>) {
        // A plain attribute with a constant name does not fail.
        let _ = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }

    /// Shows or hides it.
    pub fn set_hidden(&self, hidden: bool) {
        self.set_attribute("hidden", hidden.then_some(""));
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.text_content().unwrap_or_default()
    }

    /// Replaces what is inside by a text.
    pub fn set_text(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// Replaces what is inside by HTML that the compiler wrote.
    pub fn set_html(&self, html: &str) {
        self.0.set_inner_html(html);
    }

    /// Adds an element at its end.
    #[must_use]
    pub fn add(&self, tag: &str) -> Option<Self> {
        let element = document().create_element(tag).ok()?;
        self.0.append_child(&element).ok()?;
        Some(Self(element))
    }

    /// Takes it off the page.
    pub fn remove(&self) {
        self.0.remove();
    }

    /// Checks a radio button, or takes the check away.
    pub fn set_checked(&self, checked: bool) {
        if let Some(input) = self.0.dyn_ref::<web_sys::HtmlInputElement>() {
            input.set_checked(checked);
        }
    }

    /// The value of a field.
    #[must_use]
    pub fn value(&self) -> String {
        super::javascript::property(&self.0, "value")
            .and_then(|value| value.as_string())
            .unwrap_or_default()
    }

    /// The element that Leptos mounts views into.
    #[must_use]
    pub fn element(&self) -> HtmlElement {
        self.0.clone().unchecked_into()
    }
}

/// Calls back with the element that was clicked, where it or something around it fits. Listens until the calling owner goes.
pub fn on_click(selector: &'static str, clicked: impl Fn(Piece) + 'static) {
    listen(
        "click",
        Box::new(move |event| {
            if let Some(piece) = target(event).and_then(|piece| piece.around(selector)) {
                clicked(piece);
            }
        }),
    );
}

/// Calls back with the field that was changed, where it fits. Listens until the calling owner goes.
pub fn on_change(selector: &'static str, changed: impl Fn(Piece) + 'static) {
    listen(
        "change",
        Box::new(move |event| {
            if let Some(piece) = target(event).filter(|piece| piece.0.matches(selector).unwrap_or(false)) {
                changed(piece);
            }
        }),
    );
}

/// Keeps a link from being followed, where it fits; the callback acts instead.
pub fn instead_of_link(selector: &'static str, followed: impl Fn() + 'static) {
    listen(
        "click",
        Box::new(move |event| {
            if target(event).is_some_and(|piece| piece.around(selector).is_some()) {
                event.prevent_default();
                followed();
            }
        }),
    );
}

/// Boxed, so that all listeners of the start share one piece of code.
fn listen(name: &'static str, heard: Box<dyn Fn(&web_sys::Event)>) {
    let stop = on_window(name, Box::new(move |event| heard(&event)));
    at_the_end(stop);
}

/// Calls back on each event that reaches the window; gives what ends that.
pub fn on_window(name: &'static str, heard: Box<dyn FnMut(web_sys::Event)>) -> impl FnMut() + 'static {
    let heard = Closure::wrap(heard).into_js_value();
    let listener = heard.clone();
    // A name and a function are all that it takes.
    let _ = window().add_event_listener_with_callback(name, heard.unchecked_ref());
    move || drop(window().remove_event_listener_with_callback(name, listener.unchecked_ref()))
}

fn target(event: &web_sys::Event) -> Option<Piece> {
    event.target()?.dyn_into::<Element>().ok().map(Piece)
}
