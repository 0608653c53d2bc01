//! What a person is typing: text that stands in a field and is not in its document yet.
//!
//! A field hands its text over at the latest half a second after the first key that is not written, however fast the typing
//! goes on; when it loses the focus; when it goes from the page; and whenever [`flush`] asks for everything. The start knows
//! [`flush`] and [`is_pending`] only: the fields are in the parts.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::fields::Entry;

/// How long a text may stand in a field and nowhere else.
const LATEST: Duration = Duration::from_millis(500);
/// Milliseconds without a key after which going on is a step of its own to take back.
const PAUSE: f64 = 1000.0;

thread_local! {
    /// What writes the fields that wait.
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
    static IS_PENDING: Cell<Option<RwSignal<bool>>> = const { Cell::new(None) };
    /// The text that is being written goes on with one that was written a moment ago.
    static GOES_ON: Cell<bool> = const { Cell::new(false) };
}

/// Begins; what tells of pending text lives as long as the page.
pub fn begin() {
    IS_PENDING.set(Some(RwSignal::new(false)));
}

/// Writes the text of every field that waits into its document.
pub fn flush() {
    for write in WAITING.take() {
        write();
    }
    say_pending(false);
}

/// Whether a text stands in a field and is not in its document yet; as a signal.
#[must_use]
pub fn is_pending() -> bool {
    IS_PENDING.get().is_some_and(|pending| pending.get())
}

fn say_pending(pending: bool) {
    if let Some(signal) = IS_PENDING.get()
        && signal.get_untracked() != pending
    {
        signal.set(pending);
    }
}

fn wait(write: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(write)));
    say_pending(true);
    set_timeout(flush, LATEST);
}

/// Whether what is being written goes on with what was written a moment ago: both are one step for undo.
#[must_use]
pub fn goes_on() -> bool {
    GOES_ON.get()
}

/// A field in which a person types. What comes from elsewhere (another tab, undo) appears unless the person is typing in it.
#[derive(Clone, Copy)]
pub struct Typing {
    /// The text, from the first key until the field is left; longer where it cannot be understood.
    typed: RwSignal<Option<String>>,
    waits: StoredValue<bool>,
    goes_on: StoredValue<bool>,
    last_key: StoredValue<f64>,
    understood: fn(&str) -> bool,
    write: Callback<String>,
    /// What stands in the field.
    pub shown: Memo<String>,
    /// The field was left with something that cannot be understood: it stays there, and what was kept stays kept.
    pub refused: RwSignal<bool>,
}

impl Typing {
    /// The field, with the text as it is known; it goes with the calling owner.
    #[must_use]
    pub fn new(known: Signal<String>, understood: fn(&str) -> bool, write: Callback<String>) -> Self {
        let typed = RwSignal::new(None::<String>);
        on_cleanup(flush);
        Self {
            typed,
            waits: StoredValue::new(false),
            goes_on: StoredValue::new(false),
            last_key: StoredValue::new(0.0),
            understood,
            write,
            shown: Memo::new(move |_| typed.get().unwrap_or_else(|| known.get())),
            refused: RwSignal::new(false),
        }
    }

    /// The text has changed by a key.
    pub fn key(self, entry: Entry) {
        // A day of which one part is being typed anew is empty for the browser: nobody has emptied it.
        if entry.in_parts && entry.text.is_empty() {
            return;
        }
        let now = clock::now();
        if self
            .last_key
            .try_update_value(|last| now - std::mem::replace(last, now) > PAUSE)
            == Some(true)
        {
            self.goes_on.set_value(false);
        }
        if (self.understood)(&entry.text) {
            self.refused.set(false);
            self.write_soon();
        }
        self.typed.set(Some(entry.text));
    }

    /// The field has lost the focus, or the person has confirmed it.
    pub fn done(self, entry: &Entry) {
        flush();
        if entry.in_parts && entry.text.is_empty() && !entry.incomplete && !self.shown.get_untracked().is_empty() {
            self.typed.set(Some(String::new()));
            self.write_soon();
            flush();
        }
        let refused = entry.incomplete || !(self.understood)(&entry.text);
        self.refused.set(refused);
        if !refused {
            self.typed.set(None);
        }
        self.goes_on.set_value(false);
    }

    fn write_soon(self) {
        if self.waits.try_update_value(|waits| std::mem::replace(waits, true)) == Some(false) {
            wait(move || self.write_now());
        }
    }

    fn write_now(self) {
        self.waits.try_update_value(|waits| *waits = false);
        let typed = self.typed.try_get_untracked().flatten();
        if let Some(text) = typed.filter(|text| (self.understood)(text)) {
            let goes_on = self
                .goes_on
                .try_update_value(|goes_on| std::mem::replace(goes_on, true));
            GOES_ON.set(goes_on == Some(true));
            self.write.run(text);
            GOES_ON.set(false);
        }
    }
}
