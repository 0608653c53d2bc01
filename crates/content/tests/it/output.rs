//! What is written: the same for the same content, readable as the types of the domain, safe, and in every language.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use touchstone_content::{Compiled, compile, emit, words_rs};
use touchstone_domain::assessment::{Answer, EvidenceStrength, read};
use touchstone_domain::catalog::{
    Crosswalk, Details, Glossary, InstrumentWords, Manifest, Portfolio, Programme, Providers, SearchTexts, SectionPart,
    Sources, Start, Unit,
};
use touchstone_domain::example;
use touchstone_domain::ids::{IndicatorId, RaterId};
use touchstone_domain::instrument::ProviderProfile;
use touchstone_domain::save_file::{self, SaveFile};

use crate::{copy, project, scratch};

fn base() -> Compiled {
    compile(&project("tests/fixtures/content/base")).unwrap()
}

/// All files of a folder by path, with their content.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type().unwrap().is_dir() {
            found.extend(
                files(&entry.path())
                    .into_iter()
                    .map(|(inner, text)| (format!("{name}/{inner}"), text)),
            );
        } else {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    found
}

fn load<T: serde::de::DeserializeOwned>(out: &Path, path: &str) -> T {
    serde_json::from_slice(&fs::read(out.join(path)).unwrap()).unwrap()
}

#[test]
fn the_same_content_gives_the_same_files() {
    let (first, second) = (scratch("first-out").unwrap(), scratch("second-out").unwrap());
    let manifest = emit(&base(), &first, true).unwrap();
    assert_eq!(emit(&base(), &second, true).unwrap(), manifest);
    assert_eq!(files(&first), files(&second));
    assert_eq!(load::<Manifest>(&first, "manifest.json"), manifest);
}

#[test]
fn every_file_is_named_and_can_be_read_back() {
    let out = scratch("read-back").unwrap();
    let compiled = base();
    let manifest = emit(&compiled, &out, false).unwrap();
    let mut named = vec!["manifest.json".to_owned()];
    for (language, compiled) in manifest.languages.values().zip(&compiled.languages) {
        let start = Start::from_json(&load(&out, &language.start)).unwrap();
        let file = |name: &str| start.files[name].as_str().unwrap();
        let programme: Programme = load(&out, &language.programme);
        let words: Vec<String> = load(&out, file("report"));
        assert_eq!(
            [start.words.clone(), words],
            [compiled.words[0].clone(), compiled.words[1].clone()]
        );
        assert_eq!(load::<InstrumentWords>(&out, file("instrument")), compiled.instrument);
        assert_eq!(start.checklist.instrument, compiled.instrument.instrument);
        assert_eq!(load::<Details>(&out, file("details")), compiled.details);
        assert_eq!(load::<Crosswalk>(&out, file("crosswalk")), compiled.crosswalk);
        assert_eq!(load::<Sources>(&out, file("sources")), compiled.sources);
        assert_eq!(load::<Glossary>(&out, file("glossary")), compiled.glossary);
        assert_eq!(Some(load::<Portfolio>(&out, file("portfolio"))), compiled.portfolio);
        assert_eq!(load::<Unit>(&out, &programme.units[0].file), compiled.units[0]);
        named.push(language.start.clone());
        named.extend(
            start
                .checklist
                .principles
                .iter()
                .map(|principle| principle.page.clone()),
        );
        named.extend(programme.units.iter().map(|unit| unit.file.clone()));
        let providers: Providers = load(&out, file("providers"));
        assert_eq!(providers.examples.len(), compiled.examples.len());
        for (entry, example) in providers.examples.iter().zip(&compiled.examples) {
            assert_eq!((&entry.document, &entry.name), (&example.document.id, &example.name));
            let text = fs::read_to_string(out.join(&entry.file)).unwrap();
            let expected = SaveFile::of([example.document.clone()]);
            assert_eq!(save_file::read(&text), Ok(expected));
            named.push(entry.file.clone());
        }
        named.extend(start.files.values().filter_map(|path| path.as_str().map(str::to_owned)));
    }
    named.sort();
    assert_eq!(files(&out).into_keys().collect::<Vec<_>>(), named);
}

#[test]
fn a_change_renames_what_changed_and_removes_the_old_file() {
    let (modules, out) = (scratch("changed").unwrap(), scratch("changed-out").unwrap());
    copy(&project("tests/fixtures/content/base"), &modules).unwrap();
    let before = emit(&compile(&modules).unwrap(), &out, false).unwrap();
    let count = files(&out).len();
    let file = modules.join("interface/en.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("Learn", "Study")).unwrap();
    let after = emit(&compile(&modules).unwrap(), &out, false).unwrap();
    let (before, after) = (&before.languages["en"], &after.languages["en"]);
    assert_ne!(before.start, after.start);
    assert_eq!(before.programme, after.programme);
    assert!(!out.join(&before.start).exists());
    assert_eq!(files(&out).len(), count);
}

#[test]
fn a_language_says_which_words_are_not_its_own() {
    let compiled = base();
    let italian = &compiled.languages[1];
    assert_eq!(italian.instrument.language, "it");
    let languages: Vec<Option<&str>> = italian
        .instrument
        .principles
        .iter()
        .map(|principle| principle.language.as_deref())
        .collect();
    assert_eq!(languages, [None, Some("en")]);
    assert_eq!(
        (italian.glossary.language.as_str(), italian.units[0].language.as_str()),
        ("en", "it")
    );
}

#[test]
fn html_is_as_described() {
    let compiled = base();
    let section: String = compiled.languages[0].units[0].sections[0].html().collect();
    for wanted in [
        "<p id=\"claim\">A level is a <strong>claim</strong>",
        "<a class=\"citation\" data-source=\"s1\" href=\"#/sources\" aria-label=\"S1, part 2: A framework (A publisher)\">[S1, part 2]</a>",
        "<button type=\"button\" class=\"term\" data-term=\"learner\">learner</button>",
        "<a data-indicator=\"p1.1\" href=\"#/assess\">P1.1</a>",
        "<a data-principle=\"p2\" href=\"#/assess\">P2</a>",
        "<h2 id=\"owner\">Owner</h2>",
        "<a href=\"#/learn/u01/s1/claim\">the claim</a>",
        "<a href=\"#/learn/u01/quiz/q1\">a question</a>",
        "<figure id=\"levels\"><svg role=\"img\" aria-label=\"Two boxes, the second one labelled.\"",
        "<linearGradient id=\"levels-shade\">",
        "fill=\"url(#levels-shade)\"",
        "<text x=\"12\" y=\"8\">A &amp; B</text>",
        "<figcaption>Two boxes</figcaption></figure>",
        "<th scope=\"col\">meaning</th>",
        "<ol><li>First step</li>",
    ] {
        assert!(section.contains(wanted), "{wanted}\nis not in\n{section}");
    }
    assert!(!section.contains("<title>"));
    let item = &compiled.languages[0].units[0].quiz[1];
    assert_eq!(item.setting.as_deref(), Some("<p>A studio has a page.</p>"));
    assert_eq!(
        item.options.iter().map(|option| option.right).collect::<Vec<_>>(),
        [true, true, false]
    );
    assert!(item.why.starts_with("<p>both can be seen <a class=\"citation\""));
    assert!(
        compiled.languages[0].units[0].activities[0]
            .steps
            .contains("<h4 id=\"hand-out\">")
    );
}

#[test]
fn indicators_know_the_sections_and_activities_that_help() {
    let modules = scratch("taught").unwrap();
    copy(&project("tests/fixtures/content/base"), &modules).unwrap();
    let edit = |file: &str, from: &str, to: &str| {
        let file = modules.join(file);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from));
        fs::write(&file, text.replacen(from, to, 1)).unwrap();
    };
    let unit = "units/u01-first/unit.toml";
    edit(unit, "[\"p1.1\"]", "[\"p1.1#owner\", \"p1.2\"]");
    edit(unit, "group = [2, 4]", "group = [2, 4]\nindicators = [\"p1.2\"]");
    edit(unit, "[\"q1\", \"a1\"]", "[\"q1\", \"specification\"]");
    let compiled = compile(&modules).unwrap();
    let [first, second] = compiled.languages[0].details.principles[0].indicators.as_slice() else {
        panic!("the first principle has two indicators")
    };
    assert_eq!(
        (first.course.as_slice(), first.activities.len()),
        (["u01/s1/owner".to_owned()].as_slice(), 0)
    );
    assert_eq!(
        (second.course[0].as_str(), second.activities[0].as_str()),
        ("u01/s1", "u01/activities/a1")
    );
    let alignment = &compiled.alignment()[0];
    assert_eq!(
        (alignment.unit.as_str(), alignment.text.as_str()),
        ("u01", "Explain a level.")
    );
    assert_eq!(alignment.checked_by, ["q1", "specification"]);
}

#[test]
fn everything_can_be_searched() {
    let out = scratch("search-out").unwrap();
    let manifest = emit(&base(), &out, false).unwrap();
    let start = Start::from_json(&load(&out, &manifest.languages["en"].start)).unwrap();
    let texts: SearchTexts = load(&out, start.files["search"].as_str().unwrap());
    let targets: Vec<&str> = texts.entries.iter().map(|entry| entry.target.as_str()).collect();
    let expected = [
        "u01/s1",
        "u01/s1/owner",
        "u01/quiz/q1",
        "u01/quiz/q2",
        "u01/activities/a1",
        "u01/templates/t1",
        "learner",
    ];
    assert_eq!(targets[..7], expected);
    assert!(targets.contains(&"p1.1"));
    let owner = &texts.entries[1];
    assert_eq!(owner.title, "Levels: Owner");
    assert!(owner.text.contains("See the claim") && !owner.text.contains('<') && !owner.text.contains("A & B"));
}

#[test]
fn tools_stand_between_the_texts_of_a_section() {
    let modules = scratch("tools").unwrap();
    copy(&project("tests/fixtures/content/base"), &modules).unwrap();
    for language in ["en", "it"] {
        let file = modules.join(format!("units/u01-first/{language}.md"));
        let text = fs::read_to_string(&file).unwrap();
        let at = text.find("\n### ").unwrap();
        fs::write(
            &file,
            format!("{}\n::tool workload {{#sums}}\n{}", &text[..at], &text[at..]),
        )
        .unwrap();
    }
    let compiled = compile(&modules).unwrap();
    let [before, tool, after] = compiled.languages[0].units[0].sections[0].body.as_slice() else {
        panic!("three parts")
    };
    assert!(matches!(before, SectionPart::Html(html) if html.starts_with("<p id=\"claim\">")));
    assert!(matches!(after, SectionPart::Html(html) if html.starts_with("<h2 id=\"owner\">")));
    assert_eq!(
        serde_json::to_string(tool).unwrap(),
        "{\"tool\":{\"name\":\"workload\",\"id\":\"sums\"}}"
    );
}

#[test]
fn words_have_numbers_and_plurals_their_forms() {
    let compiled = base();
    let code = words_rs(&compiled);
    for wanted in [
        "pub const PARTS: &[&str] = &[\"start\", \"report\"];",
        "pub mod start {",
        "/// one: One answer / other: {count} answers\n    pub const ANSWERED: Word = Word::new(0, 0);",
        "pub const HELLO: Word = Word::new(0, 1);",
        "pub const MENU_LEARN: Word = Word::new(0, 2);",
        "pub const TITLE: Word = Word::new(1, 0);",
    ] {
        assert!(code.contains(wanted), "{wanted}\nis not in\n{code}");
    }
    let italian = &compiled.languages[1].words[0];
    assert_eq!(
        italian[0],
        "\u{1}one\u{2}{count} risposta\u{1}other\u{2}{count} risposte"
    );
    assert_eq!(italian[1], "Ciao {name}");
}

#[test]
fn the_pseudo_language_covers_every_text() {
    let out = scratch("pseudo").unwrap();
    let manifest = emit(&base(), &out, true).unwrap();
    let pseudo = &manifest.languages["qps"];
    let start = Start::from_json(&load(&out, &pseudo.start)).unwrap();
    assert_eq!(start.words[1], "[!! Héllö {name} !!]");
    let instrument: InstrumentWords = load(&out, start.files["instrument"].as_str().unwrap());
    assert_eq!(
        instrument.principles[0].indicators[0].statement,
        "[!! Wé ðö  !!]<em>[!! thïš !!]</em>[!! . !!]"
    );
    let programme: Programme = load(&out, &pseudo.programme);
    assert_eq!(programme.language, "qps");
    let unit: Unit = load(&out, &programme.units[0].file);
    // Letters that the pseudo language changes may stand in tags and entities only.
    let texts = unit.sections[0].html().collect::<String>().replace("&amp;", "");
    let outside: String = texts
        .split('<')
        .filter_map(|piece| piece.split_once('>'))
        .map(|(_, text)| text)
        .collect();
    assert!(
        !outside.is_empty() && !outside.contains(['a', 'e', 'i', 'o', 'u']),
        "{outside}"
    );
    let providers: Providers = load(&out, start.files["providers"].as_str().unwrap());
    assert_eq!(
        (providers.language.as_str(), providers.examples[0].name.as_str()),
        ("qps", "[!! Štüðïö !!]")
    );
    let example = save_file::read(&fs::read_to_string(out.join(&providers.examples[0].file)).unwrap()).unwrap();
    let example = example.documents_of("assessment").next().unwrap();
    assert_eq!(example.text("p1.1/note"), Some("[!! Šïğñéð bý thé öwñér. !!]"));
}

#[test]
fn an_example_is_the_assessment_that_somebody_would_have_made() {
    let compiled = base();
    let [english, italian] = &compiled.languages[..] else {
        panic!("the base has two languages");
    };
    let (english, italian) = (&english.examples[0], &italian.examples[0]);
    assert_eq!(example::of(&english.document), Some("studio"));
    assert_eq!(
        english.document.id, italian.document.id,
        "the same on every device and in every language"
    );
    let assessment = read::assessment(&english.document);
    assert_eq!(read::problems(&english.document), []);
    assert_eq!(assessment.head.profile, Some(ProviderProfile::Bus));
    assert_eq!(assessment.head.assessed_on, "2026-11-23".parse().ok());
    let answer = |id: &str| assessment.answers.get(&id.parse::<IndicatorId>().unwrap()).unwrap();
    let policy = &answer("p1.1").evidence[0];
    assert_eq!((policy.title.as_str(), policy.place.as_str()), ("Policy", "Drawer 2"));
    assert_eq!(policy.date, "2026-05".parse().ok());
    assert_eq!(policy.strength, EvidenceStrength::Document);
    let own = RaterId::own();
    assert_eq!(
        answer("p1.2").reasons.get(&own).map(String::as_str),
        Some("There is no partner.")
    );
    assert_eq!(
        answer("p2.1").ratings.get(&own).map(|rating| rating.answer),
        Some(Answer::Unknown)
    );
    assert_eq!(answer("p2.1").evidence[0].place, "");
    let italian = read::assessment(&italian.document);
    assert_eq!(
        italian
            .answers
            .get(&"p1.1".parse::<IndicatorId>().unwrap())
            .unwrap()
            .note,
        "Firmata dal titolare."
    );
}
