//! The real content.

use touchstone_content::{Compiled, compile, emit, synthetic};

use crate::{project, scratch};

fn real() -> Compiled {
    compile(&project("modules")).unwrap_or_else(|diagnostics| {
        let lines: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        panic!("the content has {} problems:\n{}", lines.len(), lines.join("\n"))
    })
}

#[test]
fn the_real_content_is_without_fault() {
    let summary = real().summary();
    assert_eq!(
        (summary.principles, summary.indicators, summary.essentials),
        (10, 59, 16)
    );
    let sizes: Vec<usize> = real()
        .instrument
        .principles
        .iter()
        .map(|principle| principle.indicators.len())
        .collect();
    assert_eq!(sizes, [7, 7, 6, 7, 5, 5, 6, 6, 5, 5]);
    assert!(summary.units >= 1 && summary.sections >= 1 && summary.quiz_items >= 1 && summary.activities >= 1);
}

#[test]
fn a_large_course_compiles_and_only_its_index_grows() {
    let modules = scratch("many-units").unwrap();
    synthetic::units(&project("modules"), &modules, 12).unwrap();
    let large = compile(&modules).unwrap();
    assert_eq!(large.summary().units, 12);
    let (small_out, large_out) = (scratch("small-out").unwrap(), scratch("large-out").unwrap());
    let small_files = emit(&real(), &small_out, false).unwrap();
    let large_files = emit(&large, &large_out, false).unwrap();
    let (small_files, large_files) = (&small_files.languages["en"], &large_files.languages["en"]);
    let size = |file| std::fs::metadata(file).unwrap().len();
    assert_eq!(
        size(large_out.join(&large_files.start)),
        size(small_out.join(&small_files.start))
    );
    assert_eq!(large_files.instrument, small_files.instrument);
    assert!(size(large_out.join(&large_files.programme)) > size(small_out.join(&small_files.programme)));
}

#[test]
fn a_large_instrument_compiles() {
    let modules = scratch("large-instrument").unwrap();
    synthetic::instrument(&project("modules"), &modules, 40).unwrap();
    let compiled = compile(&modules).unwrap();
    let summary = compiled.summary();
    assert_eq!(
        (
            summary.principles,
            summary.indicators,
            summary.essentials,
            summary.units
        ),
        (40, 240, 40, 0)
    );
}
