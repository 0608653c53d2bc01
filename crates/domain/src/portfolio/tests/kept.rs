//! What is kept, taken back, read of an older edition, and typed by two people at once.

use super::*;

#[test]
fn a_product_comes_back_as_it_was_typed() {
    let document = workload();
    let product = product(&document, &id(1)).unwrap();
    assert_eq!(product.head.name, "Live sound");
    assert_eq!(product.head.tool, Tool::Workload);
    assert_eq!(product.form.get("rule"), "malta");
    assert_eq!(product.form.rows("parts")[1].get("hours"), "twelve");
    assert_eq!(product.form.rows("parts")[1].get("part"), "contact");
    assert_eq!(heads(&document), [product.head]);
}

#[test]
fn rows_move_and_go_and_come_back() {
    let move_row = |row: u32, up: bool| Action::MoveRow {
        product: id(1),
        list: own("parts"),
        row: id(row),
        up,
    };
    let mut document = workload();
    assert_eq!(order(&document), ["workshop", "rehearsal", "jury"]);
    let undone = apply(&mut document, &move_row(3, true), &writer(1));
    assert_eq!(order(&document), ["workshop", "jury", "rehearsal"]);
    undo(&mut document, &undone, &writer(1));
    assert_eq!(order(&document), ["workshop", "rehearsal", "jury"]);
    for action in [move_row(1, true), move_row(3, false), move_row(9, true)] {
        assert!(apply(&mut document, &action, &writer(1)).is_empty(), "{action:?}");
    }
    let remove = Action::RemoveRow {
        product: id(1),
        list: own("parts"),
        row: id(2),
    };
    let undone = apply(&mut document, &remove, &writer(1));
    assert_eq!(order(&document), ["workshop", "jury"]);
    apply(&mut document, &add_row(4, "portfolio"), &writer(1));
    assert_eq!(order(&document), ["workshop", "jury", "portfolio"]);
    undo(&mut document, &undone, &writer(1));
    assert_eq!(order(&document), ["workshop", "rehearsal", "jury", "portfolio"]);
}

#[test]
fn a_removed_product_is_not_there_and_comes_back() {
    let mut document = workload();
    apply(&mut document, &Action::RemoveProduct(id(1)), &writer(1));
    assert_eq!((heads(&document).len(), product(&document, &id(1))), (0, None));
    apply(&mut document, &Action::RestoreProduct(id(1)), &writer(1));
    assert_eq!(order(&document).len(), 3);
    let second = Action::AddProduct {
        id: id(0),
        tool: Tool::Rubric,
    };
    apply(&mut document, &second, &writer(1));
    let tools: Vec<Tool> = heads(&document).iter().map(|head| head.tool).collect();
    assert_eq!(tools, [Tool::Workload, Tool::Rubric], "by order, not by id");
}

#[test]
fn artefacts_reflections_and_the_record_are_read() {
    let day: Date = "2026-11-23".parse().unwrap();
    let judge = |criterion: &str, judgement| Action::Judge {
        artefact: own("specification"),
        criterion: own(criterion),
        judgement,
    };
    let choose = |reflection: &str, chosen| Action::ChooseReflection {
        unit: own("u03"),
        reflection: own(reflection),
        chosen,
    };
    let document = after(&[
        judge("elements-filled", Some(Judgement::Meets)),
        judge("outcomes-watchable", Some(Judgement::NotYet)),
        judge("outcomes-linked", Some(Judgement::Meets)),
        judge("outcomes-linked", None),
        Action::Finish {
            artefact: own("specification"),
            on: Some(day),
        },
        Action::WriteNote {
            artefact: own("specification"),
            text: own("After the jury."),
        },
        Action::WritePlace {
            artefact: own("specification"),
            text: own("Shelf 3"),
        },
        choose("r1", true),
        choose("r2", true),
        choose("r2", false),
        Action::WriteRecord {
            line: RecordLine::Name,
            text: own("Ada"),
        },
        Action::WriteRecord {
            line: RecordLine::BegunOn,
            text: own("2026-11-01"),
        },
        Action::WriteRecord {
            line: RecordLine::EndedOn,
            text: own("soon"),
        },
    ]);
    let record = artefact(&document, "specification");
    assert_eq!(record.finished_on, Some(day));
    let expected = [
        ("elements-filled", Judgement::Meets),
        ("outcomes-watchable", Judgement::NotYet),
    ];
    assert_eq!(
        record.criteria,
        expected.map(|(id, judgement)| (own(id), judgement)).into()
    );
    assert_eq!(
        (record.note.as_str(), record.place.as_str()),
        ("After the jury.", "Shelf 3")
    );
    assert_eq!(artefact(&document, "session-plan"), ArtefactRecord::default());
    assert_eq!(chosen_reflections(&document), [(own("u03"), own("r1"))].into());
    let head = record_head(&document);
    assert_eq!(head.name, "Ada");
    assert_eq!(head.begun_on.map(|day| day.to_string()), Some(own("2026-11-01")));
    assert_eq!(head.ended_on, None);
}

#[test]
fn what_was_kept_under_a_number_keeps_its_meaning() {
    let mut document = new();
    for (number, judgement) in [
        ("1", "meets"),
        ("2", "not-yet"),
        ("7", "meets"),
        ("8", "meets"),
        ("0", "meets"),
    ] {
        let key = keys::criterion("specification", number);
        document.write(&key, Value::plain(judgement), &writer(1));
    }
    let judged = |document: &Document| artefact(document, "specification").criteria;
    let expected = [
        ("acceptance-said", Judgement::Meets),
        ("elements-filled", Judgement::Meets),
        ("outcomes-watchable", Judgement::NotYet),
    ];
    let before: std::collections::BTreeMap<String, Judgement> =
        expected.map(|(id, judgement)| (own(id), judgement)).into();
    assert_eq!(judged(&document), before);

    let judge = |judgement| Action::Judge {
        artefact: own("specification"),
        criterion: own("elements-filled"),
        judgement,
    };
    let undone = apply(&mut document, &judge(None), &writer(1));
    assert_eq!(
        judged(&document).get("elements-filled"),
        None,
        "what stood under the number is taken back too"
    );
    undo(&mut document, &undone, &writer(1));
    assert_eq!(judged(&document), before);
    apply(&mut document, &judge(Some(Judgement::NotYet)), &writer(1));
    assert_eq!(judged(&document).get("elements-filled"), Some(&Judgement::NotYet));
    let old = keys::criterion("specification", "1");
    assert_eq!(
        document.value(&old),
        None,
        "an older version shows no judgement, not an outdated one"
    );
    // An older version in another tab writes under the number again: what stands under the id stays.
    document.write(&old, Value::plain("meets"), &writer(2));
    assert_eq!(judged(&document).get("elements-filled"), Some(&Judgement::NotYet));
}

#[test]
fn numbers_and_ids_of_the_first_edition_belong_together() {
    for (artefact, criteria) in numbered::all() {
        assert!(crate::catalog::ARTEFACTS.contains(&artefact), "{artefact}");
        for (number, criterion) in (1..).zip(criteria) {
            assert_eq!(numbered::criterion_of(artefact, number), Some(*criterion));
            assert_eq!(numbered::number_of(artefact, criterion), Some(number));
            assert!(
                criterion.parse::<usize>().is_err(),
                "an id that is a number would be taken for one"
            );
        }
        assert_eq!(numbered::criterion_of(artefact, criteria.len() + 1), None);
    }
    assert_eq!(numbered::criterion_of("poster", 1), None);
    assert_eq!(numbered::number_of("specification", "never-numbered"), None);
}

#[test]
fn what_cannot_be_read_counts_as_absent() {
    let mut document = workload();
    let unknown = [
        "product/00000001/row/parts/xyz/order",
        "product/00000001/row/parts/00000001/later/1",
        "product/00000001/later",
        "product/zzz/tool",
        "product/00000009/tool",
        "artefact/specification/criterion/0",
        "artefact/specification/criterion/99",
        "artefact/specification/criterion/first",
        "reflection/u03/chosen",
        "later",
    ];
    for key in unknown {
        document.write(key, Value::plain("hammer"), &writer(1));
    }
    document.write("product/00000001/order", Value::plain(-1), &writer(1));
    document.write("artefact/specification/finished_on", Value::plain(7), &writer(1));
    assert_eq!(heads(&document).len(), 1);
    assert_eq!(order(&document), ["workshop", "rehearsal", "jury"]);
    assert_eq!(artefact(&document, "specification"), ArtefactRecord::default());
    assert!(chosen_reflections(&document).is_empty());
    let written = save_file::write(&SaveFile::of([document.clone()]));
    let read = save_file::read(&written).unwrap();
    assert_eq!(
        read.documents_of(KIND).next(),
        Some(&document),
        "unknown keys pass through"
    );
}

#[test]
fn two_people_who_type_at_once_lose_nothing() {
    let (mut ours, mut theirs) = (workload(), workload());
    let typed = |text: &str| Action::Type {
        product: id(1),
        place: cell(1, "what"),
        text: own(text),
    };
    apply(&mut ours, &typed("our words"), &writer(1));
    apply(&mut theirs, &typed("their words"), &writer(2));
    apply(&mut theirs, &add_row(5, "theirs only"), &writer(2));
    let merged = merge(&ours, &theirs).unwrap();
    assert_eq!(order(&merged), ["their words", "rehearsal", "jury", "theirs only"]);
    let key = keys::place(&id(1), &cell(1, "what"));
    assert_eq!(merged.get(&key).unwrap().also_written(), ["our words"]);
    assert_eq!(also_written(&merged, &id(1)), [(key.clone(), vec![own("our words")])]);
    let mut dismissed = merged;
    apply(&mut dismissed, &Action::DismissAlso { key: key.clone() }, &writer(1));
    assert!(dismissed.get(&key).unwrap().also_written().is_empty());
}
