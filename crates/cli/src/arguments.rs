//! What was asked for on the command line.

use std::fmt;
use std::path::PathBuf;

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
    /// Check the content.
    Check {
        /// The folder of the content.
        modules: PathBuf,
        /// For programs.
        json: bool,
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
    /// `score` without a file.
    NoFiles,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => formatter.write_str("say what to do: score, check, compile or help"),
            Self::UnknownCommand(word) => write!(
                formatter,
                "there is no command `{word}`: say score, check, compile or help"
            ),
            Self::Unexpected(word) => write!(formatter, "`{word}` is not known here"),
            Self::NoValue(option) => write!(formatter, "a folder must follow `{option}`"),
            Self::Missing(option) => write!(formatter, "`{option}` is needed"),
            Self::Twice(option) => write!(formatter, "`{option}` is there twice"),
            Self::NoFiles => formatter.write_str("name a save file, a folder of them, or - for standard input"),
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
        "score" => score(rest),
        "check" => {
            let options = Options::read(rest, &["--modules"], &["--json"])?;
            Ok(Command::Check {
                modules: options.modules(),
                json: options.has("--json"),
            })
        }
        "compile" => {
            let options = Options::read(rest, &["--modules", "--out"], &["--pseudo"])?;
            let out = options.value("--out").ok_or(Problem::Missing("--out"))?;
            Ok(Command::Compile {
                modules: options.modules(),
                out,
                pseudo: options.has("--pseudo"),
            })
        }
        _ => Err(Problem::UnknownCommand(command.clone())),
    }
}

/// Everything after `--` is a file, and so is `-`; nothing else may begin with a hyphen.
fn score(arguments: &[String]) -> Result<Command, Problem> {
    let end = arguments
        .iter()
        .position(|word| word == "--")
        .unwrap_or(arguments.len());
    let (before, after) = arguments.split_at(end);
    if let Some(option) = before.iter().find(|word| word.starts_with('-') && *word != "-") {
        return Err(Problem::Unexpected(option.clone()));
    }
    let paths: Vec<String> = before.iter().chain(after.iter().skip(1)).cloned().collect();
    if paths.is_empty() {
        Err(Problem::NoFiles)
    } else {
        Ok(Command::Score { paths })
    }
}

/// Options in any order, as `--name value` or `--name=value`.
#[derive(Default)]
struct Options {
    values: Vec<(String, String)>,
    flags: Vec<String>,
}

impl Options {
    fn read(arguments: &[String], with_value: &[&str], without: &[&str]) -> Result<Self, Problem> {
        let mut options = Self::default();
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
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

    fn value(&self, name: &str) -> Option<PathBuf> {
        self.values
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| PathBuf::from(value))
    }

    fn modules(&self) -> PathBuf {
        self.value("--modules").unwrap_or_else(|| PathBuf::from("modules"))
    }
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
                "check",
                Command::Check {
                    modules: modules(),
                    json: false,
                },
            ),
            (
                "check --json --modules m",
                Command::Check {
                    modules: "m".into(),
                    json: true,
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
        let table = [
            ("", Problem::Nothing),
            ("scores", Problem::UnknownCommand("scores".to_owned())),
            ("score", Problem::NoFiles),
            ("score --", Problem::NoFiles),
            ("score --fast a", Problem::Unexpected("--fast".to_owned())),
            ("check here", Problem::Unexpected("here".to_owned())),
            ("check --json=yes", Problem::Unexpected("--json=yes".to_owned())),
            ("check --pseudo", Problem::Unexpected("--pseudo".to_owned())),
            ("check --modules", Problem::NoValue("--modules".to_owned())),
            ("check --modules=", Problem::NoValue("--modules".to_owned())),
            ("check --json --json", Problem::Twice("--json".to_owned())),
            ("compile", Problem::Missing("--out")),
            ("compile --out a --out b", Problem::Twice("--out".to_owned())),
        ];
        for (line, expected) in table {
            assert_eq!(read(line), Err(expected.clone()), "{line}");
            assert!(!expected.to_string().is_empty());
        }
    }
}
