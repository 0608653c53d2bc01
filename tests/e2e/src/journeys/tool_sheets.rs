//! What is typed into the tools: for each a sheet that a careful person would make, and one that nobody should.

/// List (empty: the sheet itself), row from 1, field, value.
pub(crate) type Entry = (&'static str, usize, &'static str, &'static str);

/// A tool with its two sheets.
pub(crate) struct Sheet {
    /// The tool.
    pub(crate) tool: &'static str,
    /// Nothing in it needs a change.
    pub(crate) sound: &'static [Entry],
    /// What the sound sheet shows.
    pub(crate) shows: &'static [&'static str],
    /// Something in it must change.
    pub(crate) nonsense: &'static [Entry],
}

/// One for each tool.
pub(crate) const SHEETS: &[Sheet] = &[
    Sheet {
        tool: "annex-check",
        sound: &[
            ("", 1, "m1", "Name and date of birth"),
            ("", 1, "m2", "Rigging a touring show"),
            ("", 1, "m3", "Malta"),
            ("", 1, "m4", "Accademia Fontanarossa (fictional)"),
            ("", 1, "m5", "The day of the assessment"),
            ("", 1, "m6", "Build a ground plan for a given hall"),
            ("", 1, "m7", "60"),
            ("", 1, "m7-credits", "2"),
            ("", 1, "m7-rule", "european"),
            ("", 1, "m8", "5"),
            ("", 1, "m9", "practical-assessment"),
            ("", 1, "m10", "blended"),
            ("", 1, "m11", "internal"),
            ("", 1, "o3", "Pass"),
        ],
        shows: &["11"],
        nonsense: &[
            ("", 1, "m7", "-60"),
            ("", 1, "m7-credits", "-2"),
            ("", 1, "m9", "level-of-attendance"),
        ],
    },
    Sheet {
        tool: "outcome-writer",
        sound: &[
            ("outcomes", 1, "verb", "build"),
            ("outcomes", 1, "object", "a ground plan"),
            ("outcomes", 1, "condition", "for a hall that they have not seen before"),
            ("outcomes", 1, "level", "5"),
            ("outcomes", 1, "activity", "two plans with a partner"),
            ("outcomes", 1, "assessment", "one plan alone, by the rubric"),
            ("outcomes", 2, "verb", "explain"),
            ("outcomes", 2, "object", "the safety check"),
            ("outcomes", 2, "condition", "to a new crew member, without notes"),
            ("outcomes", 2, "level", "5"),
            ("outcomes", 2, "activity", "pairs explain it to each other"),
            ("outcomes", 2, "assessment", "a talk with an assessor"),
        ],
        shows: &["2"],
        nonsense: &[("outcomes", 1, "object", "- - -"), ("outcomes", 2, "level", "8")],
    },
    Sheet {
        tool: "workload",
        sound: &[
            ("", 1, "rule", "european"),
            ("", 1, "claim", "2"),
            ("parts", 1, "hours", "20"),
            ("parts", 2, "hours", "12.5"),
            ("parts", 3, "hours", "7.5"),
            ("parts", 4, "hours", "10"),
            ("parts", 5, "hours", "5"),
            ("parts", 6, "hours", "5"),
        ],
        shows: &["60"],
        nonsense: &[
            ("parts", 1, "hours", "-20"),
            ("parts", 2, "hours", "ten"),
            ("", 1, "claim", "-1"),
        ],
    },
    Sheet {
        tool: "rubric",
        sound: &[
            ("", 1, "for", "A lighting plan"),
            ("criteria", 1, "name", "Story"),
            ("criteria", 1, "l1", "The light shows the stage."),
            ("criteria", 1, "l2", "The light changes with the scenes."),
            ("criteria", 1, "l3", "Each change has a reason in the text."),
            ("criteria", 1, "l4", "The changes tell what the text leaves out."),
            ("criteria", 2, "name", "Safety"),
            ("criteria", 2, "l1", "No check is written."),
            ("criteria", 2, "l2", "A check is written."),
            ("criteria", 2, "l3", "The check was done and signed."),
            ("criteria", 2, "l4", "A second person repeated the check."),
        ],
        shows: &["2"],
        nonsense: &[("criteria", 1, "l1", "Good."), ("criteria", 1, "l2", "Good.")],
    },
    Sheet {
        tool: "mini-jury",
        // Their levels are below.
        sound: &[
            ("", 1, "scale", "1-4"),
            ("jurors", 1, "name", "Ida"),
            ("jurors", 2, "name", "Malik"),
            ("jurors", 3, "name", "Nadia"),
            ("works", 1, "name", "One"),
            ("works", 2, "name", "Two"),
            ("works", 3, "name", "Three"),
            ("works", 4, "name", "Four"),
            ("works", 5, "name", "Five"),
            ("works", 6, "name", "Six"),
        ],
        shows: &["14", "18"],
        nonsense: &[("jurors", 1, "name", "Ida")],
    },
    Sheet {
        tool: "pathway",
        sound: &[
            ("", 1, "kind", "rigid"),
            ("", 1, "target", "90"),
            ("pieces", 1, "name", "Hand tools"),
            ("pieces", 1, "hours", "30"),
            ("pieces", 1, "level", "4"),
            ("pieces", 1, "place", "start"),
            ("pieces", 2, "name", "Rigging"),
            ("pieces", 2, "hours", "30"),
            ("pieces", 2, "level", "4"),
            ("pieces", 3, "name", "Leading a crew"),
            ("pieces", 3, "hours", "30"),
            ("pieces", 3, "level", "5"),
            ("pieces", 3, "place", "goal"),
            ("edges", 1, "from", "Hand tools"),
            ("edges", 1, "to", "Rigging"),
            ("edges", 2, "from", "Rigging"),
            ("edges", 2, "to", "Leading a crew"),
        ],
        shows: &["90", "Hand tools → Rigging → Leading a crew"],
        nonsense: &[
            ("pieces", 1, "name", "Egg"),
            ("pieces", 1, "hours", "-3"),
            ("pieces", 2, "name", "Hen"),
            ("edges", 1, "from", "Egg"),
            ("edges", 1, "to", "Hen"),
            ("edges", 2, "from", "Hen"),
            ("edges", 2, "to", "Egg"),
        ],
    },
    Sheet {
        tool: "session-plan",
        sound: &[
            ("", 1, "begins", "09:30"),
            ("", 1, "available", "90"),
            ("outcomes", 1, "text", "Rate one indicator by its evidence"),
            ("plan", 1, "minutes", "15"),
            ("plan", 1, "kind", "input"),
            ("plan", 1, "what", "Two levels, one story"),
            ("plan", 2, "minutes", "40"),
            ("plan", 2, "kind", "activity"),
            ("plan", 2, "what", "Everybody rates alone"),
            ("plan", 2, "outcome", "Rate one indicator by its evidence"),
            ("plan", 2, "check", "Each sheet names its evidence"),
            ("plan", 3, "minutes", "20"),
            ("plan", 3, "kind", "debrief"),
            ("plan", 3, "what", "What did you see?"),
        ],
        shows: &["75", "10:45", "09:45"],
        nonsense: &[
            ("plan", 1, "minutes", "-15"),
            ("plan", 1, "what", "Nothing"),
            ("", 1, "available", "-1"),
        ],
    },
    Sheet {
        tool: "cascade-plan",
        sound: &[
            ("", 1, "organisation", "Hangar 9 (fictional)"),
            ("", 1, "core", "The cards and their times"),
            ("", 1, "may-change", "The cases"),
            ("", 1, "follow-up", "2027-06-01"),
            ("steps", 1, "who", "Ida"),
            ("steps", 1, "whom", "Six mentors"),
            ("steps", 1, "people", "6"),
            ("steps", 1, "when", "2027-02-01"),
            ("steps", 1, "with", "Malik"),
            ("steps", 1, "observer", "Nadia"),
            ("steps", 2, "who", "Malik"),
            ("steps", 2, "whom", "Ten trainers"),
            ("steps", 2, "people", "10"),
            ("steps", 2, "when", "2027-03-01"),
            ("steps", 2, "with", "Ida"),
            ("steps", 2, "observer", "Nadia"),
        ],
        shows: &["16"],
        nonsense: &[("steps", 1, "who", "Ida"), ("steps", 1, "people", "-6")],
    },
];

/// Levels that three jurors gave to six works, juror by juror.
pub(crate) const LEVELS: [[&str; 6]; 3] = [
    ["1", "2", "3", "4", "1", "4"],
    ["1", "2", "3", "4", "1", "4"],
    ["1", "2", "3", "3", "2", "4"],
];
