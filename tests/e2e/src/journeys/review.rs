//! A second voice: a file goes to a reviewer, comes back with ratings, and the two sides agree. Nobody's rating is lost, and
//! nobody writes in another person's name.

use serde_json::{Value, json};
use touchstone_e2e::axe::Axe;
use touchstone_e2e::browser::Wishes;
use touchstone_e2e::failure::{Failure, Outcome, ensure, ensure_equal};
use touchstone_e2e::page::MERGE;
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use super::print::{holds, no_controls, numbered, print, squeezed};
use crate::context::{Context, worked_example};

/// What the reviewer gives. The worked example says 3, 3 and 2 to these essentials.
const RATINGS: [(&str, &str); 3] = [("p1.1", "1"), ("p1.2", "2"), ("p1.3", "2")];
const COMMENT: &str = "I saw two of the seven sheets.";
const REASON: &str = "Two of the sheets are in use.";
/// The overall index as long as nothing is agreed: the lower of two levels counts.
const LOWER_COUNTS: &str = "55.011905";
/// With level 2 agreed for the first statement.
const AGREED: &str = "55.369048";
/// The same without the reviewer's voice.
const AGREED_ALONE: &str = "55.726190";

/// Runs where two browsers can be open at a time.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, provider) = context.begin().await?;
    let id = provider.begin_with(&server, &worked_example()?).await?;
    let (rater, file) = ask(&server, &provider, &id).await?;

    let beside = Wishes {
        beside: true,
        ..Wishes::default()
    };
    let reviewer = context.open(&beside).await?;
    arrive(context, &server, &reviewer, (&id, &rater, &file)).await?;
    let returned = rate(&server, &reviewer, &id, &rater).await?;
    faults(&reviewer).await?;
    reviewer.console_is_clean().await?;

    take_in(context, &server, &provider, &id, &returned).await?;
    compare(&provider, &id).await?;
    agree(&provider, &id).await?;
    faults(&provider).await?;
    kept(&provider, &id, &rater).await?;

    // The same file once more changes nothing.
    let before = registers(&provider, &id).await?;
    take_in(context, &server, &provider, &id, &returned).await?;
    ensure_equal(
        "the registers after the same file",
        &registers(&provider, &id).await?,
        &before,
    )?;
    remove_and_restore(&provider, &id, &rater).await?;
    provider.console_is_clean().await
}

/// Prepares a file that shows nothing of the provider's ratings. Gives the reviewer's id and the file.
async fn ask(server: &Server, session: &Session, id: &str) -> Outcome<(String, String)> {
    session.visit(server, &page(id)).await?;
    session.catch_downloads().await?;
    session
        .type_into(".prepare input[name='reviewer-name']", "Rosa Vella")
        .await?;
    session
        .choose(".prepare select[name='reviewer-role']", "external")
        .await?;
    session.click("[data-action='prepare-file']").await?;
    let text = session.caught("the file for the reviewer").await?;
    let file: Value = serde_json::from_str(&text)?;
    let registers = file.pointer("/documents/0/registers").and_then(Value::as_object);
    let keys: Vec<&String> = registers.into_iter().flat_map(|registers| registers.keys()).collect();
    for word in ["/level/", "/reason/", "/note"] {
        ensure(!keys.iter().any(|key| key.contains(word)), || {
            format!("the file for somebody who rates alone holds {word}")
        })?;
    }
    ensure(keys.iter().any(|key| key.contains("/evidence/")), || {
        "the evidence does not travel".to_owned()
    })?;
    let mut raters = keys
        .iter()
        .filter_map(|key| key.strip_prefix("raters/")?.strip_suffix("/invited_on"));
    let rater = raters.next().ok_or_else(|| Failure::new("nobody is asked"))?;
    session.see(&format!("[data-voice='{rater}']")).await?;
    // The provider's own pages take answers as before.
    session.save_state("saved").await?;
    session.visit(server, &format!("#/assess/{id}/p1")).await?;
    ensure_equal(
        "the provider's address",
        &session.hash().await?,
        &format!("#/assess/{id}/p1"),
    )?;
    Ok((rater.to_owned(), text))
}

/// The reviewer opens the file, is not let onto the provider's pages, and says who they are.
async fn arrive(
    context: &Context<'_>,
    server: &Server,
    session: &Session,
    (id, rater, file): (&str, &str, &str),
) -> Outcome {
    session.visit(server, "#/data").await?;
    session
        .open_files(&[context.file("for-the-reviewer.json", file)?])
        .await?;
    session.click(MERGE).await?;
    session.see("[data-action='to-review']").await?;
    session.save_state("saved").await?;
    session.follow(&format!("#/assess/{id}/p1")).await?;
    let led = "return location.hash === arguments[0] && !!document.querySelector('[data-action=say-who]');";
    session
        .wait_for("the question who is here", led, &[page(id).into()])
        .await?;
    ensure(!session.shows("[data-rate]").await?, || {
        "somebody may rate before it is known who".to_owned()
    })?;
    session
        .click(&format!("[data-action='say-who'][data-who='{rater}']"))
        .await?;
    session.see(&format!("#you-are[data-me='{rater}']")).await?;
    Ok(())
}

/// Three ratings and a comment, kept under the reviewer's own id. Gives the file that goes back.
async fn rate(server: &Server, session: &Session, id: &str, rater: &str) -> Outcome<String> {
    by_digits(session).await?;
    for (indicator, level) in RATINGS {
        session.answer(indicator, level).await?;
    }
    session.type_into("[data-rate='p1.1'] textarea", COMMENT).await?;
    session.see(".rating-progress[data-rated='3'][data-asked='59']").await?;
    // The choice that waits in the field is written when it is left.
    session.click("[data-rate-principle='p2']").await?;
    session.see("[data-rate='p2.1']").await?;
    session.save_state("saved").await?;
    session.visit(server, &page(id)).await?;
    session.see(&format!("#you-are[data-me='{rater}']")).await?;
    for (indicator, level) in RATINGS {
        session.chosen(indicator, level).await?;
    }
    session.holds("[data-rate='p1.1'] textarea", COMMENT).await?;
    ensure(!session.shows("[data-compared]").await?, || {
        "the file shows somebody else's ratings".to_owned()
    })?;
    let kept = registers(session, id).await?;
    ensure_equal("the provider's answer", &kept.get("p1.1/level/self"), &None)?;
    let level = kept.pointer(&format!("/p1.1~1level~1{rater}/value/answer"));
    ensure_equal("the reviewer's answer", &level, &Some(&json!(1)))?;
    session.catch_downloads().await?;
    session.click("[data-action='save-review']").await?;
    session.caught("the file that goes back").await
}

/// A digit chooses where a choice has the focus, unless the switch says no; a level that is often claimed too early brings
/// its hint.
async fn by_digits(session: &Session) -> Outcome {
    session.answer("p1.1", "0").await?;
    let hint = "[data-rate='p1.1'] .before";
    ensure(!session.shows(hint).await?, || "level 0 has a hint".to_owned())?;
    session.press("3").await?;
    session.chosen("p1.1", "3").await?;
    session.see(hint).await?;
    let review = session.hash().await?;
    for (digit, level) in [("2", "3"), ("2", "2")] {
        session.go("#/settings").await?;
        session.click("input[name='digit-keys']").await?;
        session.go(&review).await?;
        let focus = "document.querySelector('input[name=\"p1.1\"]:checked').focus();";
        session.see("[data-rate='p1.1']").await?;
        session.run(focus, &[]).await?;
        session.press(digit).await?;
        session.chosen("p1.1", level).await?;
    }
    Ok(())
}

async fn take_in(context: &Context<'_>, server: &Server, session: &Session, id: &str, file: &str) -> Outcome {
    session.visit(server, "#/data").await?;
    session.open_files(&[context.file("came-back.json", file)?]).await?;
    session.click(MERGE).await?;
    session.go("#/assess").await?;
    session.see(&format!("[data-assessment='{id}']")).await?;
    session.save_state("saved").await
}

/// What differs is flagged, what does not is behind the other filter, and the lower level counts.
async fn compare(session: &Session, id: &str) -> Outcome {
    session.go(&page(id)).await?;
    session.see("[data-compared='p1.1'][data-talk='far-apart']").await?;
    session.see("[data-compared='p1.2'][data-talk='across-gate']").await?;
    ensure(!session.shows("[data-compared='p1.3']").await?, || {
        "what does not differ is to be talked about".to_owned()
    })?;
    session.value("[data-figure='overall']", LOWER_COUNTS).await?;
    let given = session.see("[data-compared='p1.1'] .given").await?;
    ensure(given.contains(COMMENT) && given.contains("Rosa Vella"), || {
        format!("what the reviewer said is not shown: {given}")
    })?;
    let said = session.see(".agreement output").await?;
    ensure(said.split_whitespace().count() > 4, || {
        format!("agreement is said in {said:?} only")
    })?;
    session.click("[data-filter='all']").await?;
    session.see("[data-compared='p1.3']:not([data-talk])").await?;
    Ok(())
}

/// No level without a reason; it counts, is taken back, and is written down again.
async fn agree(session: &Session, id: &str) -> Outcome {
    session.answer("agreed-p1.1", "2").await?;
    session.see("[data-compared='p1.1'] .would-be").await?;
    let button = "[data-compared='p1.1'] [data-action='agree']";
    session.click(button).await?;
    session.see("[data-compared='p1.1'] .warning").await?;
    session.value("[data-figure='overall']", LOWER_COUNTS).await?;
    let reason = "textarea[name='reason-p1.1']";
    session.type_into(reason, REASON).await?;
    session.click(button).await?;
    session.see("[data-compared='p1.1'][data-settled='true']").await?;
    session.value("[data-figure='overall']", AGREED).await?;
    session.click("#you-are [data-action='undo']").await?;
    session.value("[data-figure='overall']", LOWER_COUNTS).await?;
    session.see("[data-compared='p1.1'][data-settled='false']").await?;
    session.answer("agreed-p1.1", "2").await?;
    session.type_into(reason, REASON).await?;
    session.click(button).await?;
    session.value("[data-figure='overall']", AGREED).await?;
    session.save_state("saved").await?;
    report_says(session, id, AGREED).await?;
    session.go(&page(id)).await?;
    session.chosen("agreed-p1.1", "2").await?;
    session.holds(reason, REASON).await
}

async fn report_says(session: &Session, id: &str, index: &str) -> Outcome {
    session.go(&format!("#/assess/{id}/report")).await?;
    session.value("#overall-index", index).await
}

/// Whether the report says that nobody outside has checked it, or who rated what.
async fn declares(session: &Session, outside: bool) -> Outcome {
    let who = match outside {
        true => "[data-outside='1'][data-rated='3'][data-asked='59']",
        false => ":not([data-outside])",
    };
    session.see(&format!(".report-head .self-declared{who}")).await?;
    Ok(())
}

/// Each person's rating, the comment and the agreement stand beside each other.
async fn kept(session: &Session, id: &str, rater: &str) -> Outcome {
    let registers = registers(session, id).await?;
    for (key, field, value) in [
        ("p1.1/level/self".to_owned(), "/value/answer", json!(3)),
        (format!("p1.1/level/{rater}"), "/value/answer", json!(1)),
        ("p1.1/agreed".to_owned(), "/value/answer", json!(2)),
        ("p1.1/agreed_reason".to_owned(), "/text", json!(REASON)),
        (format!("p1.1/comment/{rater}"), "/text", json!(COMMENT)),
    ] {
        let found = registers.get(&key).and_then(|register| register.pointer(field));
        ensure_equal(&key, &found, &Some(&value))?;
    }
    Ok(())
}

/// A removed voice does not count and comes back whole.
async fn remove_and_restore(session: &Session, id: &str, rater: &str) -> Outcome {
    let turn = format!("[data-voice='{rater}'] [data-action='turn-voice']");
    for (index, outside) in [(AGREED_ALONE, false), (AGREED, true)] {
        session.go(&page(id)).await?;
        session.click(&turn).await?;
        session.save_state("saved").await?;
        report_says(session, id, index).await?;
        declares(session, outside).await?;
    }
    Ok(())
}

/// Two people, one of them a reviewer with a comment; an agreement with a reason.
pub(crate) async fn protocol(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &with_second_voice()?).await?;
    session.visit(&server, &page(&id)).await?;
    session.click("[data-action='say-who'][data-who='self']").await?;
    session.see("[data-compared='p1.1']").await?;
    let pages = print(context, &session).await?;
    let text = squeezed(&pages.join(" "));
    for (part, what) in [
        ("Worked example", "the assessment"),
        ("Rosa Vella", "the reviewer"),
        ("P1.1", "what was talked about"),
        ("P1.2", "what is still to be talked about"),
        (COMMENT, "the comment"),
        (REASON, "the reason"),
        ("55.4", "the overall index"),
    ] {
        holds(&text, part, what)?;
    }
    ensure(!text.contains("P1.3"), || {
        "what does not differ is in the protocol".to_owned()
    })?;
    no_controls(&session, &text).await?;
    numbered(context.engine, &pages)?;
    session.console_is_clean().await
}

/// The worked example with the ratings of a reviewer, and an agreement on the first statement.
fn with_second_voice() -> Outcome<String> {
    let mut file: Value = serde_json::from_str(&worked_example()?)?;
    let registers = file
        .pointer_mut("/documents/0/registers")
        .and_then(Value::as_object_mut)
        .ok_or_else(|| Failure::new("the worked example has no registers"))?;
    let mut counter = 1_000;
    let mut write = |key: String, field: &str, value: Value| {
        counter += 1;
        registers.insert(
            key,
            json!({ field: value, "counter": counter, "writer": "00000000000b" }),
        );
    };
    let rating = |level: u64| json!({ "answer": level, "instrument": "1.0.0" });
    write("raters/0a0b0c0d/name".to_owned(), "text", json!("Rosa Vella"));
    write("raters/0a0b0c0d/role".to_owned(), "value", json!("external"));
    for (indicator, level) in RATINGS {
        let level = level.parse().unwrap_or(0);
        write(format!("{indicator}/level/0a0b0c0d"), "value", rating(level));
    }
    write("p1.1/comment/0a0b0c0d".to_owned(), "text", json!(COMMENT));
    write("p1.1/agreed".to_owned(), "value", rating(2));
    write("p1.1/agreed_reason".to_owned(), "text", json!(REASON));
    Ok(file.to_string())
}

fn page(id: &str) -> String {
    format!("#/assess/{id}/review")
}

async fn registers(session: &Session, id: &str) -> Outcome<Value> {
    let file = session.stored_assessment(id).await?;
    Ok(file.pointer("/documents/0/registers").cloned().unwrap_or_default())
}

/// No fault that axe-core can find, with everything unfolded.
async fn faults(session: &Session) -> Outcome {
    let open = "for (const details of document.querySelectorAll('details')) details.open = true;";
    session.run(open, &[]).await?;
    let faults = Axe::load()?.faults(session).await?;
    ensure(faults.is_empty(), || faults.join("\n"))
}
