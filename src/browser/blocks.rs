//! Places inside a page that an address or a step of work leads to.

use leptos::prelude::document;
use wasm_bindgen::JsCast;

/// What marks the place that an address named last, for the eye.
const HERE: &str = "data-here";

/// Scrolls to the element with this id, marks it, and moves the focus there. Says whether there is one.
pub fn show(id: &str) -> bool {
    let Some(element) = document().get_element_by_id(id) else {
        return false;
    };
    if let Ok(Some(before)) = document().query_selector("[data-here]") {
        // Removing an attribute with a constant name does not fail; nor do the two below.
        let _ = before.remove_attribute(HERE);
    }
    let _ = element.set_attribute(HERE, "");
    element.scroll_into_view();
    take_focus(&element);
    true
}

/// Shows or hides a learner's own mark at the element with this id.
pub fn set_marked(id: &str, marked: bool) {
    let Some(element) = document().get_element_by_id(id) else {
        return;
    };
    // A plain attribute with a constant name: neither call fails.
    let _ = if marked {
        element.set_attribute("data-marked", "")
    } else {
        element.remove_attribute("data-marked")
    };
}

/// Moves the focus to the element with this id; the browser scrolls no further than it must.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        take_focus(&element);
    }
}

fn take_focus(element: &web_sys::Element) {
    // Text takes the focus only when it is told that it may.
    if !element.has_attribute("tabindex") && !is_control(element) {
        let _ = element.set_attribute("tabindex", "-1");
    }
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

fn is_control(element: &web_sys::Element) -> bool {
    matches!(
        element.tag_name().as_str(),
        "A" | "BUTTON" | "INPUT" | "SELECT" | "TEXTAREA" | "SUMMARY"
    )
}
