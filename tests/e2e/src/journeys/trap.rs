//! The Wasm ends in the middle of its work without a panic: the notice comes, whatever is stored, and nothing says any more
//! that all is kept.

use serde_json::{Value, json};
use touchstone_e2e::failure::{Outcome, ensure, ensure_equal};
use touchstone_e2e::page::TROUBLE;

use super::hostile_preferences::saying;
use crate::context::Context;

/// Three functions: one runs into `unreachable`, one calls itself until the stack is used up, one asks for more memory than
/// there is and then reads beyond its end. A fourth does nothing.
const MODULE: &str = "
    const bytes = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 5, 4, 0, 0, 0, 0, 5, 4, 1, 1, 1, 1,
        7, 39, 4, 11, 117, 110, 114, 101, 97, 99, 104, 97, 98, 108, 101, 0, 0, 5, 115, 116, 97, 99, 107, 0, 1,
        6, 109, 101, 109, 111, 114, 121, 0, 2, 4, 110, 111, 110, 101, 0, 3,
        10, 31, 4, 3, 0, 0, 11, 4, 0, 16, 1, 11, 17, 0, 65, 255, 255, 3, 64, 0, 26, 65, 128, 128, 32, 40, 2, 0, 26, 11,
        2, 0, 11]);
    const { exports } = new window.WebAssembly.Instance(new window.WebAssembly.Module(bytes));";

/// What the page itself may do: Firefox reports errors of a driver's own functions to nobody in the page.
const IN_THE_PAGE: &str = "
    window.overflow = () => {
        const loop = () => loop() + 1;
        return loop();
    };
    window.fails = () => { throw new Error('made by the test'); };";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    server.before_each_page(IN_THE_PAGE);
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    session.save_state("saved").await?;

    // What other things do in a page is no reason to stop.
    let harmless = format!(
        "{MODULE}
        const done = arguments[arguments.length - 1];
        const heard = []; // Not every driver lets its own rejections be heard; they come before any timer.
        const wait = (event) => {{
            event.preventDefault();
            heard.push(event.type);
            if (heard.length === 2) done(heard.length);
        }};
        window.addEventListener('error', wait);
        exports.none();
        window.Promise.reject(new window.DOMException('made by the test', 'AbortError'));
        window.Promise.reject(new window.RangeError('made by the test'));
        window.setTimeout(window.fails);
        window.setTimeout(window.overflow);"
    );
    let heard = session.run_async(&harmless, &[]).await?;
    ensure_equal("harmless errors", &heard, &json!(2))?;
    ensure(!session.shows(TROUBLE).await?, || {
        "the notice came for an error of something else".to_owned()
    })?;
    session.save_state("saved").await?;

    for (name, how) in [
        ("unreachable", "window.setTimeout(exports.unreachable);"),
        ("stack", "window.setTimeout(exports.stack);"),
        ("memory", "window.Promise.resolve().then(exports.memory);"),
    ] {
        // A language that no object may be asked for by.
        session
            .store("preferences", &saying(&["language"], &json!("constructor")))
            .await?;
        session.reload().await?;
        session.chosen("p1.1", "3").await?;
        session.run(&format!("{MODULE}{how}"), &[]).await?;
        let said = session.see(TROUBLE).await?;
        ensure(said.len() > 60, || format!("{name}: the notice says only {said:?}"))?;
        let claim =
            "return !!document.querySelector('[data-save]') || !document.querySelector('main').closest('[inert]');";
        let claims = session.run(claim, &[]).await?;
        ensure_equal("something still says that all is kept", &claims, &Value::Bool(false))?;
    }
    session.leave_page().await?;
    session.click(&format!("{TROUBLE} button")).await?;
    session.ready("the page after a reload").await?;
    session.chosen("p1.1", "3").await
}
