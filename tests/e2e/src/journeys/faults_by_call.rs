//! A walk through everything that is kept, with a storage that refuses one of its writes, or all from one on: what the
//! header calls saved is there on the next visit.
//!
//! Eight chosen writes by default; with `--soak` every write of either storage, once and from there on.

use touchstone_e2e::failure::{Outcome, ensure};
use touchstone_e2e::page::{Fault, Storage};
use touchstone_e2e::session::Session;

use crate::context::Context;

/// The storage, the number of the write, and whether all later ones are refused as well.
const CHOSEN: [(Storage, u32, bool); 8] = [
    (Storage::Quick, 1, false),
    (Storage::Quick, 4, false),
    (Storage::Quick, 5, false),
    (Storage::Quick, 3, true),
    (Storage::Database, 3, false),
    (Storage::Database, 4, false),
    (Storage::Database, 7, false),
    (Storage::Database, 2, true),
];
/// More writes than the walk makes.
const MOST: u32 = 200;

/// Something that was made in the walk.
struct Made {
    /// What it is, for the reader of a failure.
    what: &'static str,
    /// Where it lies in the database, and a part of it there.
    key: String,
    part: &'static str,
    /// The page that shows it, and what shows that it is there.
    route: String,
    shown: Shown,
}

enum Shown {
    Answer(&'static str, &'static str),
    Text(&'static str),
    Ticked(&'static str),
}

/// What the header said in one walk.
#[derive(Default)]
struct Said {
    made: Vec<Made>,
    /// How many of them were there when "saved" was said last.
    saved: usize,
    /// Each time that it was said without being so.
    falsely: Vec<String>,
}

/// Runs in Chromium.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let mut false_words = Vec::new();
    let mut faults = 0;
    if context.soaks() {
        for storage in [Storage::Quick, Storage::Database] {
            for lasting in [false, true] {
                for number in 1..MOST {
                    let fault = Fault {
                        storage,
                        number,
                        lasting,
                    };
                    if walk(context, fault, &mut false_words).await? == 0 {
                        break;
                    }
                    faults += 1;
                }
            }
        }
    } else {
        for (storage, number, lasting) in CHOSEN {
            let fault = Fault {
                storage,
                number,
                lasting,
            };
            let refused = walk(context, fault, &mut false_words).await?;
            ensure(refused > 0, || format!("the walk does not come to {fault:?}"))?;
            faults += 1;
        }
    }
    ensure(false_words.is_empty(), || {
        format!(
            "{faults} faults; called saved and not there:\n{}",
            false_words.join("\n")
        )
    })
}

/// The whole walk with one fault, on a host of its own; gives how many writes were refused.
async fn walk(context: &mut Context<'_>, fault: Fault, false_words: &mut Vec<String>) -> Outcome<u64> {
    let (server, session) = context.begin_again().await?;
    server.before_each_page(&fault.script());
    session.visit(&server, "#/assess/start").await?;
    let said = go_through(&session).await;
    let refused = session.run("return window.refused;", &[]).await?;
    server.before_each_page("");
    let said = said.map_err(|failure| failure.with(format!("{fault:?}: {failure}")))?;
    let mut falsely = said.falsely;
    // At once and in the end it may have been the same.
    falsely.dedup();
    let mut called_saved: Vec<&Made> = said.made.iter().take(said.saved).collect();
    // Each page is looked at once.
    let routes: Vec<&str> = said.made.iter().map(|made| made.route.as_str()).collect();
    called_saved.sort_by_key(|made| routes.iter().position(|route| *route == made.route));
    let mut place = "";
    for made in called_saved {
        if place.is_empty() {
            session.visit(&server, &made.route).await?;
        } else if place != made.route {
            session.go(&made.route).await?;
        }
        place = &made.route;
        if let Err(failure) = is_there(&session, made).await {
            falsely.push(format!("{} on the next visit: {failure}", made.what));
        }
    }
    false_words.extend(falsely.into_iter().map(|words| format!("{fault:?}: {words}")));
    Ok(refused.as_u64().unwrap_or_default())
}

/// Two assessments, a plan, a frozen version, an artefact and a learning record.
async fn go_through(session: &Session) -> Outcome<Said> {
    let mut said = Said::default();
    session.answer("p1.1", "3").await?;
    let first = session.assessment_id().await?;
    let page = |id: &str, page: &str| format!("#/assess/{id}/{page}");
    let in_first = |what, part, shown| Made {
        what,
        key: format!("copy:{first}"),
        part,
        route: page(&first, "p1"),
        shown,
    };
    let made = in_first("an answer", "p1.1/level", Shown::Answer("p1.1", "3"));
    said.note(session, made).await?;

    session
        .insert("[data-indicator='p1.1'] .note textarea", "Seen by Rosa")
        .await?;
    let made = in_first("a note", "Seen by Rosa", Shown::Text("Seen by Rosa"));
    said.note(session, made).await?;

    session.go(&page(&first, "plan")).await?;
    session.click("[data-action='add-own']").await?;
    session
        .insert(".plan-item textarea[name='task']", "Talk to the guild")
        .await?;
    let on_shelf = |what, key: &str, part, route, shown| Made {
        what,
        key: key.to_owned(),
        part,
        route,
        shown,
    };
    let task = "Talk to the guild";
    let made = on_shelf(
        "an item of the plan",
        "improvement-plan",
        task,
        page(&first, "plan"),
        Shown::Text(task),
    );
    said.note(session, made).await?;

    session.go(&page(&first, "compare")).await?;
    session.put("input[name='frozen-on']", "2026-11-20").await?;
    session.insert("input[name='freeze-words']", "Before Ana comes").await?;
    session.click("[data-action='freeze']").await?;
    session.see("[data-version][data-seal='matches']").await?;
    let words = "Before Ana comes";
    let made = on_shelf(
        "a frozen version",
        "snapshots",
        words,
        page(&first, "compare"),
        Shown::Text(words),
    );
    said.note(session, made).await?;

    session.go("#/assess/start").await?;
    session.answer("p1.1", "1").await?;
    let second = session.assessment_id().await?;
    let made = on_shelf(
        "an answer in another assessment",
        &format!("copy:{second}"),
        "p1.1/level",
        page(&second, "p1"),
        Shown::Answer("p1.1", "1"),
    );
    said.note(session, made).await?;

    session.go("#/portfolio").await?;
    let place = "Shelf 3, folder Rigging";
    session
        .insert("[data-artefact='specification'] input[name='place']", place)
        .await?;
    let made = on_shelf(
        "an artefact",
        "portfolio",
        place,
        "#/portfolio".to_owned(),
        Shown::Text(place),
    );
    said.note(session, made).await?;

    session.go("#/learn/u03/s2").await?;
    session.click("input[name='done']").await?;
    session.see("[data-complete='true'] a[href='#/learn/u03/s2']").await?;
    let done = Shown::Ticked("input[name='done']");
    let made = on_shelf(
        "a section that is done",
        "learning-record",
        "u03/s2/done",
        "#/learn/u03/s2".to_owned(),
        done,
    );
    said.note(session, made).await?;

    session.go(&page(&first, "p1")).await?;
    session.answer("p1.2", "2").await?;
    let made = in_first("the last answer", "p1.2/level", Shown::Answer("p1.2", "2"));
    said.note(session, made).await?;
    Ok(said)
}

impl Said {
    /// Notes what was made, and what the header says of it: at once, and when nothing is on its way any more.
    async fn note(&mut self, session: &Session, made: Made) -> Outcome {
        let what = made.what;
        self.made.push(made);
        let at_once = "return document.querySelector('[data-save]').dataset.save;";
        let at_once = session.text_of(at_once, &[]).await?;
        for state in [at_once, session.settled().await?] {
            if state == "saved" {
                self.saved = self.made.len();
                let stored = session.stored_everywhere().await?;
                let missing = self
                    .made
                    .iter()
                    .filter(|made| !stored.database_holds(&made.key, made.part));
                let missing: Vec<&str> = missing.map(|made| made.what).collect();
                if !missing.is_empty() {
                    self.falsely.push(format!("after {what}: {}", missing.join(", ")));
                }
            }
        }
        Ok(())
    }
}

async fn is_there(session: &Session, made: &Made) -> Outcome {
    match made.shown {
        Shown::Answer(indicator, value) => session.chosen(indicator, value).await,
        Shown::Ticked(field) => session.see(&format!("{field}:checked")).await.map(drop),
        Shown::Text(text) => {
            let script = "
                const fields = [...document.querySelectorAll('main :is(input, textarea)')];
                return fields.some((field) => field.value === arguments[0]) || document.querySelector('main').innerText.includes(arguments[0]);";
            session.wait_for(text, script, &[text.into()]).await.map(drop)
        }
    }
}
