//! What was asked for on the command line.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;

use clap::error::ErrorKind;
use clap::{Args, Parser, ValueEnum};
use touchstone_domain::bands::Band;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::plan::Wishes;
use touchstone_domain::small_code::SmallMap;

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq, Parser)]
#[command(name = "touchstone", no_binary_name = true)]
pub(crate) enum Command {
    /// Score save files.
    Score {
        /// Files, folders or `-`; at least one.
        #[arg(required = true, value_name = "FILE")]
        paths: Vec<PathBuf>,
    },
    /// Find the smallest change that reaches a band.
    Plan {
        /// The save file, or `-`.
        file: PathBuf,
        /// The band; never Emerging.
        #[arg(long, value_parser = band)]
        to: Band,
        /// What is said about single indicators.
        #[command(flatten)]
        said: Said,
    },
    /// Compare two versions of an assessment.
    Compare {
        /// The earlier save file.
        old: PathBuf,
        /// The later save file.
        new: PathBuf,
        /// How it is written.
        #[arg(long, value_enum, default_value = "jsonl")]
        format: Format,
    },
    /// Merge save files.
    Merge {
        /// Files, folders or `-`; at least one.
        #[arg(required = true, value_name = "FILE")]
        paths: Vec<PathBuf>,
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Put many save files into one table.
    Tabulate {
        /// Files, folders or `-`; at least one.
        #[arg(required = true, value_name = "FILE")]
        paths: Vec<PathBuf>,
        /// What the table is to be.
        #[command(flatten)]
        wanted: Wanted,
    },
    /// Check the content.
    Check {
        /// The folder of the content.
        #[arg(long, default_value = "modules")]
        modules: PathBuf,
        /// What to print when nothing is wrong.
        #[command(flatten)]
        report: Report,
    },
    /// Compile the content.
    Compile {
        /// The folder of the content.
        #[arg(long, default_value = "modules")]
        modules: PathBuf,
        /// The folder to write to.
        #[arg(long)]
        out: PathBuf,
        /// With the test language.
        #[arg(long)]
        pseudo: bool,
    },
}

/// What a person says about single indicators for a plan.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub(crate) struct Said {
    /// Indicators that stay as they are: `p4.2,p5.1`.
    #[arg(long, value_delimiter = ',', value_parser = indicator)]
    lock: Vec<IndicatorId>,
    /// What a step of some costs: `p4.2=3,p5.1=10`.
    #[arg(long, value_delimiter = ',', value_parser = priced)]
    days: Vec<(IndicatorId, u32)>,
    /// What a step of any other costs.
    #[arg(long, default_value_t = 1)]
    days_otherwise: u32,
}

/// What a table is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Args)]
pub(crate) struct Wanted {
    /// How it is written.
    #[arg(long, value_enum, default_value = "jsonl")]
    pub(crate) format: Format,
    /// Groups instead of single assessments.
    #[arg(long)]
    pub(crate) summary: bool,
    /// Groups of few providers too.
    #[arg(long)]
    pub(crate) small_groups: bool,
    /// How many threads read and score.
    #[arg(long, value_parser = threads, default_value_t = available_threads())]
    pub(crate) threads: NonZeroUsize,
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A JSON object in each line.
    #[value(name = "jsonl")]
    JsonLines,
    /// Comma-separated values with a line of names.
    Csv,
}

/// What `check` prints, beside counts for people: one of these at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Args)]
#[group(multiple = false)]
pub(crate) struct Report {
    /// Counts, for programs.
    #[arg(long)]
    pub(crate) json: bool,
    /// Where each outcome is taught and how it is checked.
    #[arg(long)]
    pub(crate) alignment: bool,
    /// How easy each section is to read.
    #[arg(long)]
    pub(crate) readability: bool,
}

/// Reads the arguments after the name of the program; nothing where help is asked for.
///
/// # Errors
/// Why they make no command, in a sentence.
pub(crate) fn parse(arguments: &[OsString]) -> Result<Option<Command>, String> {
    match Command::try_parse_from(arguments) {
        Ok(command) => Ok(Some(command)),
        Err(error) if error.kind() == ErrorKind::DisplayHelp => Ok(None),
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Err("say what to do: score, plan, compare, merge, tabulate, check, compile or help".to_owned())
        }
        Err(error) => {
            let text = error.to_string();
            let reason = text.split("\n\n").next().unwrap_or_default();
            Err(reason.strip_prefix("error: ").unwrap_or(reason).to_owned())
        }
    }
}

impl Said {
    /// The wishes for the plan.
    ///
    /// # Errors
    /// An indicator is named twice.
    pub(crate) fn wishes(self) -> Result<Wishes, String> {
        let Self {
            lock,
            days,
            days_otherwise,
        } = self;
        let named = [
            ("--lock", lock.clone()),
            ("--days", days.iter().map(|(id, _)| *id).collect()),
        ];
        for (option, mut ids) in named {
            ids.sort_unstable();
            if let Some(twice) = ids.windows(2).find(|pair| pair.first() == pair.last()) {
                return Err(format!(
                    "`{option}` names {} twice",
                    twice.first().map_or(String::new(), ToString::to_string)
                ));
            }
        }
        Ok(Wishes {
            days: days.into_iter().collect::<SmallMap<_, _>>(),
            days_otherwise,
            locked: lock,
        })
    }
}

/// The threads that this machine runs at the same time.
fn available_threads() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// More than 256 threads are of no use to any machine.
fn threads(text: &str) -> Result<NonZeroUsize, &'static str> {
    let count = text.parse().ok().filter(|count: &NonZeroUsize| count.get() <= 256);
    count.ok_or("a whole number from 1 to 256")
}

fn band(text: &str) -> Result<Band, &'static str> {
    let band = Band::from_id(text).filter(|band| *band > Band::Emerging);
    band.ok_or("developing, ready or leading")
}

fn indicator(text: &str) -> Result<IndicatorId, &'static str> {
    let id = text.parse().ok();
    id.ok_or("indicators with commas between them: p4.2,p5.1")
}

/// `p4.2=3`: a step of this indicator costs so many days.
fn priced(text: &str) -> Result<(IndicatorId, u32), &'static str> {
    let priced = text.split_once('=');
    let priced = priced.and_then(|(id, days)| Some((id.parse().ok()?, days.parse().ok()?)));
    priced.ok_or("indicators with whole days, and commas between them: p4.2=3,p5.1=10")
}

#[cfg(test)]
mod tests;
