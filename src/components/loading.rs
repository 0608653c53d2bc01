//! Something that has to be fetched first, with a way on when it does not arrive.

use std::future::Future;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;

use crate::browser::page;
use crate::state::content::NotLoaded;
use crate::words::{start, text};

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Waiting,
    Arrived,
    Failed,
}

/// Shows what `load` brings, or a notice that lets the person try again.
#[component]
pub fn Loading<F, L>(
    /// Fetches the view; called again for each try.
    load: F,
) -> impl IntoView
where
    F: Fn() -> L + 'static,
    L: Future<Output = Result<AnyView, NotLoaded>> + 'static,
{
    let tries = RwSignal::new(0_u32);
    let load = StoredValue::new_local(load);
    move || {
        let number = tries.get();
        let state = RwSignal::new(State::Waiting);
        let view = StoredValue::new_local(None);
        let arriving = load.with_value(|load| load());
        // Scoped, so that the view finds its contexts; the page may be gone by then, hence `try`.
        spawn_local(ScopedFuture::new(async move {
            let arrived = arriving.await;
            let outcome = if arrived.is_ok() { State::Arrived } else { State::Failed };
            view.try_update_value(|view| *view = arrived.ok());
            state.try_set(outcome);
        }));
        move || match state.get() {
            State::Waiting => view! { <p class="waiting" role="status">{text(start::WAITING)}</p> }.into_any(),
            State::Arrived => view.try_update_value(Option::take).flatten().into_any(),
            State::Failed => not_loaded(number, tries).into_any(),
        }
    }
}

fn not_loaded(number: u32, tries: RwSignal<u32>) -> impl IntoView {
    let reload = (number > 0).then(|| {
        view! {
            <p>{text(start::NOT_LOADED_AGAIN)}</p>
            <button type="button" on:click=|_| page::reload()>{text(start::RELOAD)}</button>
        }
    });
    view! {
        <div class="notice" role="alert" data-notice="not-loaded">
            <p>{text(start::NOT_LOADED)}</p>
            <button type="button" on:click=move |_| tries.update(|tries| *tries += 1)>{text(start::TRY_AGAIN)}</button>
            {reload}
        </div>
    }
}
