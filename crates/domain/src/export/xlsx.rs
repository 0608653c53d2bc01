//! All tables as one workbook for spreadsheets (Office Open XML, ISO/IEC 29500): a sheet for each table.
//!
//! The few parts that such a file needs are written here by hand. The crate `rust_xlsxwriter` 0.102 does far more and adds
//! 340 kB (gzip) to the part of the app that uses it; this adds a few. Nothing is compressed: tables of an assessment are
//! tens of kilobytes, and a store-only archive needs no compressor.
//!
//! Numbers are numbers, days are days, texts are texts: there is no formula in any of these files. A text that looks like
//! one carries the mark that keeps a spreadsheet from reading it as one when somebody edits the cell.

use super::table::Workbook;

mod archive;
mod parts;
mod sheet;

use archive::Archive;

/// What the file is for the browser.
pub const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The most characters (UTF-16 units) that a cell holds; what is longer is cut, with a note that says so.
pub const CELL_LIMIT: usize = 32_767;

/// The workbook as a file.
#[must_use]
pub fn write(workbook: &Workbook) -> Vec<u8> {
    let names = parts::sheet_names(workbook);
    let mut archive = Archive::default();
    archive.add("[Content_Types].xml", &parts::content_types(names.len()));
    archive.add("_rels/.rels", parts::RELATIONS);
    archive.add("docProps/core.xml", &parts::properties(workbook));
    archive.add("xl/workbook.xml", &parts::workbook(&names));
    archive.add("xl/_rels/workbook.xml.rels", &parts::workbook_relations(names.len()));
    archive.add("xl/styles.xml", parts::STYLES);
    for (number, sheet) in (1..).zip(&workbook.sheets) {
        let part = format!("xl/worksheets/sheet{number}.xml");
        archive.add(&part, &sheet::write(sheet, &workbook.cut, number == 1));
    }
    archive.finish()
}

#[cfg(test)]
mod tests;
