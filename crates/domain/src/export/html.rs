//! All tables as one web page that needs nothing else: for reading, printing and sending to somebody without the app.
//!
//! The page is a file of its own, outside the app's security policy, so it brings its own: nothing is fetched, no script
//! runs. It is well-formed XML as well, so that strict readers take it.

use super::clean::{clean, push_escaped};
use super::table::{Cell, Sheet, Workbook};

/// What the page looks like, on screen and on paper.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}\
h1{line-height:1.2}\
div{overflow-x:auto}\
table{border-collapse:collapse;width:100%}\
th,td{border:1px solid #888;padding:.3rem .5rem;text-align:start;vertical-align:top;white-space:pre-line;overflow-wrap:anywhere}\
th{background:#8882}\
td.n{text-align:end;font-variant-numeric:tabular-nums}\
@media print{body{max-width:none;margin:0;padding:0;font-size:9pt}div{overflow:visible}thead{display:table-header-group}tr{break-inside:avoid}h2{break-after:avoid}}\
@page{size:A4 landscape;margin:12mm}";

/// The page.
#[must_use]
pub fn write(workbook: &Workbook) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html lang=\"");
    push(&mut out, &workbook.language);
    out.push_str(
        "\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>",
    );
    push(&mut out, &workbook.title);
    out.push_str("</title>\n<style>");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n<main>\n<h1 dir=\"auto\">");
    push(&mut out, &workbook.title);
    out.push_str("</h1>\n");
    for sheet in &workbook.sheets {
        push_sheet(&mut out, sheet);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn push_sheet(out: &mut String, sheet: &Sheet) {
    out.push_str("<h2 id=\"");
    push(out, sheet.id);
    out.push_str("\">");
    push(out, &sheet.name);
    out.push_str("</h2>\n<div tabindex=\"0\" role=\"region\" aria-labelledby=\"");
    push(out, sheet.id);
    out.push_str("\">\n<table>\n<thead><tr>");
    for column in &sheet.columns {
        out.push_str("<th scope=\"col\">");
        push(out, &column.name);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &sheet.rows {
        out.push_str("<tr>");
        for (place, cell) in row.iter().enumerate() {
            push_cell(out, place, cell);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

fn push_cell(out: &mut String, place: usize, cell: &Cell) {
    let (begin, end) = match (place, cell.is_number()) {
        (0, _) => ("<th scope=\"row\" dir=\"auto\">", "</th>"),
        (_, true) => ("<td class=\"n\">", "</td>"),
        // The direction goes by what was typed.
        (_, false) => ("<td dir=\"auto\">", "</td>"),
    };
    out.push_str(begin);
    push(out, &cell.plain());
    out.push_str(end);
}

fn push(out: &mut String, text: &str) {
    push_escaped(out, &clean(text));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::export::table::Column;
    use crate::export::tests::{any_text, hostile_sheet, of_sheet};

    /// The cells as a reader of the page finds them, and the names of all elements.
    fn read(page: &str) -> (Vec<String>, Vec<String>) {
        let body = page.strip_prefix("<!DOCTYPE html>\n").unwrap();
        let document = roxmltree::Document::parse(body).unwrap();
        let elements = document.descendants().filter(roxmltree::Node::is_element);
        let name = |node: &roxmltree::Node<'_, '_>| node.tag_name().name().to_owned();
        let cells = elements
            .clone()
            .filter(|node| ["td", "th"].contains(&name(node).as_str()))
            .map(|node| node.text().unwrap_or_default().to_owned());
        let cells = cells.collect();
        let mut names: Vec<String> = elements.map(|node| name(&node)).collect();
        names.sort();
        names.dedup();
        (cells, names)
    }

    /// None of them fetches or runs anything.
    const ELEMENTS: [&str; 16] = [
        "body", "div", "h1", "h2", "head", "html", "main", "meta", "style", "table", "tbody", "td", "th", "thead",
        "title", "tr",
    ];

    #[test]
    fn every_cell_is_there_and_nothing_of_it_is_markup() {
        let sheet = hostile_sheet();
        let columns = sheet.columns.iter().map(|column| clean(&column.name));
        let values = sheet.rows.iter().flatten().map(|cell| clean(&cell.plain()));
        let expected: Vec<String> = columns.chain(values).collect();
        let page = write(&of_sheet(sheet));
        let (cells, names) = read(&page);
        assert_eq!(cells, expected);
        assert!(names.iter().all(|name| ELEMENTS.contains(&name.as_str())), "{names:?}");
        assert!(page.contains("default-src 'none'") && page.contains("@media print"));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_stays_text(text in any_text()) {
            let column = Column { name: text.clone(), width: 5 };
            let mut workbook = of_sheet(Sheet {
                id: "overview",
                name: text.clone(),
                columns: vec![column],
                rows: vec![vec![Cell::Text(text.clone())]],
            });
            workbook.title = text.clone();
            let (cells, names) = read(&write(&workbook));
            prop_assert_eq!(cells, vec![clean(&text), clean(&text)]);
            prop_assert!(names.iter().all(|name| ELEMENTS.contains(&name.as_str())));
        }
    }
}
