//! The tools of the course, each with a sound sheet and with nonsense: a sentence for what must change, never a broken
//! figure; and what was typed is kept.

use touchstone_e2e::failure::Outcome;
use touchstone_e2e::page::Tool;

use super::tool_sheets::{LEVELS, SHEETS, Sheet};
use crate::context::Context;

/// So many outcomes are a list of topics.
const MANY: usize = 40;

/// Every tool: a sound sheet, with nothing that must change, kept.
pub(crate) async fn sound(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    for Sheet {
        tool: id, sound, shows, ..
    } in SHEETS
    {
        let tool = Tool::on(&session, id);
        session.visit(&server, &format!("#/tools/{id}")).await?;
        tool.begin().await?;
        session
            .type_into(&tool.inside("input[name='sheet-name']"), "Autumn course")
            .await?;
        for (list, row, name, value) in *sound {
            tool.fill(list, *row, name, value).await?;
        }
        if *id == "mini-jury" {
            score(&tool).await?;
        }
        for part in *shows {
            tool.shows(part).await?;
        }
        tool.is_sound().await?;
        let said = tool.says().await?;

        session.reload().await?;
        session
            .holds(&tool.inside("input[name='sheet-name']"), "Autumn course")
            .await?;
        tool.shows(&said).await?;
    }
    session.visit(&server, "#/tools").await?;
    for Sheet { tool, .. } in SHEETS {
        session.see_text(&format!("[data-tool='{tool}'] .meta"), "1").await?;
    }
    session.console_is_clean().await
}

/// Every tool: nothing typed at all, then nonsense; each gets a sentence.
pub(crate) async fn nonsense(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    for Sheet { tool: id, nonsense, .. } in SHEETS {
        let tool = Tool::on(&session, id);
        session.visit(&server, &format!("#/tools/{id}")).await?;
        tool.begin().await?;
        tool.objects().await?;
        for (list, row, name, value) in *nonsense {
            tool.fill(list, *row, name, value).await?;
        }
        // A text is in the sheet once its field is left, or half a second later.
        session.run("document.activeElement.blur();", &[]).await?;
        session.painted().await?;
        let said = tool.objects().await?;
        // What a person typed stays as they typed it.
        session.reload().await?;
        for (list, row, name, value) in *nonsense {
            if let Some(typed) = value.strip_prefix('-') {
                session
                    .holds(&tool.field(list, *row, name), &format!("-{typed}"))
                    .await?;
            }
        }
        tool.shows(&said).await?;
    }
    session.console_is_clean().await
}

/// Each juror's level for each work; the field is named after the juror's row.
async fn score(tool: &Tool<'_>) -> Outcome {
    for (juror, levels) in (1..).zip(LEVELS) {
        let field = format!("level-{}", tool.row_id("jurors", juror).await?);
        for (work, level) in (1..).zip(levels) {
            tool.fill("works", work, &field, level).await?;
        }
    }
    Ok(())
}

/// Forty outcomes, written with the keyboard: the sheet counts them and says that they are too many.
pub(crate) async fn many(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let tool = Tool::on(&session, "outcome-writer");
    session.visit(&server, "#/tools/outcome-writer").await?;
    tool.begin().await?;
    let begun = 3;
    for row in 1..=MANY {
        if row > begun {
            tool.add_row("outcomes").await?;
            session.press("build").await?;
        } else {
            tool.fill("outcomes", row, "verb", "build").await?;
        }
    }
    session.holds(&tool.field("outcomes", MANY, "verb"), "build").await?;
    tool.objects().await?;
    tool.shows(&MANY.to_string()).await?;

    // A row that goes can come back, with what stood in it.
    tool.fill("outcomes", 2, "object", "a lighting rig").await?;
    session
        .click(&tool.inside("[data-list='outcomes'] fieldset:nth-of-type(2) [data-action='row-remove']"))
        .await?;
    session
        .wait_for(
            "the third row in its place",
            "return document.querySelector(arguments[0]).value === '';",
            &[tool.field("outcomes", 2, "object").into()],
        )
        .await?;
    session.click(&tool.inside("[data-action='bring-back']")).await?;
    session
        .holds(&tool.field("outcomes", 2, "object"), "a lighting rig")
        .await?;
    session.console_is_clean().await
}

/// A tool between the paragraphs of a section is the tool of its own page: one sheet, in both places.
pub(crate) async fn inside(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let tool = Tool::on(&session, "workload");
    session.visit(&server, "#/learn/u04").await?;
    session.go("#/learn/u04/s5").await?;
    session.see("#workload-tool").await?;
    tool.begin().await?;
    tool.fill("parts", 1, "hours", "12").await?;
    tool.shows("12").await?;

    session.leave_page().await?;
    session.click("#workload-tool a[href='#/tools/workload']").await?;
    session.ready("the tool's own page").await?;
    session.holds(&tool.field("parts", 1, "hours"), "12").await?;
    tool.fill("parts", 1, "hours", "30").await?;
    session.visit(&server, "#/learn/u04/s5/workload-tool").await?;
    session.holds(&tool.field("parts", 1, "hours"), "30").await?;
    session.console_is_clean().await
}
