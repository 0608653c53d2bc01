//! Which papers go to the printer.

use leptos::prelude::*;

/// The choice; script, handouts and cards go unless a person says otherwise.
#[derive(Clone, Copy)]
pub struct Chosen {
    /// The facilitator's script.
    pub script: RwSignal<bool>,
    /// Handouts.
    pub handouts: RwSignal<bool>,
    /// Cards to cut.
    pub cards: RwSignal<bool>,
    /// The observation form.
    pub observation: RwSignal<bool>,
    /// The evaluation forms.
    pub evaluation: RwSignal<bool>,
}

impl Chosen {
    /// As it is when the page opens.
    #[must_use]
    pub fn new() -> Self {
        Self {
            script: RwSignal::new(true),
            handouts: RwSignal::new(true),
            cards: RwSignal::new(true),
            observation: RwSignal::new(false),
            evaluation: RwSignal::new(false),
        }
    }
}

/// One paper's box.
#[component]
pub fn PaperBox(
    /// Its name in the form.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Whether it goes to the printer.
    chosen: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" name=name prop:checked=chosen on:change=move |event| chosen.set(event_target_checked(&event)) />
            <span>{label}</span>
        </label>
    }
}
