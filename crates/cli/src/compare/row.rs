//! A pair as a row of a table.

use touchstone_domain::assessment::Assessment;
use touchstone_domain::bands::Band;
use touchstone_domain::compare::{Comparison, Indices, Moves};
use touchstone_domain::instrument::Instrument;
use touchstone_domain::ratio::Ratio;
use touchstone_domain::scoring::combine::score;

use super::line::difference;
use crate::open::Fault;
use crate::table::Cell;

/// The columns before those of principles and indicators.
const HEAD: [&str; 20] = [
    "old",
    "new",
    "assessment",
    "band_old",
    "band_new",
    "up",
    "same",
    "down",
    "real_up",
    "real_down",
    "essentials_changed",
    "overall_old",
    "overall_new",
    "overall_difference",
    "compared",
    "left_out",
    "new_evidence",
    "version_old",
    "version_new",
    "not_carried",
];

/// `p4_old`, `p4_new` and `p4_difference` are the indices of a principle on what both versions answer, `p4.2_old` and
/// `p4.2_new` the levels of an indicator that is compared.
pub(super) fn names(instrument: &Instrument) -> Vec<String> {
    let mut names: Vec<String> = HEAD.map(str::to_owned).to_vec();
    for principle in &instrument.principles {
        names.extend(["old", "new", "difference"].map(|which| format!("{}_{which}", principle.id)));
    }
    for indicator in instrument.indicators() {
        names.extend(["old", "new"].map(|which| format!("{}_{which}", indicator.id)));
    }
    names.push("error".to_owned());
    names
}

/// The cells in the order of the names.
pub(super) fn cells(
    files: [&str; 2],
    versions: [&Assessment; 2],
    comparison: &Comparison,
    instrument: &Instrument,
) -> Vec<Cell> {
    let ([old, new], [before, after]) = (files, versions);
    let band = |version: &Assessment| Cell::text_or_nothing(score(instrument, version).band.map(Band::id));
    let Moves { up, same, down } = comparison.moves();
    let real = comparison.real_moves();
    let essentials = comparison.essentials().map(|moved| moved.indicator);
    let mut cells = vec![
        Cell::text(old),
        Cell::text(new),
        Cell::text(after.head.id.as_str()),
        band(before),
        band(after),
        Cell::whole(up),
        Cell::whole(same),
        Cell::whole(down),
        Cell::whole(real.up),
        Cell::whole(real.down),
        words(essentials),
    ];
    cells.extend(indices(comparison.overall));
    cells.extend([
        count(comparison.indicators.len()),
        count(comparison.left_out.len()),
        count(comparison.new_evidence.len()),
        words(comparison.versions_before.iter()),
        words(comparison.versions_after.iter()),
        words(comparison.not_carried.iter()),
    ]);
    for principle in &instrument.principles {
        let mut all = comparison.principles.iter();
        let moved = all.find(|moved| moved.id == principle.id);
        cells.extend(indices(moved.map(|moved| moved.indices)));
    }
    for indicator in instrument.indicators() {
        let mut all = comparison.indicators.iter();
        let moved = all.find(|moved| moved.indicator == indicator.id);
        let levels = moved.map(|moved| [moved.from, moved.to].map(|level| Cell::whole(level.number())));
        cells.extend(levels.unwrap_or([Cell::Nothing, Cell::Nothing]));
    }
    cells.push(Cell::Nothing);
    cells
}

/// The cells of something that cannot be read; `side` is the column of its file.
pub(super) fn fault(side: &'static str, file: &str, fault: &Fault) -> [(&'static str, Cell); 3] {
    [
        (side, Cell::text(file)),
        ("assessment", Cell::text_or_nothing(fault.assessment.as_deref())),
        ("error", Cell::text(&fault.error)),
    ]
}

fn indices(indices: Option<Indices>) -> [Cell; 3] {
    let number = |number: Ratio| Cell::Number(number.six_decimals());
    match indices {
        Some(both) => [number(both.before), number(both.after), Cell::Number(difference(both))],
        None => [Cell::Nothing, Cell::Nothing, Cell::Nothing],
    }
}

fn count(things: usize) -> Cell {
    Cell::whole(u64::try_from(things).unwrap_or(u64::MAX))
}

/// Ids or versions, with a space between them.
fn words(words: impl Iterator<Item = impl ToString>) -> Cell {
    let words: Vec<String> = words.map(|word| word.to_string()).collect();
    match words.as_slice() {
        [] => Cell::Nothing,
        words => Cell::text(&words.join(" ")),
    }
}
