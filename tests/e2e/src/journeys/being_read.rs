//! Lists that are still being read say so; "there is none" comes only once that is known.

use touchstone_e2e::failure::{Outcome, ensure};

use crate::context::{Context, worked_example};

/// Each opening of the database waits until an older connection closes, to another one on each page. Says whether a list was called empty before that.
const HELD: &str = "
    if (location.protocol !== 'about:') {
        const open = IDBFactory.prototype.open;
        const name = `held-${Math.random()}`;
        window.held = open.call(indexedDB, name, 1);
        IDBFactory.prototype.open = function () { return open.call(this, name, 2); };
        const lists = '.assessments > .empty, .kept-section > .empty, .set-aside-section > .empty, .improvement-plan .empty, .unknown';
        new MutationObserver(() => {
            if (window.held && document.querySelector(lists)) window.tooEarly = true;
        }).observe(document, { childList: true, subtree: true });
    }";
const BEING_READ: &str = "return !!document.querySelector('#app[data-running] main h1') && !!document.querySelector('main .waiting[role=status]');";
const RELEASE: &str = "
    const early = window.tooEarly === true;
    window.held.result.close();
    window.held = undefined;
    return early;";

/// Runs where a script can come before the page's own.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    session.before_each_page(HELD).await?;
    let plan = format!("#/assess/{id}/plan");
    for (route, list) in [(plan.as_str(), "#plan-count .empty"), ("#/assess", ""), ("#/data", "")] {
        if list.is_empty() {
            session.run("localStorage.clear();", &[]).await?;
        }
        session.open_cold(&server.url(route)).await?;
        session
            .wait_for(&format!("{route}, still being read"), BEING_READ, &[])
            .await?;
        let early = session.run(RELEASE, &[]).await?;
        ensure(early == false, || {
            format!("{route} said that there is none before it was known")
        })?;
        session.see(if list.is_empty() { "main .empty" } else { list }).await?;
    }
    session.console_is_clean().await
}
