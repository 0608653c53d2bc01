//! Writing down the outcome of a talk: the agreed level, or that there was none, with a reason, and what the result
//! becomes.

use leptos::prelude::*;
use touchstone_domain::assessment::Answer;
use touchstone_domain::bands::Figure;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::instrument::Level;
use touchstone_domain::review::{Action, Compared, score_with};
use touchstone_domain::scoring::combine::Score;

use super::naming::{answer_mark, answer_value};
use super::round::Round;
use crate::browser::clock;
use crate::components::figures::{band_name, figure_or_none};
use crate::components::typed_field::{Shape, TypedField};
use crate::state::draft::Draft;
use crate::words::{Word, fill, review, start, text};

/// The form. The outcome that was written down last stands in it.
#[component]
pub fn Agree(
    /// What the page shows.
    round: Round,
    /// The statement.
    id: IndicatorId,
    /// It with everybody's words.
    compared: Memo<Option<Compared>>,
) -> impl IntoView {
    let kept = Memo::new(move |_| {
        compared.with(|compared| {
            let compared = compared.as_ref()?;
            let agreed = compared.said.agreed.as_ref().map(|rating| rating.answer);
            Some((agreed, compared.agreed_reason.clone()))
        })
    });
    let agreed = move || kept.with(|kept| kept.as_ref().and_then(|(agreed, _)| *agreed));
    let reason_kept = move || kept.with(|kept| kept.as_ref().map(|(_, reason)| reason.clone()).unwrap_or_default());
    // What is chosen or typed and not written down yet.
    let chosen = RwSignal::new(None::<Option<Answer>>);
    let draft = Draft::open(&format!("agree:{}:{id}", round.findings.id()));
    let missing = RwSignal::new(false);
    let answer = Signal::derive(move || chosen.get().unwrap_or_else(agreed));
    let reason = Signal::derive(move || draft.typed.get().unwrap_or_else(reason_kept));
    let settle = move |_| {
        let reason = reason.get_untracked();
        missing.set(reason.trim().is_empty());
        if missing.get_untracked() {
            return;
        }
        round.act(&Action::Settle {
            indicator: id,
            answer: answer.get_untracked(),
            reason,
            instrument: round.findings.instrument().version.clone(),
            today: clock::today(),
        });
        chosen.set(None);
        draft.set(None);
    };
    let name = format!("agreed-{id}");
    let options = options(round, id).into_iter().map(|option| {
        let value = option.map_or_else(|| "none".to_owned(), answer_value);
        let label = match option {
            Some(answer) => answer_mark(Some(answer)),
            None => text(review::AGREE_NONE).into_any(),
        };
        view! {
            <label class="choice">
                <input type="radio" name=name.clone() value=value autocomplete="off" prop:checked=move || answer.get() == option on:change=move |_| chosen.set(Some(option)) />
                {label}
            </label>
        }
    });
    let options: Vec<_> = options.collect();
    let becomes = move || chosen.get().map(|chosen| would_be(round, id, chosen));
    view! {
        <fieldset class="agree">
            <legend>{text(review::AGREE_HEADING)}</legend>
            <div class="agree-choices">{options}</div>
            <p class="would-be" role="status">{becomes}</p>
            <TypedField name=Some(format!("reason-{id}")) label=text(review::AGREE_REASON) shape=Shape::Lines(2) value=reason write=draft.keep() />
            {move || missing.get().then(|| view! { <p class="warning" role="alert">{text(review::AGREE_REASON_MISSING)}</p> })}
            <p class="actions">
                <button type="button" data-action="agree" data-once="" on:click=settle>{text(review::AGREE_DO)}</button>
            </p>
        </fieldset>
    }
}

/// No agreement, the levels, "cannot tell", and N/A where the instrument leaves it open for the provider.
fn options(round: Round, id: IndicatorId) -> Vec<Option<Answer>> {
    let instrument = round.findings.instrument();
    let profile = round.findings.answering.head.with_untracked(|head| head.profile);
    let skips = instrument
        .indicator(id)
        .zip(profile)
        .is_some_and(|(indicator, profile)| indicator.not_applicable_for.contains(&profile));
    let levels = Level::ALL.map(|level| Some(Answer::Level(level)));
    let mut options = vec![None];
    options.extend(levels);
    options.push(Some(Answer::Unknown));
    options.extend(skips.then_some(Some(Answer::NotApplicable)));
    options
}

/// What the result becomes with a choice that is not written down yet.
fn would_be(round: Round, id: IndicatorId, chosen: Option<Answer>) -> Option<String> {
    let findings = round.findings;
    let principle = findings.instrument().principle(id.principle())?;
    let answers = findings.answering.principle(principle.id)?.answers;
    let now = findings.answering.score.get();
    let then = findings.answering.head.with(|head| {
        findings.principles.with(|principles| {
            answers.with(|answers| {
                score_with(
                    findings.instrument(),
                    head,
                    principle,
                    principles,
                    answers,
                    (id, chosen),
                )
            })
        })
    });
    let same = (now.overall, now.band) == (then.overall, then.band);
    Some(result_words(
        round,
        if same { review::WOULD_STAY } else { review::WOULD_BE },
        &then,
    ))
}

/// Overall index and band in a sentence.
#[must_use]
pub fn result_words(round: Round, word: Word, score: &Score) -> String {
    let index = figure_or_none(score.overall, Figure::Overall, round.findings.rules());
    let band = score.band.map_or_else(|| text(start::NO_VALUE), band_name);
    fill(word, &[("index", &index), ("band", band)])
}
