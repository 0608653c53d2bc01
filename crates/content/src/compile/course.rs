//! The units of the course.

use touchstone_domain::catalog::{Activity, Outcome, QuizItem, QuizOption, Reflection, Section, Unit};
use touchstone_domain::ids::IndicatorId;

use super::Context;
use crate::markdown::{Headings, Renderer};
use crate::read::RawLanguage;
use crate::read::unit::{RawActivity, RawOutcome, RawQuizItem, RawSection, RawUnit};
use crate::read::unit_words::{ActivityWords, QuizItemWords, UnitWords};
use crate::toml_reader::Text;

/// The units of a language; those that it lacks are taken from `originals`, the compiled units of the fallback.
pub(super) fn units<'a>(context: &Context<'a>, language: &'a RawLanguage, originals: &[Unit]) -> Vec<Unit> {
    let unit = |unit: &RawUnit| {
        let Some(words) = language.units.get(&unit.id.value) else {
            return originals.iter().find(|original| original.id == unit.id.value).cloned();
        };
        let renderer = Renderer {
            folder: Some(&unit.folder),
            ..context.renderer()
        };
        Some(UnitCompiler { unit, words, renderer }.compile(&language.id))
    };
    context.raw.units.iter().filter_map(unit).collect()
}

struct UnitCompiler<'a> {
    unit: &'a RawUnit,
    words: &'a UnitWords,
    renderer: Renderer<'a>,
}

impl UnitCompiler<'_> {
    fn compile(&self, language: &str) -> Unit {
        let (unit, words) = (self.unit, self.words);
        Unit {
            id: unit.id.value.clone(),
            number: unit.number,
            title: words.title.clone(),
            language: language.to_owned(),
            hours: unit.hours,
            eqf: unit.eqf.clone(),
            opening: self.renderer.blocks(&words.opening, Headings::None),
            outcomes: unit
                .outcomes
                .iter()
                .filter_map(|outcome| self.outcome(outcome))
                .collect(),
            sections: unit
                .sections
                .iter()
                .filter_map(|section| self.section(section))
                .collect(),
            quiz: unit.quiz.iter().filter_map(|item| self.quiz_item(item)).collect(),
            activities: unit
                .activities
                .iter()
                .filter_map(|activity| self.activity(activity))
                .collect(),
            reflections: self.reflections(),
        }
    }

    fn outcome(&self, outcome: &RawOutcome) -> Option<Outcome> {
        let words = self.words.outcomes.iter().find(|words| words.id == outcome.id.value)?;
        Some(Outcome {
            id: words.id.clone(),
            eqf: outcome.eqf,
            html: self.renderer.inline(&words.inlines),
            sections: values(&outcome.sections),
            checked_by: values(&outcome.checked_by),
        })
    }

    fn section(&self, section: &RawSection) -> Option<Section> {
        let words = self.words.sections.iter().find(|words| words.id == section.id.value)?;
        let indicators = section.indicators.iter();
        Some(Section {
            id: words.id.clone(),
            title: words.title.clone(),
            minutes: section.minutes,
            html: self.renderer.blocks(&words.blocks, Headings::Section),
            indicators: indicators
                .filter_map(|id| id.value.parse::<IndicatorId>().ok())
                .collect(),
        })
    }

    fn quiz_item(&self, item: &RawQuizItem) -> Option<QuizItem> {
        let words: &QuizItemWords = self.words.quiz.iter().find(|words| words.id == item.id.value)?;
        let blocks = |blocks| self.renderer.blocks(blocks, Headings::None);
        let options = words.options.iter().map(|option| QuizOption {
            html: self.renderer.inline(&option.inlines),
            right: option.right,
            feedback: blocks(&option.feedback),
        });
        Some(QuizItem {
            id: words.id.clone(),
            kind: item.kind,
            section: item.section.value.clone(),
            stem: self.renderer.inline(&words.stem),
            setting: (!words.setting.is_empty()).then(|| blocks(&words.setting)),
            options: options.collect(),
            why: blocks(&words.why),
        })
    }

    fn activity(&self, activity: &RawActivity) -> Option<Activity> {
        let words: &ActivityWords = self
            .words
            .activities
            .iter()
            .find(|words| words.id == activity.id.value)?;
        let parts = words
            .parts
            .each_ref()
            .map(|blocks| self.renderer.blocks(blocks, Headings::Activity));
        let [purpose, material, steps, debrief, if_it_goes_wrong, core, may_change] = parts;
        Some(Activity {
            id: words.id.clone(),
            title: words.title.clone(),
            minutes: activity.minutes,
            group: activity.group,
            sections: values(&activity.sections),
            purpose,
            material,
            steps,
            debrief,
            if_it_goes_wrong,
            core,
            may_change,
        })
    }

    fn reflections(&self) -> Vec<Reflection> {
        let entries = self.words.reflections.iter();
        entries
            .map(|entry| Reflection {
                id: entry.id.clone(),
                html: self.renderer.inline(&entry.inlines),
            })
            .collect()
    }
}

fn values(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}
