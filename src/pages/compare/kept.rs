//! The frozen versions of this assessment: when, why, whether they are as they were, and putting one away.

use leptos::prelude::*;
use touchstone_domain::snapshots::{Action, Seal, SnapshotHead};

use super::versions::{Versions, day_words, reason_word, version_name};
use crate::browser::navigation;
use crate::pages::assessments::undo_label;
use crate::words::{Word, common, compare, fill, plural, text};

/// Digits of a fingerprint that are shown; all of them stand in the file.
const SHOWN: usize = 12;

/// The list.
#[component]
pub fn KeptSection(
    /// The versions.
    versions: Versions,
) -> impl IntoView {
    let removed = RwSignal::new(Vec::<SnapshotHead>::new());
    let count = move || {
        let count = versions.heads.with(Vec::len);
        match count {
            0 => text(compare::KEPT_NONE).to_owned(),
            count => plural(compare::KEPT_COUNT, count, &[]),
        }
    };
    let undo = move || {
        let entry = |head: SnapshotHead| {
            let sentence = fill(compare::REMOVED, &[("version", &version_name(&head))]);
            let restore = move |_| {
                versions.state.dispatch(Action::Restore {
                    assessment: versions.findings.id(),
                    id: head.id.clone(),
                });
                removed.update(|removed| removed.retain(|other| other.id != head.id));
                navigation::after_render(|| navigation::focus("#kept-heading", false));
            };
            view! {
                <div class="notice" data-notice="version-removed">
                    <p>{sentence.clone()}</p>
                    <button type="button" data-action="restore-version" data-once="" aria-label=undo_label(&sentence) on:click=restore>{text(common::UNDO)}</button>
                </div>
            }
        };
        removed.get().into_iter().rev().map(entry).collect::<Vec<_>>()
    };
    let table = move || {
        let heads = versions.heads.get();
        (!heads.is_empty()).then(|| {
            let rows: Vec<_> = heads.into_iter().map(|head| row(versions, removed, head)).collect();
            view! {
                <div class="table-scroll" role="region" aria-labelledby="kept-caption" tabindex="0">
                    <table class="kept-versions">
                        <caption id="kept-caption">{text(compare::KEPT_CAPTION)}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{text(compare::COLUMN_DAY)}</th>
                                <th scope="col">{text(compare::FREEZE_REASON)}</th>
                                <th scope="col">{text(compare::COLUMN_CHECKLIST)}</th>
                                <th scope="col">{text(compare::COLUMN_FINGERPRINT)}</th>
                                <th scope="col" class="no-print">{text(compare::COLUMN_DO)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
        })
    };
    view! {
        <section class="kept-section" aria-labelledby="kept-heading">
            <h2 id="kept-heading" tabindex="-1">{text(compare::KEPT_HEADING)}</h2>
            <p data-kept-count="">{count}</p>
            <div role="status">{undo}</div>
            {table}
        </section>
    }
}

fn row(versions: Versions, removed: RwSignal<Vec<SnapshotHead>>, head: SnapshotHead) -> impl IntoView {
    let name = version_name(&head);
    let remove = {
        let head = head.clone();
        move |_| {
            versions.state.dispatch(Action::Remove {
                assessment: versions.findings.id(),
                id: head.id.clone(),
            });
            removed.update(|removed| removed.push(head.clone()));
            navigation::after_render(|| navigation::focus("[data-action=restore-version]", false));
        }
    };
    let label = fill(compare::REMOVE_NAMED, &[("version", &name)]);
    let words = (!head.words.is_empty()).then(|| view! { " " <bdi class="typed">{head.words.clone()}</bdi> });
    let (seal, code) = seal_word(head.seal);
    let digits: String = head.fingerprint.chars().take(SHOWN).collect();
    let digits = (!digits.is_empty()).then(|| view! { " " <code translate="no">{digits}</code> });
    view! {
        <tr data-version=head.id.to_string() data-seal=code>
            <th scope="row">{day_words(head.day)}</th>
            <td>{text(reason_word(head.reason))} {words}</td>
            <td>{head.instrument}</td>
            <td class:broken-seal=head.seal != Seal::Matches>{text(seal)} {digits}</td>
            <td class="no-print">
                <button type="button" data-action="remove-version" data-once="" aria-label=label on:click=remove>{text(compare::REMOVE)}</button>
            </td>
        </tr>
    }
}

const fn seal_word(seal: Seal) -> (Word, &'static str) {
    match seal {
        Seal::Matches => (compare::SEAL_MATCHES, "matches"),
        Seal::Broken => (compare::SEAL_BROKEN, "broken"),
        Seal::Missing => (compare::SEAL_MISSING, "missing"),
    }
}
