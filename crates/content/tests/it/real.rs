//! The real content.

use std::sync::LazyLock;

use touchstone_content::{Compiled, Example, compile, emit, synthetic};
use touchstone_domain::assessment::{Answer, Evidence, EvidenceStrength, read};
use touchstone_domain::bands::{Band, BandReason};
use touchstone_domain::catalog::Unit;
use touchstone_domain::evidence::{Age, age};
use touchstone_domain::instrument::Indicator;
use touchstone_domain::portfolio::numbered;
use touchstone_domain::save_file;
use touchstone_domain::scoring::combine::score;

use crate::{project, scratch};

/// Compiled once: it takes seconds.
static REAL: LazyLock<Compiled> = LazyLock::new(|| {
    compile(&project("modules")).unwrap_or_else(|diagnostics| {
        let lines: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        panic!("the content has {} problems:\n{}", lines.len(), lines.join("\n"))
    })
});

pub(super) fn real() -> &'static Compiled {
    &REAL
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

/// Providers of the course, and what their example must come to: the course tells these results.
const PROVIDERS: [(&str, &str, Band, &str, &[&str]); 4] = [
    (
        "fontanarossa",
        "Accademia Fontanarossa",
        Band::Ready,
        "67.2",
        &["p7.4", "p8.2"],
    ),
    (
        "valdispina",
        "Liceo tecnico Valdispina",
        Band::Developing,
        "65.2",
        &["p4.4"],
    ),
    // Unit 11: 48.2, and Emerging because of a poster in the foyer.
    (
        "danza-corrente",
        "Hub Danza Corrente",
        Band::Emerging,
        "48.2",
        &["p6.1"],
    ),
    // Unit 3, section 8: 56.1, and Developing because of the index alone.
    ("lanterna", "Studio Lanterna", Band::Developing, "56.1", &[]),
];

#[test]
fn the_four_providers_of_the_course_come_to_the_results_that_it_tells() {
    let compiled = real();
    for language in &compiled.languages {
        assert_eq!(language.examples_language, language.id, "the examples are translated");
        assert_eq!(language.examples.len(), PROVIDERS.len());
        for (example, (id, name, band, overall, held_by)) in language.examples.iter().zip(PROVIDERS) {
            assert_eq!((example.id.as_str(), example.name.as_str()), (id, name));
            assert_eq!(example.language, None, "{id} has words in {}", language.id);
            let score = score(&compiled.instrument, &read::assessment(&example.document));
            assert_eq!(score.band, Some(band), "{id}");
            assert_eq!(
                score.overall.map(|index| index.decimals(1)).as_deref(),
                Some(overall),
                "{id}"
            );
            let holding = score.reasons.iter().filter_map(|reason| match reason {
                BandReason::EssentialLevel { indicator, .. } => Some(indicator.to_string()),
                _ => None,
            });
            assert_eq!(holding.collect::<Vec<_>>(), held_by, "{id}");
        }
    }
}

#[test]
fn the_course_knows_each_provider_by_its_name() {
    for (_, name, ..) in PROVIDERS {
        let units = &real().languages[0].units;
        let tells = |unit: &&Unit| serde_json::to_string(unit).unwrap().contains(name);
        assert!(
            units.iter().filter(tells).count() >= 3,
            "{name} stands in hardly any unit"
        );
    }
}

#[test]
fn each_example_holds_good_and_bad_evidence_and_claims_more_than_it_shows() {
    let compiled = real();
    for example in &compiled.languages[0].examples {
        let id = &example.id;
        assert_eq!(read::problems(&example.document), []);
        let assessment = read::assessment(&example.document);
        let said = |indicator: &Indicator| assessment.answers.get(&indicator.id).and_then(read::effective);
        assert!(
            compiled
                .instrument
                .indicators()
                .all(|indicator| said(indicator).is_some()),
            "{id}"
        );
        let replies: Vec<Answer> = compiled
            .instrument
            .indicators()
            .filter_map(said)
            .map(|said| said.rating.answer)
            .collect();
        assert!(replies.contains(&Answer::Unknown), "{id} knows everything");

        let evidence: Vec<&Evidence> = assessment
            .answers
            .values()
            .flat_map(|answer| &answer.evidence)
            .collect();
        let has = |what: &str, is_it: &dyn Fn(&Evidence) -> bool| {
            assert!(
                evidence.iter().any(|entry| is_it(entry)),
                "{id} has no evidence that is {what}"
            );
        };
        let age = |entry: &Evidence| {
            age(
                entry.date,
                assessment.head.assessed_on,
                compiled.instrument.rules.evidence_months,
            )
        };
        has("strong and dated", &|entry| {
            entry.strength >= EvidenceStrength::Records && age(entry) == Age::Current
        });
        has("a mere statement", &|entry| {
            entry.strength == EvidenceStrength::Statement
        });
        has("undated", &|entry| age(entry) == Age::Undated);
        has("too old", &|entry| age(entry) == Age::Aged);

        let score = score(&compiled.instrument, &assessment);
        let (claimed, supported) = (score.overall.unwrap(), score.supported.unwrap());
        assert!(
            claimed.approximate() - supported.approximate() > 10.0,
            "{id} shows nearly all that it claims"
        );
    }
    let left_out = |example: &Example| {
        score(&compiled.instrument, &read::assessment(&example.document))
            .counts
            .not_applicable
    };
    let counts: Vec<u32> = compiled.languages[0].examples.iter().map(left_out).collect();
    assert_eq!(counts, [1, 0, 1, 2]);
}

#[test]
fn the_studio_is_the_worked_example() {
    let compiled = real();
    let text = std::fs::read_to_string(project("tests/fixtures/save/worked-example.json")).unwrap();
    let file = save_file::read(&text).unwrap();
    let worked = read::assessment(file.documents_of("assessment").next().unwrap());
    let studio = compiled.languages[0]
        .examples
        .iter()
        .find(|example| example.id == "lanterna")
        .unwrap();
    let studio = score(&compiled.instrument, &read::assessment(&studio.document));
    let worked = score(&compiled.instrument, &worked);
    assert_eq!(
        (
            studio.overall,
            studio.lower,
            studio.upper,
            studio.supported,
            studio.coverage
        ),
        (
            worked.overall,
            worked.lower,
            worked.upper,
            worked.supported,
            worked.coverage
        )
    );
}

#[test]
fn criteria_that_once_had_numbers_are_there_or_retired() {
    let source = std::fs::read_to_string(project("modules").join("portfolio/en.toml")).unwrap();
    for (artefact, criteria) in numbered::all() {
        let begin = source.find(&format!("id = \"{artefact}\"")).unwrap();
        let (_, rest) = source.split_at(begin);
        let end = rest.find("[[artefact]]").or_else(|| rest.find("[[fact_sheet")).unwrap();
        let (own, _) = rest.split_at(end);
        for criterion in criteria {
            assert!(own.contains(&format!("\"{criterion}\"")), "{artefact}: {criterion}");
        }
    }
}

#[test]
fn every_framework_says_what_was_read_of_it() {
    let compiled = real();
    for language in &compiled.languages {
        for framework in &language.crosswalk.frameworks {
            assert!(!framework.sources.is_empty(), "{} names no source", framework.id);
            for link in &framework.sources {
                assert!(language.sources.sources.iter().any(|source| source.id == link.source));
            }
        }
    }
}

/// Frameworks that have no score, and people who must not be ranked, get no word with room for a figure.
#[test]
fn pages_without_a_score_have_no_words_for_one() {
    let compiled = real();
    for (place, part) in compiled.parts.iter().enumerate() {
        if !["frameworks", "tasks"].contains(&part.name.as_str()) {
            continue;
        }
        for language in &compiled.languages {
            for word in &language.words[place] {
                let has_room = ["{index}", "{level}", "{band}", "{percent}", "{count}"]
                    .iter()
                    .any(|figure| word.contains(figure));
                let digits = word.chars().any(|letter| letter.is_ascii_digit() || letter == '%');
                assert!(!has_room && !digits, "{}, {}: {word}", language.id, part.name);
            }
        }
    }
}

#[test]
fn a_large_course_compiles_and_only_its_index_grows() {
    let modules = scratch("many-units").unwrap();
    synthetic::units(&project("modules"), &modules, 40).unwrap();
    let large = compile(&modules).unwrap();
    assert_eq!(large.summary().units, 40);
    let (small_out, large_out) = (scratch("small-out").unwrap(), scratch("large-out").unwrap());
    let small_files = emit(real(), &small_out, false).unwrap();
    let large_files = emit(&large, &large_out, false).unwrap();
    let (small_files, large_files) = (&small_files.languages["en"], &large_files.languages["en"]);
    let size = |file| std::fs::metadata(file).unwrap().len();
    assert_eq!(
        size(large_out.join(&large_files.start)),
        size(small_out.join(&small_files.start))
    );
    assert_eq!(large_files.first, small_files.first);
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
