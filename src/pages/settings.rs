//! What a person chooses about the app itself: language, colours, keys.

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::preferences::{Action, TextSize, Theme};

use crate::browser::navigation;
use crate::components::page::Page;
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
            <ThemeSection />
            <TextSizeSection />
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

#[component]
fn ThemeSection() -> impl IntoView {
    let preferences = PreferencesState::expect();
    let themes = THEMES.map(|(theme, word)| {
        let chosen = move || preferences.chosen.with(|chosen| chosen.theme == theme);
        let choose = move |_| preferences.dispatch(&Action::SetTheme(theme));
        view! {
            <label class="choice">
                <input type="radio" name="theme" value=theme.id() prop:checked=chosen on:change=choose />
                <span>{text(word)}</span>
            </label>
        }
    });
    view! {
        <section>
            <h2>{text(data::THEME_HEADING)}</h2>
            <fieldset><legend>{text(data::THEME_LEGEND)}</legend>{themes}</fieldset>
        </section>
    }
}

#[component]
fn TextSizeSection() -> impl IntoView {
    let preferences = PreferencesState::expect();
    let sizes = SIZES.map(|(size, word)| {
        let chosen = move || preferences.chosen.with(|chosen| chosen.text_size == size);
        let choose = move |_| preferences.dispatch(&Action::SetTextSize(size));
        view! {
            <label class="choice">
                <input type="radio" name="text-size" value=size.id() prop:checked=chosen on:change=choose />
                <span>{text(word)}</span>
            </label>
        }
    });
    view! {
        <section>
            <h2>{text(data::SIZE_HEADING)}</h2>
            <fieldset><legend>{text(data::SIZE_LEGEND)}</legend>{sizes}</fieldset>
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
                <thead><tr><th scope="col">{text(data::KEYS_KEY)}</th><th scope="col">{text(data::KEYS_DOES)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="hint">{text(data::KEYS_SWITCHED)}</p>
            <p class="hint">{text(data::KEYS_MAC)}</p>
        </section>
    }
}
