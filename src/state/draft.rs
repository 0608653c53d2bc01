//! Texts of forms that become part of a document only when a button is pressed. Until then they outlast a reload in their tab.

use leptos::prelude::*;

use crate::browser::session;

/// The text of one field of a form.
#[derive(Clone, Copy)]
pub struct Draft {
    name: StoredValue<String>,
    /// What was typed; nothing where the field is untouched.
    pub typed: RwSignal<Option<String>>,
}

impl Draft {
    /// The field of this name, which is the same after a reload, and belongs to one form alone.
    #[must_use]
    pub fn open(name: &str) -> Self {
        let name = ["draft:", name].concat();
        Self {
            typed: RwSignal::new(session::read(&name)),
            name: StoredValue::new(name),
        }
    }

    /// The text, empty where the field is untouched.
    #[must_use]
    pub fn text(self) -> Signal<String> {
        Signal::derive(move || self.typed.get().unwrap_or_default())
    }

    /// Keeps what is typed, or forgets it once it was taken over.
    pub fn set(self, text: Option<String>) {
        self.name.with_value(|name| session::write(name, text.as_deref()));
        self.typed.set(text);
    }

    /// Keeps what is typed.
    pub fn keep(self) -> impl Fn(String) {
        move |text| self.set(Some(text))
    }
}
