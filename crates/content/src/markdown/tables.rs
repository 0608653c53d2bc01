//! Tables.

use super::Inline;
use super::render::{Renderer, escape, plain_text, push};

impl Renderer<'_> {
    /// A wide table scrolls in its own region, which a keyboard can reach; its name is the head of the table.
    pub(super) fn table(&self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], html: &mut String) {
        let names: Vec<String> = head
            .iter()
            .map(|cell| plain_text(cell))
            .filter(|name| !name.is_empty())
            .collect();
        let label = escape(&names.join(", "));
        push(
            html,
            format_args!("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\"><table>"),
        );
        html.push_str("<thead><tr>");
        for cell in head {
            let inner = self.inline(cell);
            // A header cell without words would be announced as one.
            let tag = if inner.is_empty() { "td" } else { "th scope=\"col\"" };
            let end = if inner.is_empty() { "td" } else { "th" };
            push(html, format_args!("<{tag}>{inner}</{end}>"));
        }
        html.push_str("</tr></thead><tbody>");
        for row in rows {
            html.push_str("<tr>");
            for cell in row {
                push(html, format_args!("<td>{}</td>", self.inline(cell)));
            }
            html.push_str("</tr>");
        }
        html.push_str("</tbody></table></div>");
    }
}
