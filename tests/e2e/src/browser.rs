//! The three engines that people have: their drivers, started once each, and sessions in them.

mod capabilities;
mod display;
mod drivers;
mod programs;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use thirtyfour::WebDriver;

use crate::failure::{Failure, Outcome};
use crate::session::Session;
use display::Display;
use drivers::Driver;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK, Safari's engine, in its small browser.
    Webkit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// The name on the command line and in the report.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// How a session begins.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// A profile that stays when the session ends; without one each session has a fresh profile.
    pub profile: Option<PathBuf>,
    /// Width and height of the page in CSS pixels.
    pub size: (u32, u32),
    /// The language that the person asked their browser for.
    pub language: &'static str,
    /// The browser keeps nothing for pages. Firefox only: it has a switch for it.
    pub storage_off: bool,
    /// Whether the browser that was opened before stays open beside this one.
    pub beside: bool,
    /// The question that a page asks before it is left waits for an answer, instead of being answered with yes.
    pub asks: bool,
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            profile: None,
            size: (1280, 900),
            language: "en",
            storage_off: false,
            beside: false,
            asks: false,
        }
    }
}

/// The drivers that are running, and a folder for what the browsers write.
pub struct Browsers {
    drivers: RefCell<BTreeMap<Engine, Rc<Driver>>>,
    /// The driver of a browser that stays open beside the next one.
    before: RefCell<Option<Rc<Driver>>>,
    display: RefCell<Option<Display>>,
    folder: PathBuf,
    evidence: PathBuf,
    folders_made: Cell<u32>,
}

impl Browsers {
    /// Nothing runs yet: a driver starts with the first session in its engine. Pictures of failures, and what the drivers
    /// have to say, go to the evidence folder.
    ///
    /// # Errors
    /// No folder can be made for what browsers write.
    pub fn new(evidence: &Path) -> Outcome<Self> {
        let folder = std::env::temp_dir().join(format!("touchstone-e2e-{}", std::process::id()));
        // A process of this number may have been killed before it could clean up: no browser begins with its profile.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder)?;
        fs::create_dir_all(evidence)?;
        Ok(Self {
            drivers: RefCell::default(),
            before: RefCell::default(),
            display: RefCell::default(),
            folder,
            evidence: evidence.to_path_buf(),
            folders_made: Cell::new(0),
        })
    }

    /// A new folder of its own, removed with everything else at the end.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn fresh_folder(&self) -> Outcome<PathBuf> {
        self.folders_made.set(self.folders_made.get() + 1);
        let folder = self.folder.join(self.folders_made.get().to_string());
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// Where pictures of failures go.
    #[must_use]
    pub fn evidence(&self) -> &Path {
        &self.evidence
    }

    /// Opens a browser.
    ///
    /// # Errors
    /// Something is not installed, or does not start; the sentence says what.
    pub async fn open(&self, engine: Engine, wishes: &Wishes) -> Outcome<Session> {
        let driver = self.driver(engine, wishes.beside).await?;
        let capabilities = capabilities::of(engine, wishes)?;
        let opened = WebDriver::builder(driver.address(), capabilities)
            .request_timeout(Duration::from_secs(60))
            .await;
        let opened = opened.map_err(|error| Failure::new(format!("{engine} does not open: {error}")))?;
        let session = Session::new(engine, opened);
        session.resize(wishes.size).await?;
        Ok(session)
    }

    async fn driver(&self, engine: Engine, beside: bool) -> Outcome<Rc<Driver>> {
        // Only chromedriver holds several sessions well; the others get a fresh process for each, so that what one
        // session left behind cannot reach the next.
        if engine == Engine::Chromium {
            if let Some(driver) = self.drivers.borrow().get(&engine) {
                return Ok(Rc::clone(driver));
            }
        } else {
            // A driver whose browser was killed answers nobody for a minute: it must end before its session is given up.
            let earlier = self.drivers.borrow_mut().remove(&engine);
            *self.before.borrow_mut() = earlier.filter(|_| beside);
        }
        let number = match engine {
            Engine::Webkit => Some(self.display_number()?),
            Engine::Chromium | Engine::Firefox => None,
        };
        let driver = Rc::new(Driver::start(engine, number, &self.folder, &self.evidence).await?);
        self.drivers.borrow_mut().insert(engine, Rc::clone(&driver));
        Ok(driver)
    }

    fn display_number(&self) -> Outcome<u32> {
        let mut display = self.display.borrow_mut();
        if display.is_none() {
            *display = Some(Display::start(&self.evidence)?);
        }
        display
            .as_ref()
            .map(Display::number)
            .ok_or_else(|| Failure::new("the virtual display is gone"))
    }
}

impl Drop for Browsers {
    fn drop(&mut self) {
        self.drivers.borrow_mut().clear();
        self.before.borrow_mut().take();
        // What a browser still holds open is removed by the system's own cleaning.
        let _ = fs::remove_dir_all(&self.folder);
    }
}
