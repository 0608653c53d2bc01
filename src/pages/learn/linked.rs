//! Links to indicators and principles in compiled text: they lead to the assessment that was answered last.

use leptos::prelude::untrack;
use touchstone_domain::assessment::AssessmentHead;
use touchstone_domain::ids::{DocumentId, IndicatorId, PrincipleId};

use crate::route::Route;
use crate::state::examples::own_heads;
use crate::state::library::Library;

/// The assessment that was answered last on this device.
#[must_use]
pub fn newest_assessment() -> Option<AssessmentHead> {
    let library = Library::expect();
    untrack(|| own_heads(library).into_iter().next())
}

/// Where an indicator is answered: in that assessment, or in a new one.
#[must_use]
pub fn indicator_href(assessment: Option<&DocumentId>, indicator: IndicatorId) -> String {
    answer_href(assessment, indicator.principle(), Some(indicator.number()))
}

fn answer_href(assessment: Option<&DocumentId>, principle: PrincipleId, indicator: Option<u16>) -> String {
    let route = assessment.map_or(Route::Start, |id| Route::Answer {
        id: id.clone(),
        principle,
        indicator,
    });
    route.href()
}

/// Compiled text, its links leading to the assessment that was answered last.
#[must_use]
pub fn linked(html: &str) -> String {
    let newest = newest_assessment().map(|head| head.id);
    with_links(html, newest.as_ref())
}

/// The words of compiled inline text, for places where no markup can stand.
#[must_use]
pub fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    entities
        .iter()
        .fold(text, |text, (entity, letter)| text.replace(entity, letter))
}

fn with_links(html: &str, assessment: Option<&DocumentId>) -> String {
    let mut pieces = html.split("<a data-");
    let mut linked = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        linked.push_str("<a data-");
        match link(piece, assessment) {
            Some((named, href, rest)) => linked.extend([named, "\" href=\"", href.as_str(), "\"", rest]),
            None => linked.push_str(piece),
        }
    }
    linked
}

/// What names the target, the address, and what follows it, of `indicator="p4.2" href="#/assess">P4.2</a>…`.
fn link<'a>(piece: &'a str, assessment: Option<&DocumentId>) -> Option<(&'a str, String, &'a str)> {
    let (named, rest) = piece.split_once("\" href=\"")?;
    let (_, rest) = rest.split_once('"')?;
    let href = match named.split_once("=\"")? {
        ("indicator", id) => indicator_href(assessment, id.parse().ok()?),
        ("principle", id) => answer_href(assessment, id.parse().ok()?, None),
        _ => return None,
    };
    Some((named, href, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "<p>A (<a data-indicator=\"p4.2\" href=\"#/assess\">P4.2</a>) and \
                        <a data-principle=\"p7\" href=\"#/assess\">seven</a>, <a href=\"#/learn/u03\">unit</a> \
                        <a data-indicator=\"nonsense\" href=\"#/assess\">x</a></p>";

    #[test]
    fn links_lead_to_the_assessment() {
        let id: DocumentId = "0123456789abcdef".parse().unwrap();
        let linked = with_links(TEXT, Some(&id));
        assert!(linked.contains("<a data-indicator=\"p4.2\" href=\"#/assess/0123456789abcdef/p4/2\">P4.2</a>)"));
        assert!(linked.contains("<a data-principle=\"p7\" href=\"#/assess/0123456789abcdef/p7\">seven</a>,"));
        assert!(linked.contains("<a href=\"#/learn/u03\">unit</a>"));
        assert!(linked.ends_with("<a data-indicator=\"nonsense\" href=\"#/assess\">x</a></p>"));
    }

    #[test]
    fn without_one_they_begin_one() {
        let linked = with_links(TEXT, None);
        assert_eq!(linked.matches("href=\"#/assess/start\"").count(), 2);
    }

    #[test]
    fn words_are_read_without_markup() {
        assert_eq!(plain("A &amp; <em>B</em> &amp;lt;"), "A & B &lt;");
        assert_eq!(plain("broken <em"), "broken ");
    }

    #[test]
    fn other_text_stays() {
        for text in [
            "",
            "plain",
            "<p>5 < 6</p>",
            "<a data-source=\"s5\" href=\"#/sources\">[S5]</a>",
            "<a data-",
        ] {
            assert_eq!(with_links(text, None), text);
        }
    }
}
