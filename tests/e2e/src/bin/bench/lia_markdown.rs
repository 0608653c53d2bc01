//! The course as one file of LiaScript's Markdown: the same words in the same order, its own quizzes, no pictures.

use touchstone_domain::catalog::{Activity, QuizItem, QuizKind, Section, Unit};

/// The whole course; a unit is a heading of the first level.
pub(crate) fn course<'units>(units: impl IntoIterator<Item = &'units Unit>) -> String {
    // The header that LiaScript reads first.
    let mut out = "<!--\nauthor: Touchstone\nlanguage: en\nversion: 1.0.0\n-->\n\n".to_owned();
    for unit in units {
        push_unit(&mut out, unit);
    }
    out
}

fn push_unit(out: &mut String, unit: &Unit) {
    heading(out, 1, &unit.title);
    html(out, &unit.opening, 1);
    heading(out, 2, "Outcomes");
    for outcome in &unit.outcomes {
        item(out, &outcome.html);
    }
    out.push('\n');
    for section in &unit.sections {
        push_section(out, section);
    }
    heading(out, 2, "Quiz");
    for question in &unit.quiz {
        push_question(out, question);
    }
    for activity in &unit.activities {
        push_activity(out, activity);
    }
    for template in &unit.templates {
        heading(out, 2, &template.title);
        html(out, &template.html, 1);
    }
    heading(out, 2, "Reflections");
    for reflection in &unit.reflections {
        item(out, &reflection.html);
    }
    out.push('\n');
}

fn push_section(out: &mut String, section: &Section) {
    heading(out, 2, &section.title);
    for part in section.html() {
        html(out, part, 1);
    }
}

fn push_activity(out: &mut String, activity: &Activity) {
    heading(out, 2, &activity.title);
    let handout = activity.handout.iter();
    let parts = [&activity.purpose, &activity.room, &activity.material, &activity.steps]
        .into_iter()
        .chain(handout)
        .chain(&activity.cards)
        .chain([
            &activity.debrief,
            &activity.if_it_goes_wrong,
            &activity.core,
            &activity.may_change,
        ]);
    for part in parts {
        html(out, part, 1);
    }
}

/// A question of LiaScript's own where it has that kind, else its words. What is said to each option comes with the reason.
fn push_question(out: &mut String, question: &QuizItem) {
    html(out, &question.stem, 1);
    html(out, question.setting.as_deref().unwrap_or_default(), 1);
    match (question.kind, question.number) {
        (QuizKind::Number, Some(number)) => out.push_str(&format!("[[{}]]\n", number.answer)),
        _ => {
            for option in &question.options {
                let mark = match (question.kind, option.right) {
                    (QuizKind::One, false) => "[( )] ",
                    (QuizKind::One, true) => "[(X)] ",
                    (QuizKind::Several, false) => "[[ ]] ",
                    (QuizKind::Several, true) => "[[X]] ",
                    _ => "- ",
                };
                out.push_str(&format!("{mark}{}\n", inline(&option.html)));
            }
        }
    }
    let has_answers = matches!(question.kind, QuizKind::One | QuizKind::Several | QuizKind::Number);
    let fence = if has_answers { "***\n\n" } else { "\n" };
    out.push_str(fence);
    for group in &question.groups {
        item(out, group);
    }
    out.push('\n');
    for option in &question.options {
        html(out, &option.feedback, 1);
    }
    html(out, &question.why, 1);
    out.push_str(fence);
}

fn heading(out: &mut String, level: usize, text: &str) {
    out.push_str(&format!("{} {}\n\n", "#".repeat(level), escaped(text)));
}

fn item(out: &mut String, html: &str) {
    out.push_str(&format!("- {}\n", inline(html)));
}

fn inline(source: &str) -> String {
    let mut out = String::new();
    html(&mut out, source, 0);
    out.trim().replace('\n', " ")
}

/// Turns what the content compiler wrote into Markdown. Headings go so many levels down.
fn html(out: &mut String, html: &str, down: usize) {
    let mut writer = Writer {
        out: String::new(),
        lists: Vec::new(),
        rows: None,
        down,
    };
    for piece in html.split('<') {
        match piece.split_once('>') {
            Some((tag, text)) => {
                writer.tag(tag);
                writer.text(text);
            }
            None => writer.text(piece),
        }
    }
    out.push_str(writer.out.trim());
    out.push_str("\n\n");
}

struct Writer {
    out: String,
    /// The mark of each list that is open.
    lists: Vec<&'static str>,
    /// In a table, how many rows were written.
    rows: Option<usize>,
    down: usize,
}

impl Writer {
    fn tag(&mut self, tag: &str) {
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        match name {
            "ul" | "ol" => self.lists.push(if name == "ul" { "- " } else { "1. " }),
            "/ul" | "/ol" => {
                self.lists.pop();
                self.out.push('\n');
            }
            "li" => {
                let mark = self.lists.last().copied().unwrap_or("- ");
                let indent = "   ".repeat(self.lists.len().saturating_sub(1));
                self.out.push_str(&format!("\n{indent}{mark}"));
            }
            "strong" | "/strong" => self.out.push_str("**"),
            "em" | "/em" => self.out.push('*'),
            "table" => {
                self.out.push_str("\n\n");
                self.rows = Some(0);
            }
            "/table" => {
                self.rows = None;
                self.out.push_str("\n\n");
            }
            "tr" => self.out.push_str("| "),
            "/td" | "/th" => self.out.push_str(" | "),
            "/tr" => self.end_row(),
            "br" | "br/" if self.rows.is_some() => self.out.push(' '),
            "/p" | "/figcaption" | "/blockquote" | "br" | "br/" if self.lists.is_empty() && self.rows.is_none() => {
                self.out.push_str("\n\n");
            }
            "/li" | "/dt" | "/dd" | "/p" | "/figcaption" | "/blockquote" => self.out.push(' '),
            _ => self.heading(name),
        }
    }

    fn heading(&mut self, name: &str) {
        let level = name
            .trim_start_matches('/')
            .strip_prefix('h')
            .and_then(|level| level.parse::<usize>().ok());
        match level {
            Some(_) if name.starts_with('/') => self.out.push_str("\n\n"),
            Some(level) => self.out.push_str(&format!("\n\n{} ", "#".repeat(level + self.down))),
            None => {}
        }
    }

    fn end_row(&mut self) {
        let Some(rows) = &mut self.rows else { return };
        *rows += 1;
        if *rows == 1 {
            let line = self.out.lines().last().unwrap_or_default();
            let columns = line.matches(" | ").count().max(1);
            self.out.push_str(&format!("\n|{}", "---|".repeat(columns)));
        }
        self.out.push('\n');
    }

    fn text(&mut self, text: &str) {
        let text = text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
        self.out.push_str(&escaped(&text));
    }
}

/// Text without a meaning of its own in Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if "\\`*_{}[]<>#|@$~^".contains(character) {
            out.push('\\');
        }
        out.push(if character == '\n' { ' ' } else { character });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(source: &str) -> String {
        let mut out = String::new();
        html(&mut out, source, 1);
        out.trim().to_owned()
    }

    #[test]
    fn html_becomes_markdown() {
        let table = [
            (
                "<p>One &amp; <strong>two</strong>.</p><p>Three</p>",
                "One & **two**.\n\nThree",
            ),
            ("<h2 id=\"a\">Head</h2><p>x_y</p>", "### Head\n\nx\\_y"),
            ("<ul><li>a</li><li><p>b</p></li></ul>", "- a \n- b"),
            (
                "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
                "| a | b | \n|---|---|\n| 1 | 2 |",
            ),
            ("<a href=\"#/x\">link</a>", "link"),
        ];
        for (source, expected) in table {
            assert_eq!(written(source), expected, "{source}");
        }
    }
}
