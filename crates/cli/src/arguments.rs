//! What was asked for on the command line.

use std::fmt;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use touchstone_domain::bands::Band;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::plan::Wishes;

use crate::in_order::available_threads;

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Say what there is to say.
    Help,
    /// Score save files.
    Score {
        /// Files, folders or `-`; at least one.
        paths: Vec<String>,
    },
    /// Find the smallest change that reaches a band.
    Plan {
        /// The save file, or `-`.
        file: String,
        /// The band; never Emerging.
        to: Band,
        /// What stays as it is, and what a step costs.
        wishes: Wishes,
    },
    /// Compare two versions of an assessment.
    Compare {
        /// The earlier save file.
        old: String,
        /// The later save file.
        new: String,
        /// How it is written.
        format: Format,
    },
    /// Merge save files.
    Merge {
        /// Files, folders or `-`; at least one.
        paths: Vec<String>,
        /// The file to write.
        out: PathBuf,
    },
    /// Put many save files into one table.
    Tabulate {
        /// Files, folders or `-`; at least one.
        paths: Vec<String>,
        /// How the table is written.
        format: Format,
        /// Groups instead of single assessments.
        summary: bool,
        /// Groups of few providers too.
        small_groups: bool,
        /// How many threads read and score: 1 to [`MOST_THREADS`].
        threads: NonZeroUsize,
    },
    /// Check the content.
    Check {
        /// The folder of the content.
        modules: PathBuf,
        /// What to print when nothing is wrong.
        report: Report,
    },
    /// Compile the content.
    Compile {
        /// The folder of the content.
        modules: PathBuf,
        /// The folder to write to.
        out: PathBuf,
        /// With the test language.
        pseudo: bool,
    },
}

/// More threads than any machine has use for.
const MOST_THREADS: usize = 256;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A JSON object in each line.
    JsonLines,
    /// Comma-separated values with a line of names.
    Csv,
}

/// What `check` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// Counts, for people.
    Counts,
    /// Counts, for programs.
    Json,
    /// Where each outcome is taught and how it is checked.
    Alignment,
    /// How easy each section is to read.
    Readability,
}

/// Why the arguments make no command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There are none.
    Nothing,
    /// The first one is no command.
    UnknownCommand(String),
    /// The command does not know this.
    Unexpected(String),
    /// An option without what must follow.
    NoValue(String),
    /// An option that the command needs.
    Missing(&'static str),
    /// An option given twice.
    Twice(String),
    /// A command without the files that it needs.
    NoFiles,
    /// Not as many files as the command takes.
    Files(usize),
    /// An option with a value that it does not know.
    Value {
        /// The option.
        option: &'static str,
        /// What it knows.
        known: &'static str,
    },
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => {
                formatter.write_str("say what to do: score, plan, compare, merge, tabulate, check, compile or help")
            }
            Self::UnknownCommand(word) => write!(
                formatter,
                "there is no command `{word}`: say score, plan, compare, merge, tabulate, check, compile or help"
            ),
            Self::Unexpected(word) => write!(formatter, "`{word}` is not known here"),
            Self::NoValue(option) => write!(formatter, "something must follow `{option}`"),
            Self::Missing(option) => write!(formatter, "`{option}` is needed"),
            Self::Twice(option) => write!(formatter, "`{option}` is there twice"),
            Self::NoFiles => formatter.write_str("name a save file, a folder of them, or - for standard input"),
            Self::Files(count) => write!(
                formatter,
                "name {count} save file{}",
                if *count == 1 { "" } else { "s" }
            ),
            Self::Value { option, known } => write!(formatter, "`{option}` may be {known}"),
        }
    }
}

/// Reads the arguments after the name of the program.
///
/// # Errors
///
/// The first thing that is wrong with them.
pub fn parse(arguments: &[String]) -> Result<Command, Problem> {
    let (command, rest) = arguments.split_first().ok_or(Problem::Nothing)?;
    let asks_for_help = |word: &String| word == "--help" || word == "-h";
    if asks_for_help(command) || command == "help" || rest.iter().take_while(|word| *word != "--").any(asks_for_help) {
        return Ok(Command::Help);
    }
    match command.as_str() {
        "score" => Ok(Command::Score {
            paths: Options::read(rest, &[], &[])?.paths()?,
        }),
        "plan" => plan(rest),
        "compare" => {
            let options = Options::read(rest, &["--format"], &[])?;
            let format = options.format()?;
            let [old, new] = options.exactly()?;
            Ok(Command::Compare { old, new, format })
        }
        "merge" => {
            let options = Options::read(rest, &["--out"], &[])?;
            let out = options.path("--out").ok_or(Problem::Missing("--out"))?;
            Ok(Command::Merge {
                out,
                paths: options.paths()?,
            })
        }
        "tabulate" => tabulate(rest),
        "check" => {
            let options =
                Options::read(rest, &["--modules"], &["--json", "--alignment", "--readability"])?.without_files()?;
            Ok(Command::Check {
                modules: options.modules(),
                report: options.report()?,
            })
        }
        "compile" => {
            let options = Options::read(rest, &["--modules", "--out"], &["--pseudo"])?.without_files()?;
            let out = options.path("--out").ok_or(Problem::Missing("--out"))?;
            Ok(Command::Compile {
                modules: options.modules(),
                out,
                pseudo: options.has("--pseudo"),
            })
        }
        _ => Err(Problem::UnknownCommand(command.clone())),
    }
}

fn plan(arguments: &[String]) -> Result<Command, Problem> {
    let options = Options::read(arguments, &["--to", "--lock", "--days", "--days-otherwise"], &[])?;
    let to = options.value("--to").ok_or(Problem::Missing("--to"))?;
    let to = Band::from_id(to)
        .filter(|band| *band > Band::Emerging)
        .ok_or(Problem::Value {
            option: "--to",
            known: "developing, ready or leading",
        })?;
    let wishes = options.wishes()?;
    let [file] = options.exactly()?;
    Ok(Command::Plan { file, to, wishes })
}

fn tabulate(arguments: &[String]) -> Result<Command, Problem> {
    let options = Options::read(arguments, &["--format", "--threads"], &["--summary", "--small-groups"])?;
    Ok(Command::Tabulate {
        format: options.format()?,
        summary: options.has("--summary"),
        small_groups: options.has("--small-groups"),
        threads: options.threads()?,
        paths: options.paths()?,
    })
}

/// Options in any order, as `--name value` or `--name=value`, and files. Everything after `--` is a file, and so is `-`;
/// nothing else may begin with a hyphen.
#[derive(Default)]
struct Options {
    values: Vec<(String, String)>,
    flags: Vec<String>,
    files: Vec<String>,
}

impl Options {
    fn read(arguments: &[String], with_value: &[&str], without: &[&str]) -> Result<Self, Problem> {
        let mut options = Self::default();
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            if word == "--" {
                options.files.extend(words.by_ref().cloned());
                break;
            }
            if word == "-" || !word.starts_with('-') {
                options.files.push(word.clone());
                continue;
            }
            let (name, value) = match word.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (word.as_str(), None),
            };
            if options.has(name) || options.value(name).is_some() {
                return Err(Problem::Twice(name.to_owned()));
            }
            if with_value.contains(&name) {
                let value = value
                    .or_else(|| words.next().cloned())
                    .filter(|value| !value.is_empty());
                let value = value.ok_or_else(|| Problem::NoValue(name.to_owned()))?;
                options.values.push((name.to_owned(), value));
            } else if without.contains(&word.as_str()) {
                options.flags.push(name.to_owned());
            } else {
                return Err(Problem::Unexpected(word.clone()));
            }
        }
        Ok(options)
    }

    fn has(&self, name: &str) -> bool {
        self.flags.iter().any(|flag| flag == name)
    }

    /// The one report that was asked for.
    fn report(&self) -> Result<Report, Problem> {
        match self.flags.as_slice() {
            [] => Ok(Report::Counts),
            [flag] if flag == "--json" => Ok(Report::Json),
            [flag] if flag == "--alignment" => Ok(Report::Alignment),
            [flag] if flag == "--readability" => Ok(Report::Readability),
            [_, second, ..] => Err(Problem::Unexpected(second.clone())),
            [flag] => Err(Problem::Unexpected(flag.clone())),
        }
    }

    fn value(&self, name: &str) -> Option<&str> {
        let found = self.values.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    fn format(&self) -> Result<Format, Problem> {
        match self.value("--format") {
            None | Some("jsonl") => Ok(Format::JsonLines),
            Some("csv") => Ok(Format::Csv),
            Some(_) => Err(Problem::Value {
                option: "--format",
                known: "jsonl or csv",
            }),
        }
    }

    fn threads(&self) -> Result<NonZeroUsize, Problem> {
        let Some(value) = self.value("--threads") else {
            return Ok(available_threads());
        };
        let count = value
            .parse()
            .ok()
            .filter(|count: &NonZeroUsize| count.get() <= MOST_THREADS);
        count.ok_or(Problem::Value {
            option: "--threads",
            known: "a whole number from 1 to 256",
        })
    }

    /// What the person says about single indicators.
    fn wishes(&self) -> Result<Wishes, Problem> {
        let mut wishes = Wishes::default();
        for word in self.list("--lock") {
            let locked = word.parse().ok().filter(|id| !wishes.locked.contains(id));
            wishes.locked.push(locked.ok_or(Problem::Value {
                option: "--lock",
                known: "indicators, each once, with commas between them: p4.2,p5.1",
            })?);
        }
        for word in self.list("--days") {
            let priced = priced(word).filter(|(id, _)| !wishes.days.contains_key(id));
            let (id, days) = priced.ok_or(Problem::Value {
                option: "--days",
                known: "indicators, each once, with whole days, and commas between them: p4.2=3,p5.1=10",
            })?;
            wishes.days.insert(id, days);
        }
        if let Some(days) = self.value("--days-otherwise") {
            wishes.days_otherwise = days.parse().map_err(|_| Problem::Value {
                option: "--days-otherwise",
                known: "a whole number from 0",
            })?;
        }
        Ok(wishes)
    }

    /// The parts of a value between commas; none where the option is not there.
    fn list(&self, name: &str) -> impl Iterator<Item = &str> {
        self.value(name).into_iter().flat_map(|value| value.split(','))
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        self.value(name).map(PathBuf::from)
    }

    fn modules(&self) -> PathBuf {
        self.path("--modules").unwrap_or_else(|| PathBuf::from("modules"))
    }

    fn without_files(self) -> Result<Self, Problem> {
        match self.files.first() {
            Some(file) => Err(Problem::Unexpected(file.clone())),
            None => Ok(self),
        }
    }

    fn paths(self) -> Result<Vec<String>, Problem> {
        Some(self.files)
            .filter(|files| !files.is_empty())
            .ok_or(Problem::NoFiles)
    }

    fn exactly<const COUNT: usize>(self) -> Result<[String; COUNT], Problem> {
        self.files.try_into().map_err(|_| Problem::Files(COUNT))
    }
}

/// `p4.2=3`: a step of this indicator costs so many days.
fn priced(word: &str) -> Option<(IndicatorId, u32)> {
    let (id, days) = word.split_once('=')?;
    Some((id.parse().ok()?, days.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, Problem> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&words)
    }

    #[test]
    fn commands_are_read() {
        let modules = || PathBuf::from("modules");
        let id = |text: &str| -> IndicatorId { text.parse().unwrap() };
        let files = |paths: &[&str]| Command::Score {
            paths: paths.iter().map(|path| (*path).to_owned()).collect(),
        };
        let table = [
            ("help", Command::Help),
            ("-h", Command::Help),
            ("--help", Command::Help),
            ("score --help", Command::Help),
            ("score a.json b", files(&["a.json", "b"])),
            ("score -", files(&["-"])),
            ("score a -- -b --help", files(&["a", "-b", "--help"])),
            (
                "plan --to ready a",
                Command::Plan {
                    file: "a".to_owned(),
                    to: Band::Ready,
                    wishes: Wishes::default(),
                },
            ),
            (
                "plan --to=leading --lock p4.2,p10.1 --days=p4.2=3,p1.1=0 --days-otherwise 7 -",
                Command::Plan {
                    file: "-".to_owned(),
                    to: Band::Leading,
                    wishes: Wishes {
                        days: [(id("p4.2"), 3), (id("p1.1"), 0)].into_iter().collect(),
                        days_otherwise: 7,
                        locked: vec![id("p4.2"), id("p10.1")],
                    },
                },
            ),
            (
                "compare a -- -b",
                Command::Compare {
                    old: "a".to_owned(),
                    new: "-b".to_owned(),
                    format: Format::JsonLines,
                },
            ),
            (
                "compare --format csv a b",
                Command::Compare {
                    old: "a".to_owned(),
                    new: "b".to_owned(),
                    format: Format::Csv,
                },
            ),
            (
                "merge a b --out c",
                Command::Merge {
                    paths: vec!["a".to_owned(), "b".to_owned()],
                    out: "c".into(),
                },
            ),
            (
                "tabulate a",
                Command::Tabulate {
                    paths: vec!["a".to_owned()],
                    format: Format::JsonLines,
                    summary: false,
                    small_groups: false,
                    threads: available_threads(),
                },
            ),
            (
                "tabulate --format=csv --summary --small-groups --threads 256 a",
                Command::Tabulate {
                    paths: vec!["a".to_owned()],
                    format: Format::Csv,
                    summary: true,
                    small_groups: true,
                    threads: NonZeroUsize::new(256).unwrap(),
                },
            ),
            (
                "check",
                Command::Check {
                    modules: modules(),
                    report: Report::Counts,
                },
            ),
            (
                "check --json --modules m",
                Command::Check {
                    modules: "m".into(),
                    report: Report::Json,
                },
            ),
            (
                "check --alignment",
                Command::Check {
                    modules: modules(),
                    report: Report::Alignment,
                },
            ),
            (
                "check --readability",
                Command::Check {
                    modules: modules(),
                    report: Report::Readability,
                },
            ),
            (
                "compile --out=o --pseudo",
                Command::Compile {
                    modules: modules(),
                    out: "o".into(),
                    pseudo: true,
                },
            ),
            (
                "compile --modules m --out o",
                Command::Compile {
                    modules: "m".into(),
                    out: "o".into(),
                    pseudo: false,
                },
            ),
        ];
        for (line, expected) in table {
            assert_eq!(read(line), Ok(expected), "{line}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let [lock, days, threads] = [
            ("--lock", "indicators, each once, with commas between them: p4.2,p5.1"),
            (
                "--days",
                "indicators, each once, with whole days, and commas between them: p4.2=3,p5.1=10",
            ),
            ("--threads", "a whole number from 1 to 256"),
        ]
        .map(|(option, known)| Problem::Value { option, known });
        let table = [
            ("", Problem::Nothing),
            ("scores", Problem::UnknownCommand("scores".to_owned())),
            ("score", Problem::NoFiles),
            ("score --", Problem::NoFiles),
            ("score --fast a", Problem::Unexpected("--fast".to_owned())),
            ("check here", Problem::Unexpected("here".to_owned())),
            ("check --json=yes", Problem::Unexpected("--json=yes".to_owned())),
            (
                "check --json --alignment",
                Problem::Unexpected("--alignment".to_owned()),
            ),
            ("check --pseudo", Problem::Unexpected("--pseudo".to_owned())),
            ("check --modules", Problem::NoValue("--modules".to_owned())),
            ("check --modules=", Problem::NoValue("--modules".to_owned())),
            ("check --json --json", Problem::Twice("--json".to_owned())),
            ("compile", Problem::Missing("--out")),
            ("merge a", Problem::Missing("--out")),
            ("merge --out a", Problem::NoFiles),
            ("tabulate", Problem::NoFiles),
            ("compare a", Problem::Files(2)),
            ("plan --to ready a b", Problem::Files(1)),
            ("plan a", Problem::Missing("--to")),
            (
                "plan a --to emerging",
                Problem::Value {
                    option: "--to",
                    known: "developing, ready or leading",
                },
            ),
            (
                "compare a b --format xls",
                Problem::Value {
                    option: "--format",
                    known: "jsonl or csv",
                },
            ),
            (
                "tabulate a --format xls",
                Problem::Value {
                    option: "--format",
                    known: "jsonl or csv",
                },
            ),
            ("plan a --to ready --lock p4", lock.clone()),
            ("plan a --to ready --lock p4.2,", lock.clone()),
            ("plan a --to ready --lock p4.2,p4.2", lock),
            ("plan a --to ready --days p4.2", days.clone()),
            ("plan a --to ready --days p4.2=-1", days.clone()),
            ("plan a --to ready --days p4.2=0.5", days.clone()),
            ("plan a --to ready --days p4.2=1,p4.2=2", days),
            (
                "plan a --to ready --days-otherwise few",
                Problem::Value {
                    option: "--days-otherwise",
                    known: "a whole number from 0",
                },
            ),
            ("tabulate a --threads 0", threads.clone()),
            ("tabulate a --threads 257", threads.clone()),
            ("tabulate a --threads all", threads),
            ("compile --out a --out b", Problem::Twice("--out".to_owned())),
        ];
        for (line, expected) in table {
            assert_eq!(read(line), Err(expected.clone()), "{line}");
            assert!(!expected.to_string().is_empty());
        }
    }
}
