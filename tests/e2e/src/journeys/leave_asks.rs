//! Who leaves while something lies in no storage is asked first; otherwise nobody is.

use touchstone_e2e::browser::{Engine, Wishes};
use touchstone_e2e::failure::{Outcome, ensure};
use touchstone_e2e::session::Session;

use crate::context::Context;

/// From the moment on that `window.refuse` is set, both storages refuse every write.
const REFUSE: &str = "{
    const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function (...words) {
        if (window.refuse) throw new DOMException('no room, says the test', 'QuotaExceededError');
        return write.apply(this, words);
    };
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...words) {
        if (window.refuse) throw new DOMException('broken by the test', 'UnknownError');
        return put.apply(this, words);
    };
}";

const FIELD: &str = "[data-indicator='p1.1'] .note textarea";
const TEXT: &str = "This lies nowhere yet";

/// Runs in every engine: each is asked whether the page would ask. Where the driver shows the question itself, it is seen.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let shown = context.engine != Engine::Webkit;
    let wishes = Wishes {
        asks: shown,
        ..Wishes::default()
    };
    let (server, session) = context.begin_wishing(&wishes).await?;
    server.before_each_page(REFUSE);
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    session.save_state("saved").await?;
    let id = session.assessment_id().await?;
    ensure(!would_ask(&session).await?, || {
        "the page asks although everything is kept".to_owned()
    })?;
    session.reload().await?;

    session.run("window.refuse = true;", &[]).await?;
    // Typed key by key: browsers ask nothing in the name of a page that nobody has touched.
    session.click("[data-indicator='p1.1'] .note > summary").await?;
    session.type_into(FIELD, TEXT).await?;
    session.save_state("full").await?;
    ensure(would_ask(&session).await?, || {
        "the page does not ask although something lies in no storage".to_owned()
    })?;
    if shown {
        stay(&session).await?;
        session.holds(FIELD, TEXT).await?;
    }

    // One copy is enough to leave without a question: nothing is lost.
    session.run("window.refuse = false;", &[]).await?;
    session.answer("p1.2", "2").await?;
    session.save_state("saved").await?;
    ensure(!would_ask(&session).await?, || {
        "the page asks although everything is kept again".to_owned()
    })?;
    session.reload().await?;
    session.visit(&server, &format!("#/assess/{id}/p1")).await?;
    session.holds(FIELD, TEXT).await?;
    session.console_is_clean().await
}

/// Whether the page stops what would take it away.
async fn would_ask(session: &Session) -> Outcome<bool> {
    let script = "
        const leaving = document.createEvent('BeforeUnloadEvent');
        leaving.initEvent('beforeunload', false, true);
        window.dispatchEvent(leaving);
        return leaving.defaultPrevented || leaving.returnValue !== '';";
    Ok(session.run(script, &[]).await? == true)
}

/// Loads the page anew, sees the question, and stays.
async fn stay(session: &Session) -> Outcome {
    session.run("setTimeout(() => location.reload());", &[]).await?;
    let deadline = std::time::Instant::now() + touchstone_e2e::wait::PATIENCE;
    while session.driver.get_alert_text().await.is_err() {
        ensure(std::time::Instant::now() < deadline, || {
            "nobody asked before the page was left".to_owned()
        })?;
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    Ok(session.driver.dismiss_alert().await?)
}
