//! An assessment in every format, each file read by what reads such files.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};
use touchstone_domain::{assessment, improvement_plan, save_file, snapshots};
use touchstone_e2e::failure::{Failure, Outcome, ensure, ensure_equal};
use touchstone_e2e::page::Caught;
use touchstone_e2e::session::Session;

use crate::context::{Context, worked_example};

/// A name with every sign that a format might trip over.
const NAME: &str = "Studio <b>Lume</b> | \"Ä\", & co; \u{5e9}\u{5dc}\u{5d5}\u{5dd}";
/// What a spreadsheet would run if it were let.
const FORMULA: &str = "=HYPERLINK(\"https://example.org\",\"click\")";
/// Who does the one thing that is planned.
const OWNER: &str = "Producer";
/// The index that the evidence of the worked example supports.
const SUPPORTED: &str = "27.142857";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &example()?).await?;
    session.visit(&server, &format!("#/assess/{id}/export")).await?;
    for table in ["overview", "principles", "indicators", "evidence"] {
        session.see(&format!("[data-table='{table}']")).await?;
    }
    ensure(!session.shows("[data-table='plan']").await?, || {
        "an empty plan is listed".to_owned()
    })?;
    let other = other_work(&session).await?;
    session.go(&format!("#/assess/{id}/compare")).await?;
    session.click("[data-action='freeze']").await?;
    session.see("[data-version][data-seal='matches']").await?;
    plan(&session, &id).await?;
    session.see("[data-table='plan']").await?;
    session.catch_downloads().await?;
    workbook(&make(&session, "xlsx").await?)?;
    csv(&session).await?;
    html(&make(&session, "html").await?)?;
    markdown(&make(&session, "md").await?)?;
    data(&make(&session, "json").await?, &id)?;

    // The one that comes back, and the way to paper.
    let file = session.catch_file("[data-action='save-this']").await?;
    ensure(file.name.ends_with("_tot.json"), || {
        format!("it is called {:?}", file.name)
    })?;
    let read = save_file::read(&file.text()?).map_err(|error| Failure::new(format!("the save file: {error:?}")))?;
    let kinds: Vec<&str> = read.documents.iter().filter_map(|entry| entry.kind()).collect();
    ensure_equal(
        "what is in the save file",
        &kinds,
        &vec![assessment::KIND, improvement_plan::KIND, snapshots::KIND],
    )?;
    let theirs = other.as_str();
    ensure(!file.text()?.contains(theirs), || {
        "the file holds something of another assessment".to_owned()
    })?;
    session
        .see(&format!("[data-format='paper'] a[href='#/assess/{id}/report']"))
        .await?;
    session.console_is_clean().await
}

/// Another assessment with a plan and a frozen version of its own. Gives its id.
async fn other_work(session: &Session) -> Outcome<String> {
    session.go("#/assess/start").await?;
    session.answer("p1.1", "2").await?;
    let id = session.assessment_id().await?;
    session.go(&format!("#/assess/{id}/compare")).await?;
    session.click("[data-action='freeze']").await?;
    session.see("[data-version][data-seal='matches']").await?;
    session.go(&format!("#/assess/{id}/plan")).await?;
    session.click("[data-action='add-own']").await?;
    session.see(".plan-item").await?;
    Ok(id)
}

/// Plans one thing, and comes back.
async fn plan(session: &Session, id: &str) -> Outcome {
    session.go(&format!("#/assess/{id}/plan")).await?;
    session.choose("select[name='own-about']", "p6.4").await?;
    session.click("[data-action='add-own']").await?;
    session
        .type_into("[data-about='p6.4'] input[name='owner']", OWNER)
        .await?;
    session
        .put("[data-about='p6.4'] input[name='due']", "2027-03-01")
        .await?;
    session.go(&format!("#/assess/{id}/export")).await?;
    Ok(())
}

/// Clicks a format's button; the page says under which name the file was saved.
async fn make(session: &Session, format: &str) -> Outcome<Caught> {
    let file = session.catch_file(&format!("[data-action='make-{format}']")).await?;
    ensure(file.name.contains("_tot.") && file.name.ends_with(format), || {
        format!("the file of {format} is called {:?}", file.name)
    })?;
    let said = session.see(&format!("[data-format='{format}'] .outcome")).await?;
    ensure(said.contains(&file.name), || {
        format!("{format}: the page says {said:?}")
    })?;
    Ok(file)
}

fn workbook(file: &Caught) -> Outcome {
    let wrong = |error: calamine::XlsxError| Failure::new(format!("the workbook: {error}"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.bytes.clone())).map_err(wrong)?;
    let names = book.sheet_names();
    ensure_equal("how many sheets", &names.len(), &5)?;
    let mut sheets = Vec::new();
    for name in &names {
        sheets.push(book.worksheet_range(name).map_err(wrong)?);
    }
    let cells: Vec<&Data> = sheets.iter().flat_map(|sheet| sheet.rows().flatten()).collect();
    let has = |wanted: &Data| cells.contains(&wanted);
    ensure(has(&Data::String(NAME.to_owned())), || {
        "the name is not in the workbook".to_owned()
    })?;
    ensure(has(&Data::String(FORMULA.to_owned())), || {
        "the note is not in the workbook as it was typed".to_owned()
    })?;
    ensure(has(&Data::String(OWNER.to_owned())), || {
        "the plan is not in the workbook".to_owned()
    })?;
    let supported = SUPPORTED.parse().map(Data::Float);
    ensure(supported.is_ok_and(|supported| has(&supported)), || {
        "the supported index is no number in the workbook".to_owned()
    })?;
    ensure(cells.iter().any(|cell| matches!(cell, Data::DateTime(_))), || {
        "no day is a day in the workbook".to_owned()
    })?;
    for name in &names {
        let formulas = book.worksheet_formula(name).map_err(wrong)?;
        let formulas: Vec<&String> = formulas.rows().flatten().filter(|text| !text.is_empty()).collect();
        ensure(formulas.is_empty(), || format!("{name} holds formulas: {formulas:?}"))?;
    }
    Ok(())
}

/// Both separators, with and without the mark, and another table.
async fn csv(session: &Session) -> Outcome {
    let english = make(session, "csv").await?.text()?;
    ensure(english.starts_with('\u{feff}') && english.contains("\r\n"), || {
        format!("the CSV begins with {:?}", english.get(..40))
    })?;
    ensure_equal("rows of statements", &english.matches("\r\n").count(), &60)?;
    let guarded = format!("\"'{}\"", FORMULA.replace('"', "\"\""));
    ensure(english.contains(&guarded), || {
        "a formula stands in the CSV unguarded".to_owned()
    })?;

    session.click("input[name='csv-separator'][value='semicolon']").await?;
    session.click("input[name='csv-mark']").await?;
    session.choose("select[name='csv-table']", "overview").await?;
    let overview = make(session, "csv").await?.text()?;
    ensure(!overview.starts_with('\u{feff}'), || {
        "the mark was not left out".to_owned()
    })?;
    let expected = SUPPORTED.replace('.', ",");
    ensure(overview.contains(&format!(";{expected}\r\n")), || {
        format!("no {expected} in {overview:?}")
    })?;

    session.choose("select[name='csv-table']", "plan").await?;
    let plan = make(session, "csv").await?.text()?;
    ensure_equal("lines of the plan", &plan.matches("\r\n").count(), &2)?;
    ensure(plan.contains(&format!(";1;2;{OWNER};2027-03-01;")), || {
        format!("the plan says {plan:?}")
    })
}

fn html(file: &Caught) -> Outcome {
    let page = file.text()?;
    for needed in [
        "<html lang=\"en\">",
        "default-src 'none'",
        "<th scope=\"col\">",
        "Studio &lt;b&gt;Lume&lt;/b&gt;",
        SUPPORTED,
    ] {
        ensure(page.contains(needed), || format!("the page has no {needed}"))?;
    }
    for forbidden in ["<script", "<b>Lume", "<img", " src=", " href="] {
        ensure(!page.contains(forbidden), || format!("the page has {forbidden}"))?;
    }
    Ok(())
}

fn markdown(file: &Caught) -> Outcome {
    let text = file.text()?;
    ensure(text.starts_with("# Studio \\<b\\>Lume"), || {
        format!("the Markdown begins with {:?}", text.lines().next())
    })?;
    ensure_equal(
        "tables",
        &text.lines().filter(|line| line.starts_with("## ")).count(),
        &5,
    )?;
    let rows = text.lines().filter(|line| line.starts_with("| p")).count();
    // Ten principles, 59 statements, seven pieces of evidence, one thing that is planned.
    ensure_equal("rows with an id", &rows, &77)
}

fn data(file: &Caught, id: &str) -> Outcome {
    let text = file.text()?;
    ensure(text.contains(&format!("\"supported\":{SUPPORTED}")), || {
        "the supported index is not printed as it is".to_owned()
    })?;
    let read: Value = serde_json::from_str(&text)?;
    for (pointer, expected) in [
        ("/format", json!("touchstone-export")),
        ("/file", json!(file.name)),
        ("/assessment", json!(id)),
        ("/name", json!(NAME)),
        ("/profile", json!("bus")),
        ("/self_declared", json!(true)),
        ("/answers/p1.1/answer", json!(3)),
        ("/answers/p1.1/note", json!(FORMULA)),
        ("/answers/p4.7/answer", json!("unknown")),
        ("/improvement_plan/0/indicator", json!("p6.4")),
        ("/improvement_plan/0/from", json!(1)),
        ("/improvement_plan/0/to", json!(2)),
        ("/improvement_plan/0/owner", json!(OWNER)),
        ("/improvement_plan/0/due", json!("2027-03-01")),
        ("/improvement_plan/0/state", json!("open")),
        ("/improvement_plan/0/source", json!("hand")),
    ] {
        ensure_equal(
            &format!("the data's {pointer}"),
            &read.pointer(pointer),
            &Some(&expected),
        )?;
    }
    Ok(())
}

/// The worked example with a name and a note that are hard to carry.
fn example() -> Outcome<String> {
    let mut file: Value = serde_json::from_str(&worked_example()?)?;
    let registers = file
        .pointer_mut("/documents/0/registers")
        .and_then(Value::as_object_mut);
    let registers = registers.ok_or_else(|| Failure::new("the worked example has no registers"))?;
    for (key, text) in [("name", NAME), ("p1.1/note", FORMULA)] {
        let register = json!({ "text": text, "counter": 9_999, "writer": "3f2a9c5b7d10" });
        registers.insert(key.to_owned(), register);
    }
    let day = json!({ "value": "2026-11-23", "counter": 9_999, "writer": "3f2a9c5b7d10" });
    registers.insert("assessed_on".to_owned(), day);
    Ok(file.to_string())
}
