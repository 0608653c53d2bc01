//! The page of a principle: every indicator with its five anchors beside the choice.

use touchstone_domain::catalog::{IndicatorWords, PrincipleWords};
use touchstone_domain::instrument::{Indicator, Level};

use super::Drawing;
use super::level_mark::level_mark;
use crate::markdown::escape;

/// The page of a principle.
pub(crate) fn page(drawing: &Drawing<'_>, words: &PrincipleWords) -> String {
    let word = |key| drawing.word(key);
    let number = words.id.number().to_string();
    let title = drawing.filled("principle_title", &[("number", &number), ("name", &words.name)]);
    let language = words
        .language
        .as_deref()
        .unwrap_or(&drawing.language.instrument.language);
    let lang = if language == drawing.language.id {
        String::new()
    } else {
        format!(" lang=\"{language}\"")
    };
    let structure = drawing.compiled.instrument.principle(words.id);
    let indicators: String = structure
        .into_iter()
        .flat_map(|principle| &principle.indicators)
        .filter_map(|indicator| {
            let words = words.indicators.iter().find(|words| words.id == indicator.id)?;
            Some(card(drawing, indicator, words, &lang))
        })
        .collect();
    format!(
        "<div class=\"page answer\" data-principle-page=\"{id}\"><h1 tabindex=\"-1\">{title}</h1><div class=\"answer-layout\">\
         <nav class=\"principles\" aria-label=\"{principles}\"><ol id=\"principle-list\"></ol>\
         <a class=\"button\" data-link=\"report\">{report}</a></nav>\
         <div class=\"answer-main\"><div data-slot=\"about\"></div><div data-slot=\"introduction\"></div>\
         <div data-slot=\"tools\"></div>{indicators}{pager}</div>{running}</div></div>",
        id = words.id,
        principles = word("principles"),
        report = word("to_report"),
        pager = pager(drawing),
        running = running(drawing),
    )
}

fn card(drawing: &Drawing<'_>, indicator: &Indicator, words: &IndicatorWords, lang: &str) -> String {
    let word = |key| drawing.word(key);
    let id = words.id;
    let essential = if indicator.essential {
        format!(" <span class=\"essential\">{}</span>", word("essential"))
    } else {
        String::new()
    };
    let label = drawing.filled("indicator_id", &[("id", &id.to_string().replace('p', "P"))]);
    format!(
        "<section class=\"indicator\" data-indicator=\"{id}\"{lang}>\
         <h2 tabindex=\"-1\"><span class=\"indicator-id\">{label}</span>{name}{essential}</h2>\
         <fieldset><legend class=\"statement\">{statement}</legend><p class=\"why\">{why}</p>{choices}\
         <div data-slot=\"choice\"></div></fieldset>\
         <div data-slot=\"more\">\
         <details class=\"evidence\"><summary>{evidence}</summary></details>\
         <details class=\"note\"><summary>{note}</summary></details>\
         <details class=\"explanations\"><summary>{examples}</summary></details></div></section>",
        name = escape(&words.name),
        statement = words.statement,
        why = words.why,
        choices = choices(drawing, indicator, words),
        evidence = word("evidence_none"),
        note = word("note"),
        examples = word("examples"),
    )
}

/// The five levels with their anchors, "don't know yet" and N/A: one radio group for each indicator.
fn choices(drawing: &Drawing<'_>, indicator: &Indicator, words: &IndicatorWords) -> String {
    let radio = |value: &str| {
        format!(
            "<input type=\"radio\" name=\"{}\" value=\"{value}\" autocomplete=\"off\">",
            words.id
        )
    };
    let anchors: String = Level::ALL
        .into_iter()
        .zip(&words.anchors)
        .map(|(level, anchor)| {
            let number = level.number();
            format!(
                "<label class=\"choice\" data-level=\"{number}\">{}{}<span class=\"anchor\">{}</span></label>",
                radio(&number.to_string()),
                level_mark(drawing, level),
                escape(anchor)
            )
        })
        .collect();
    let other = |value: &str, attributes: &str, key| {
        format!(
            "<label class=\"choice other\"{attributes}>{}<span>{}</span></label>",
            radio(value),
            drawing.word(key)
        )
    };
    // Which profiles may choose it, for the app; hidden until one of them is chosen.
    let profiles: Vec<&str> = indicator
        .not_applicable_for
        .iter()
        .map(|profile| profile.id())
        .collect();
    let skip = format!(" data-may-skip=\"{}\" hidden", profiles.join(" "));
    format!(
        "<div class=\"choices\">{anchors}<div class=\"other-choices\">{}{}\
         <button type=\"button\" class=\"quiet\" data-action=\"take-back\" hidden>{}</button></div></div>",
        other("unknown", "", "unknown"),
        other("na", &skip, "not_applicable"),
        drawing.word("take_back"),
    )
}

/// Previous principle, next unanswered indicator, next principle; the app knows which.
fn pager(drawing: &Drawing<'_>) -> String {
    format!(
        "<nav class=\"pager\" aria-label=\"{}\"><a class=\"button\" data-link=\"previous\" hidden></a>\
         <button type=\"button\" data-action=\"next-unanswered\" disabled>{}</button>\
         <a class=\"button primary\" data-link=\"next\"></a></nav>",
        drawing.word("pager"),
        drawing.word("next_unanswered"),
    )
}

/// The result while answering: this principle, everything, and the band so far.
fn running(drawing: &Drawing<'_>) -> String {
    let word = |key| drawing.word(key);
    let empty = word("no_value");
    let row = |key, id: &str| format!("<dt>{}</dt><dd><output id=\"{id}\">{empty}</output></dd>", word(key));
    let step = |key, action: &str| {
        format!(
            "<button type=\"button\" data-action=\"{action}\" disabled>{}</button>",
            word(key)
        )
    };
    format!(
        "<aside class=\"running\" aria-label=\"{}\"><dl>{}{}{}{}</dl><p class=\"steps\">{} {}</p></aside>",
        word("running"),
        row("running_principle", "principle-index"),
        row("running_overall", "running-overall"),
        row("running_band", "running-band"),
        row("running_coverage", "running-coverage"),
        step("undo", "undo"),
        step("redo", "redo"),
    )
}
