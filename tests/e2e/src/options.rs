//! The command line.

use std::path::PathBuf;

use touchstone_e2e::browser::Engine;

/// How to call the program.
pub(crate) const USAGE: &str = "\
touchstone-e2e [options], in the repository's root

  --site FOLDER          the built site (dist)
  --site-pseudo FOLDER   the same code with the content in the pseudo language:
                         cargo xtask variant --out FOLDER --pseudo
  --site-large FOLDER    the same code with 1,200 units
  --engine NAME          chromium, firefox or webkit; may be repeated (all)
  --journey TEXT         journeys whose name contains the text; may be repeated (all)
  --soak                 the journeys that can go on for long do: every write is refused once
                         in faults-by-call, twenty moments of a kill in killed-typing
  --one-at-a-time        one browser at a time, for a small machine
  --list                 say which journeys there are
  --shots FOLDER         take pictures of the pages instead, with --route TEXT for some of them";

/// What was asked for.
pub(crate) struct Options {
    pub(crate) site: PathBuf,
    pub(crate) site_pseudo: Option<PathBuf>,
    pub(crate) site_large: Option<PathBuf>,
    pub(crate) engines: Vec<Engine>,
    pub(crate) journeys: Vec<String>,
    pub(crate) one_at_a_time: bool,
    pub(crate) soak: bool,
    pub(crate) list: bool,
    pub(crate) shots: Option<PathBuf>,
    pub(crate) routes: Vec<String>,
}

impl Options {
    /// Reads the words after the program's name.
    pub(crate) fn read(arguments: &[String]) -> Result<Self, String> {
        let mut options = Self {
            site: PathBuf::from("dist"),
            site_pseudo: None,
            site_large: None,
            engines: Vec::new(),
            journeys: Vec::new(),
            one_at_a_time: false,
            soak: false,
            list: false,
            shots: None,
            routes: Vec::new(),
        };
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            let mut next = || {
                words
                    .next()
                    .cloned()
                    .ok_or_else(|| format!("{word} needs a word after it"))
            };
            match word.as_str() {
                "--site" => options.site = next()?.into(),
                "--site-pseudo" => options.site_pseudo = Some(next()?.into()),
                "--site-large" => options.site_large = Some(next()?.into()),
                "--engine" => options.engines.push(engine(&next()?)?),
                "--journey" => options.journeys.push(next()?),
                "--one-at-a-time" => options.one_at_a_time = true,
                "--soak" => options.soak = true,
                "--list" => options.list = true,
                "--shots" => options.shots = Some(next()?.into()),
                "--route" => options.routes.push(next()?),
                _ => return Err(format!("there is no option {word}")),
            }
        }
        if options.engines.is_empty() {
            options.engines = Engine::ALL.to_vec();
        }
        Ok(options)
    }
}

fn engine(name: &str) -> Result<Engine, String> {
    let found = Engine::ALL.into_iter().find(|engine| engine.name() == name);
    found.ok_or_else(|| format!("there is no engine {name}"))
}
