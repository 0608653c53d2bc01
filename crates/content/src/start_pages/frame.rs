//! Header, notices and footer: what stands around every page.

use super::Drawing;
use crate::markdown::escape;

/// The mark: the dark stone and the streak of gold.
const MARK: &str = "<svg class=\"mark\" viewBox=\"0 0 64 64\" aria-hidden=\"true\">\
    <path class=\"mark-stone\" d=\"M14 8h34l10 14-4 30-30 6L6 44l2-26z\"></path>\
    <path class=\"mark-gold\" d=\"M18 44 46 20\"></path></svg>";

/// The main places: address and word.
const PLACES: [(&str, &str); 4] = [
    ("#/assess", "nav_assess"),
    ("#/learn", "nav_learn"),
    ("#/data", "nav_data"),
    ("#/settings", "nav_settings"),
];

pub(super) fn frame(drawing: &Drawing<'_>, languages: &[(String, String)]) -> String {
    let word = |key| drawing.word(key);
    let links: String = PLACES
        .iter()
        .map(|(address, key)| format!("<li><a href=\"{address}\">{}</a></li>", word(key)))
        .collect();
    let options: String = languages
        .iter()
        .map(|(id, name)| {
            let selected = if *id == drawing.language.id { " selected" } else { "" };
            format!(
                "<option value=\"{id}\" lang=\"{id}\"{selected}>{}</option>",
                escape(name)
            )
        })
        .collect();
    format!(
        "<a class=\"skip\" href=\"#main\">{skip}</a>\
         <header class=\"frame-header\"><a class=\"brand\" href=\"#/\">{MARK}Touchstone</a>\
         <nav aria-label=\"{navigation}\"><ul>{links}</ul></nav>\
         <label class=\"language\"><span class=\"visually-hidden\">{language}</span><select id=\"language\">{options}</select></label>\
         <p class=\"save-status\" role=\"status\" data-save=\"idle\"><span id=\"save-sentence\"></span> \
         <a id=\"save-file\" href=\"#/data\" hidden>{save}</a></p></header>\
         <div id=\"notices\">{only_in}<p id=\"language-trouble\" class=\"notice\" role=\"alert\" hidden></p><div data-slot=\"notices\"></div></div>\
         <main id=\"main\"></main>\
         <footer class=\"frame-footer\"><p>{self_declared}</p><ul>\
         <li><a href=\"#/about\">{about}</a></li><li><a href=\"#/sources\">{sources}</a></li></ul></footer>\
         <div data-slot=\"terms\"></div>",
        skip = word("skip"),
        navigation = word("navigation"),
        language = word("language"),
        save = word("save_file_now"),
        only_in = only_in(drawing, languages),
        self_declared = word("footer_self_declared"),
        about = word("footer_about"),
        sources = word("footer_sources"),
    )
}

/// Says in which language the checklist is, where it is not the page's.
fn only_in(drawing: &Drawing<'_>, languages: &[(String, String)]) -> String {
    let written_in = &drawing.language.instrument.language;
    let named = languages.iter().find(|(id, _)| id == written_in);
    let name = named.map_or(written_in.as_str(), |(_, name)| name.as_str());
    let sentence = drawing.filled("only_in", &[("language", name)]);
    if *written_in == drawing.language.id {
        return String::new();
    }
    format!("<p class=\"only-in\" data-notice=\"only-in\">{sentence}</p>")
}
