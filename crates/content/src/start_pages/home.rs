//! The first page: what this is, the ways in, and room for where the person left off.

use super::Drawing;

pub(super) fn home(drawing: &Drawing<'_>) -> String {
    let word = |key| drawing.word(key);
    let link = |class: &str, address: &str, key| format!("<a class=\"{class}\" href=\"{address}\">{}</a>", word(key));
    let way = |heading, text, links: String| {
        format!(
            "<section class=\"way\"><h2>{}</h2><p>{}</p><p class=\"actions\">{links}</p></section>",
            word(heading),
            word(text)
        )
    };
    let assess = [
        link("button primary", "#/assess/start", "home_assess_start"),
        link("button", "#/assess/new", "home_assess_quick"),
    ]
    .join(" ");
    let ways = [
        way("home_assess_heading", "home_assess_text", assess),
        way(
            "home_learn_heading",
            "home_learn_text",
            link("button", "#/learn", "home_learn_start"),
        ),
        way(
            "home_room_heading",
            "home_room_text",
            link("button", "#/assess/blank", "home_room_start"),
        ),
    ]
    .concat();
    format!(
        "<div class=\"page home\"><h1 tabindex=\"-1\">{}</h1><p class=\"data-statement\">{}</p><p class=\"lead\">{}</p>\
         <div data-slot=\"left-off\"></div>\
         <div class=\"ways\">{ways}</div>\
         <section class=\"what-it-says\"><h2>{}</h2><p>{}</p><p>{}</p></section></div>",
        word("home_heading"),
        word("data_statement"),
        word("home_lead"),
        word("home_result_heading"),
        word("home_result_text"),
        word("home_own_instrument"),
    )
}
