//! The code or the content does not arrive at all, or the app crashes: a notice that needs neither, with a way on and a
//! way to keep one's work.

use serde_json::Value;
use touchstone_e2e::failure::{Outcome, ensure, ensure_equal};
use touchstone_e2e::page::TROUBLE;
use touchstone_e2e::server::{Fault, Server, Which};
use touchstone_e2e::session::Session;

use crate::context::{Context, worked_example};

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    session.save_state("saved").await?;

    server.fail("content/", Fault::Status(404), Which::All);
    session.open_cold(&server.url("#/assess")).await?;
    trouble(&session).await?;
    rescue_and_reload(&session, &server).await?;

    // A crash while the page is in use: what is on screen no longer reacts, and says so.
    session
        .run("window.touchstoneFailed('crash', 'a crash made by the test');", &[])
        .await?;
    trouble(&session).await?;
    let inert = session
        .run("return !!document.querySelector('main').closest('[inert]');", &[])
        .await?;
    ensure_equal("the page under the notice is out of reach", &inert, &Value::Bool(true))?;
    rescue_and_reload(&session, &server).await?;
    code_fails(context, "app.js", Fault::Status(500)).await?;
    code_fails(context, "app_bg.wasm", Fault::Drop).await
}

/// The code itself never arrives. In a browser that has not seen the site: WebKit takes the code of a site that it has
/// open from its memory without asking the server, whatever the server says about keeping it.
async fn code_fails(context: &mut Context<'_>, part: &str, fault: Fault) -> Outcome {
    let (server, session) = context.begin().await?;
    server.fail(part, fault, Which::All);
    session.open_cold(&server.url("#/assess")).await?;
    trouble(&session).await?;
    let example = worked_example()?;
    let file: Value = serde_json::from_str(&example)?;
    let id = file
        .pointer("/documents/0/id")
        .and_then(Value::as_str)
        .unwrap_or_default();
    session.store(&format!("assessment:{id}"), &example).await?;
    session.open_cold(&server.url("#/assess")).await?;
    trouble(&session).await?;
    rescue_and_reload(&session, &server).await?;
    session.see(&format!("[data-assessment='{id}']")).await?;
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

/// Both buttons of the notice, once the network is back.
async fn rescue_and_reload(session: &Session, server: &Server) -> Outcome {
    rescue(session).await?;
    server.heal();
    session.leave_page().await?;
    session.click(&format!("{TROUBLE} button")).await?;
    session.ready("the page after a reload").await?;
    Ok(())
}

/// The second button gives everything that is stored, without the Wasm.
async fn rescue(session: &Session) -> Outcome {
    session.catch_downloads().await?;
    session.click(&format!("{TROUBLE} button:nth-of-type(2)")).await?;
    let file: Value = serde_json::from_str(&session.caught("the file with everything").await?)?;
    ensure_equal("its format", &file.get("format"), &Some(&Value::from("touchstone")))?;
    let registers = file
        .pointer("/documents/0/registers")
        .map(Value::to_string)
        .unwrap_or_default();
    ensure(registers.contains("p1.1"), || {
        "the answer is not in the file".to_owned()
    })
}
