//! The parts of a workbook beside its sheets.

use super::super::clean::{clean, push_escaped};
use super::super::table::Workbook;

/// What every part begins with.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The longest name of a sheet, in UTF-16 units.
const NAME_LIMIT: usize = 31;

pub(super) const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
</Relationships>";

/// The formats of cells, by their number: 0 numbers, 1 names of columns, 2 days, 3 texts, 4 texts that look like formulas.
pub(super) const STYLES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>\
<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>\
<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>\
<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE7E4DC\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>\
<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
<cellXfs count=\"5\">\
<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>\
<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>\
<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
</cellXfs>\
<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>\
</styleSheet>";

pub(super) fn content_types(sheets: usize) -> String {
    let mut out = [
        HEAD,
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
    ]
    .concat();
    for number in 1..=sheets {
        out.push_str(&format!(
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
        ));
    }
    out.push_str("</Types>");
    out
}

/// Title and language; no date and no author, because nobody here knows them.
pub(super) fn properties(workbook: &Workbook) -> String {
    let mut out = [
        HEAD,
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>",
    ]
    .concat();
    push_escaped(&mut out, &clean(&workbook.title));
    out.push_str("</dc:title><dc:language>");
    push_escaped(&mut out, &clean(&workbook.language));
    out.push_str("</dc:language></cp:coreProperties>");
    out
}

pub(super) fn workbook(names: &[String]) -> String {
    let mut out = [
        HEAD,
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>",
    ]
    .concat();
    for (number, name) in (1..).zip(names) {
        out.push_str("<sheet name=\"");
        push_escaped(&mut out, name);
        let number: u32 = number;
        out.push_str(&format!("\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"));
    }
    out.push_str("</sheets></workbook>");
    out
}

pub(super) fn workbook_relations(sheets: usize) -> String {
    let mut out = [
        HEAD,
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    ]
    .concat();
    for number in 1..=sheets {
        out.push_str(&format!(
            "<Relationship Id=\"rId{number}\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
             Target=\"worksheets/sheet{number}.xml\"/>"
        ));
    }
    out.push_str(&format!(
        "<Relationship Id=\"rId{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" \
         Target=\"styles.xml\"/></Relationships>",
        sheets.saturating_add(1)
    ));
    out
}

/// Names that every spreadsheet takes: short, without forbidden signs, each once whatever the case.
pub(super) fn sheet_names(workbook: &Workbook) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for sheet in &workbook.sheets {
        let allowed = |character: &char| !['[', ']', ':', '*', '?', '/', '\\', '\n', '\t'].contains(character);
        let name: String = clean(&sheet.name).chars().filter(allowed).collect();
        let name = name.trim_matches(['\'', ' ']);
        let name = if name.is_empty() { sheet.id } else { name };
        let name = first_units(name, NAME_LIMIT).trim_end_matches('\'');
        let is_taken = |name: &str| names.iter().any(|other| other.to_lowercase() == name.to_lowercase());
        let mut unique = name.to_owned();
        for number in 2_u32.. {
            if !is_taken(&unique) {
                break;
            }
            let ending = format!(" {number}");
            unique = [first_units(name, NAME_LIMIT.saturating_sub(ending.len())), &ending].concat();
        }
        names.push(unique);
    }
    names
}

/// The beginning of a text that has at most so many UTF-16 units, cut between characters.
pub(super) fn first_units(text: &str, limit: usize) -> &str {
    let mut units = 0_usize;
    for (place, character) in text.char_indices() {
        units = units.saturating_add(character.len_utf16());
        if units > limit {
            return text.get(..place).unwrap_or_default();
        }
    }
    text
}
