//! What a person chooses about the app itself: language, colours, keys.

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::preferences::{Action, Preferences, TextSize, Theme};

use crate::browser::navigation;
use crate::components::page::Page;
use crate::components::table::head;
use crate::route::Route;
use crate::state::content::Content;
use crate::state::preferences::PreferencesState;
use crate::words::{Word, data, start, text};

/// The themes and their words.
const THEMES: [(Theme, Word); 3] = [
    (Theme::System, data::THEME_SYSTEM),
    (Theme::Light, data::THEME_LIGHT),
    (Theme::Dark, data::THEME_DARK),
];

/// The sizes of text and their words.
const SIZES: [(TextSize, Word); 3] = [
    (TextSize::Normal, data::SIZE_NORMAL),
    (TextSize::Large, data::SIZE_LARGE),
    (TextSize::Largest, data::SIZE_LARGEST),
];

/// The keys, and what each does.
const KEYS: [(Word, Word); 4] = [
    (data::KEY_DIGITS, data::KEY_DIGITS_DOES),
    (data::KEY_UNKNOWN, data::KEY_UNKNOWN_DOES),
    (data::KEY_UNDO, data::KEY_UNDO_DOES),
    (data::KEY_REDO, data::KEY_REDO_DOES),
];

/// The page.
pub fn view() -> impl IntoView {
    view! {
        <Page title=text(data::SETTINGS_HEADING).to_owned() class="page settings">
            <p>{text(data::SETTINGS_LEAD)}</p>
            <LanguageSection />
            {choice_section("theme", [data::THEME_HEADING, data::THEME_LEGEND], THEMES, Theme::id, |chosen| chosen.theme, Action::SetTheme)}
            {choice_section("text-size", [data::SIZE_HEADING, data::SIZE_LEGEND], SIZES, TextSize::id, |chosen| chosen.text_size, Action::SetTextSize)}
            <KeysSection />
            <section>
                <h2>{text(data::DATA_HEADING)}</h2>
                <p>{text(data::DATA_ABOUT)} " " <a href=Route::Data.href()>{text(data::DATA_LINK)}</a></p>
            </section>
        </Page>
    }
}

#[component]
fn LanguageSection() -> impl IntoView {
    let content = Content::expect();
    let preferences = PreferencesState::expect();
    let failed = RwSignal::new(false);
    let choose = move |event| {
        let wanted = event_target_value(&event);
        failed.set(false);
        spawn_local(async move {
            match content.speak(&wanted).await {
                Ok(()) => {
                    preferences.set_language(&wanted);
                    navigation::after_render(|| navigation::focus("#settings-language", false));
                }
                Err(_) => {
                    failed.try_set(true);
                }
            }
        });
    };
    let options = content.languages().into_iter().map(|(id, name)| {
        let chosen = content.language.get_untracked() == id;
        view! { <option value=id.clone() lang=id selected=chosen>{name}</option> }
    });
    view! {
        <section>
            <h2>{text(data::LANGUAGE_HEADING)}</h2>
            <p id="settings-language-about">{text(data::LANGUAGE_ABOUT)}</p>
            <label class="field">
                <span class="field-label">{text(data::LANGUAGE_LABEL)}</span>
                <select id="settings-language" aria-describedby="settings-language-about" on:change=choose>{options.collect::<Vec<_>>()}</select>
            </label>
            {move || failed.get().then(|| view! { <p class="notice" role="alert">{text(start::NOT_LOADED)}</p> })}
        </section>
    }
}

/// A section with one choice: its name in the form, the words of its heading and of the choice, what can be chosen, its id
/// in files, how it is read and how it is written.
fn choice_section<Value: Copy + PartialEq + Send + Sync + 'static, const N: usize>(
    name: &'static str,
    [heading, legend]: [Word; 2],
    values: [(Value, Word); N],
    id: fn(Value) -> &'static str,
    read: fn(&Preferences) -> Value,
    write: fn(Value) -> Action,
) -> impl IntoView {
    let preferences = PreferencesState::expect();
    let choices = values.map(|(value, word)| {
        let chosen = move || preferences.chosen.with(|chosen| read(chosen) == value);
        let choose = move |_| preferences.dispatch(&write(value));
        view! {
            <label class="choice">
                <input type="radio" name=name value=id(value) prop:checked=chosen on:change=choose />
                <span>{text(word)}</span>
            </label>
        }
    });
    view! {
        <section>
            <h2>{text(heading)}</h2>
            <fieldset><legend>{text(legend)}</legend>{choices}</fieldset>
        </section>
    }
}

#[component]
fn KeysSection() -> impl IntoView {
    let preferences = PreferencesState::expect();
    let on = move || preferences.chosen.with(|chosen| chosen.digit_keys);
    let switch = move |event| preferences.dispatch(&Action::SetDigitKeys(event_target_checked(&event)));
    let rows = KEYS.map(|(key, does)| {
        view! { <tr><th scope="row"><kbd>{text(key)}</kbd></th><td>{text(does)}</td></tr> }
    });
    view! {
        <section>
            <h2>{text(data::KEYS_HEADING)}</h2>
            <p>{text(data::KEYS_ABOUT)}</p>
            <label class="choice">
                <input type="checkbox" name="digit-keys" aria-describedby="digit-keys-about" prop:checked=on on:change=switch />
                <span>{text(data::DIGIT_KEYS)}</span>
            </label>
            <p class="hint" id="digit-keys-about">{text(data::DIGIT_KEYS_ABOUT)}</p>
            <table class="keys">
                <caption>{text(data::KEYS_CAPTION)}</caption>
                {head(&[data::KEYS_KEY, data::KEYS_DOES])}
                <tbody>{rows}</tbody>
            </table>
            <p class="hint">{text(data::KEYS_SWITCHED)}</p>
            <p class="hint">{text(data::KEYS_MAC)}</p>
        </section>
    }
}
