//! The code or the content does not arrive at all, or the app crashes: a notice that needs neither, with a way on and a
//! way to keep one's work.

use serde_json::Value;
use touchstone_e2e::failure::{Outcome, ensure, ensure_equal};
use touchstone_e2e::page::TROUBLE;
use touchstone_e2e::server::{Fault, Which};
use touchstone_e2e::session::Session;

use crate::context::Context;

/// Catches what is offered for download instead of writing it to the disk.
const CATCH: &str = "
    window.caught = [];
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => { blob.text().then((text) => window.caught.push(text)); return create(blob); };
    HTMLAnchorElement.prototype.click = function () {};";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    session.save_state("saved").await?;

    for (part, fault) in [
        ("app_bg.wasm", Fault::Drop),
        ("content/", Fault::Status(404)),
        ("app.js", Fault::Status(500)),
    ] {
        server.fail(part, fault, Which::All);
        session.open_cold(&server.url("#/assess")).await?;
        trouble(&session).await?;
        rescue(&session).await?;
        server.heal();
        session.click(&format!("{TROUBLE} button")).await?;
        session.ready("the page after a reload").await?;
    }

    // A crash while the page is in use: what is on screen no longer reacts, and says so.
    session
        .run("window.touchstoneFailed('crash', 'a crash made by the test');", &[])
        .await?;
    trouble(&session).await?;
    let inert = session.run("return document.querySelector('main').inert;", &[]).await?;
    ensure_equal("the page under the notice is out of reach", &inert, &Value::Bool(true))?;
    rescue(&session).await?;
    session.click(&format!("{TROUBLE} button")).await?;
    session.ready("the page after a reload").await?;
    Ok(())
}

async fn trouble(session: &Session) -> Outcome {
    let said = session.see(TROUBLE).await?;
    ensure(said.len() > 60, || format!("the notice says only {said:?}"))?;
    let script = "return !!document.activeElement.closest(arguments[0]);";
    session
        .wait_for("the focus in the notice", script, &[TROUBLE.into()])
        .await?;
    Ok(())
}

/// The second button gives everything that is stored, without the Wasm.
async fn rescue(session: &Session) -> Outcome {
    session.run(CATCH, &[]).await?;
    session.click(&format!("{TROUBLE} button:nth-of-type(2)")).await?;
    let script = "return window.caught[0] || null;";
    let text = session.wait_for("the file with everything", script, &[]).await?;
    let file: Value = serde_json::from_str(text.as_str().unwrap_or_default())?;
    ensure_equal("its format", &file.get("format"), &Some(&Value::from("touchstone")))?;
    let registers = file
        .pointer("/documents/0/registers")
        .map(Value::to_string)
        .unwrap_or_default();
    ensure(registers.contains("p1.1"), || {
        "the answer is not in the file".to_owned()
    })
}
