//! What a journey is given: an engine, the sites, browsers to open, and a place for files.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use touchstone_e2e::browser::{Browsers, Engine, Wishes};
use touchstone_e2e::failure::{Failure, Outcome};
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use crate::options::Options;

/// The context of one journey in one engine.
pub(crate) struct Context<'run> {
    /// The engine.
    pub(crate) engine: Engine,
    options: &'run Options,
    browsers: &'run Browsers,
    opened: Vec<Session>,
}

impl<'run> Context<'run> {
    pub(crate) const fn new(engine: Engine, options: &'run Options, browsers: &'run Browsers) -> Self {
        Self {
            engine,
            options,
            browsers,
            opened: Vec::new(),
        }
    }

    /// A server of its own for the site, and a browser with a fresh profile.
    pub(crate) async fn begin(&mut self) -> Outcome<(Server, Session)> {
        self.begin_wishing(&Wishes::default()).await
    }

    /// As [`Context::begin`], in a browser of a certain kind.
    pub(crate) async fn begin_wishing(&mut self, wishes: &Wishes) -> Outcome<(Server, Session)> {
        let server = Server::start(self.site())?;
        Ok((server, self.open(wishes).await?))
    }

    /// Another server, and so an empty origin, in the browser that is open already where there is one.
    pub(crate) async fn begin_again(&mut self) -> Outcome<(Server, Session)> {
        match self.opened.last().map(Session::again) {
            Some(session) => Ok((Server::start(self.site())?, session)),
            None => self.begin().await,
        }
    }

    /// Another browser.
    pub(crate) async fn open(&mut self, wishes: &Wishes) -> Outcome<Session> {
        let session = self.browsers.open(self.engine, wishes).await?;
        self.opened.push(session.again());
        Ok(session)
    }

    /// The built site.
    pub(crate) fn site(&self) -> &Path {
        &self.options.site
    }

    /// Whether a journey that can go on for long is to do so.
    pub(crate) const fn soaks(&self) -> bool {
        self.options.soak
    }

    /// The site in the pseudo language.
    pub(crate) fn site_pseudo(&self) -> Outcome<&Path> {
        let site = self.options.site_pseudo.as_deref();
        site.ok_or_else(|| Failure::new("this journey needs --site-pseudo FOLDER (see --help)"))
    }

    /// The site with very much content.
    pub(crate) fn site_large(&self) -> Outcome<&Path> {
        let site = self.options.site_large.as_deref();
        site.ok_or_else(|| Failure::new("this journey needs --site-large FOLDER (see --help)"))
    }

    /// A file of the site's content in English, such as `u03` or `programme`, as the app reads it.
    pub(crate) fn content(&self, name: &str) -> Outcome<Value> {
        let folder = self.site().join("content/en");
        let is_it = |file: &Path| {
            let stem = file
                .file_stem()
                .and_then(|stem| stem.to_str())
                .and_then(|stem| stem.rsplit_once('-'));
            stem.is_some_and(|(stem, _)| stem == name) && file.extension().is_some_and(|extension| extension == "json")
        };
        let mut files = fs::read_dir(&folder)?.flatten().map(|entry| entry.path());
        let file = files.find(|file| is_it(file));
        let file = file.ok_or_else(|| Failure::new(format!("{} has no {name}", folder.display())))?;
        Ok(serde_json::from_str(&fs::read_to_string(file)?)?)
    }

    /// An empty folder, removed at the end.
    pub(crate) fn folder(&self) -> Outcome<PathBuf> {
        self.browsers.fresh_folder()
    }

    /// A file to open in the app.
    pub(crate) fn file(&self, name: &str, text: &str) -> Outcome<PathBuf> {
        let place = self.folder()?.join(name);
        fs::write(&place, text)?;
        Ok(place)
    }

    /// What the browsers show now, for the reader of a failure.
    pub(crate) async fn describe(&self, journey: &str) -> String {
        let mut text = String::new();
        for (number, session) in self.opened.iter().enumerate() {
            let picture = format!("{journey}-{}-{}.png", self.engine, number + 1);
            let seen = session.describe(&self.browsers.evidence().join(picture)).await;
            text.push_str(&format!("{seen}\n"));
        }
        text
    }

    /// Ends every browser that the journey opened.
    pub(crate) async fn end(&mut self) {
        for session in self.opened.drain(..) {
            session.close().await;
        }
    }
}

/// The save file of the worked example, kept with the fixtures of every released version.
pub(crate) fn worked_example() -> Outcome<String> {
    fixture("tests/fixtures/save/worked-example.json")
}

/// A file of the repository.
pub(crate) fn fixture(path: &str) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| Failure::new(format!("{path}: {error}")))
}
