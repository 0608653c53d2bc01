//! A browser that a journey drives: opening pages, running scripts, pressing keys.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde_json::Value;
use thirtyfour::{Key, WebDriver, WebElement};

use crate::browser::Engine;
use crate::failure::{Failure, Outcome, ensure};

/// A running browser.
pub struct Session {
    /// Its engine.
    pub engine: Engine,
    /// The client of its driver, for what is not offered here.
    pub driver: WebDriver,
}

impl Session {
    pub(crate) const fn new(engine: Engine, driver: WebDriver) -> Self {
        Self { engine, driver }
    }

    /// Another handle on the same browser.
    #[must_use]
    pub fn again(&self) -> Self {
        Self {
            engine: self.engine,
            driver: self.driver.clone(),
        }
    }

    /// Opens an address as a fresh visit: a mere change of the part after `#` would not load anything.
    ///
    /// # Errors
    /// The driver's.
    pub async fn open_cold(&self, url: &str) -> Outcome {
        self.driver.goto("about:blank").await?;
        Ok(self.driver.goto(url).await?)
    }

    /// Goes to a route inside the app, as a link does.
    ///
    /// # Errors
    /// The driver's.
    pub async fn follow(&self, route: &str) -> Outcome {
        self.run("location.hash = arguments[0];", &[route.into()]).await?;
        Ok(())
    }

    /// The part of the address from `#` on.
    ///
    /// # Errors
    /// The driver's.
    pub async fn hash(&self) -> Outcome<String> {
        self.text_of("return location.hash;", &[]).await
    }

    /// Runs a script's body and gives back what it returns.
    ///
    /// # Errors
    /// The script's or the driver's.
    pub async fn run(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        let answer = self.driver.handle().execute(script, arguments.to_vec()).await?;
        Ok(answer.json().clone())
    }

    /// Asks the page something while it may be on its way out: one that leaves before it has answered, as WebKit says of
    /// it, gives null.
    ///
    /// # Errors
    /// The script's or the driver's.
    pub async fn ask(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        match self.driver.handle().execute(script, arguments.to_vec()).await {
            Ok(answer) => Ok(answer.json().clone()),
            Err(error) if error.to_string().contains("before the unload event") => Ok(Value::Null),
            Err(error) => Err(error.into()),
        }
    }

    /// Runs a script that returns a text.
    ///
    /// # Errors
    /// The script's or the driver's, or it returned no text.
    pub async fn text_of(&self, script: &str, arguments: &[Value]) -> Outcome<String> {
        match self.run(script, arguments).await? {
            Value::String(text) => Ok(text),
            other => Err(Failure::new(format!(
                "a script that was to return a text returned {other}: {script}"
            ))),
        }
    }

    /// Runs a script that returns an element.
    ///
    /// # Errors
    /// The script's or the driver's, or it returned none.
    pub async fn element_of(&self, script: &str, arguments: &[Value]) -> Outcome<WebElement> {
        let answer = self.driver.handle().execute(script, arguments.to_vec()).await?;
        answer
            .element()
            .map_err(|error| Failure::new(format!("no element: {error} ({script} {arguments:?})")))
    }

    /// Runs a script that calls its last argument when it is done.
    ///
    /// # Errors
    /// The script's or the driver's.
    pub async fn run_async(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        let answer = self.driver.handle().execute_async(script, arguments.to_vec()).await?;
        Ok(answer.json().clone())
    }

    /// Presses keys wherever the focus is.
    ///
    /// # Errors
    /// The driver's.
    pub async fn press(&self, keys: impl Into<String>) -> Outcome {
        let keys: String = keys.into();
        Ok(self
            .driver
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
            .send_keys(keys)
            .perform()
            .await?)
    }

    /// Holds Control down and presses a key.
    ///
    /// # Errors
    /// The driver's.
    pub async fn press_with_control(&self, key: char) -> Outcome {
        Ok(self
            .driver
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
            .key_down(Key::Control)
            .send_keys(key)
            .key_up(Key::Control)
            .perform()
            .await?)
    }

    /// Goes back by one stop, as Tab goes forward.
    ///
    /// # Errors
    /// The driver's.
    pub async fn tab_back(&self) -> Outcome {
        Ok(self
            .driver
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
            .key_down(Key::Shift)
            .send_keys(Key::Tab.value())
            .key_up(Key::Shift)
            .perform()
            .await?)
    }

    /// Makes the page itself this large, whatever the window needs around it.
    ///
    /// # Errors
    /// The driver's.
    pub async fn resize(&self, (width, height): (u32, u32)) -> Outcome {
        self.driver.set_window_rect(0, 0, width, height).await?;
        let around = self
            .run("return [outerWidth - innerWidth, outerHeight - innerHeight];", &[])
            .await?;
        let extra = |index: usize| {
            around
                .get(index)
                .and_then(Value::as_u64)
                .and_then(|pixels| u32::try_from(pixels).ok())
        };
        let (wider, higher) = (extra(0).unwrap_or(0), extra(1).unwrap_or(0));
        if (wider, higher) != (0, 0) && wider < 200 && higher < 400 {
            self.driver
                .set_window_rect(0, 0, width + wider, height + higher)
                .await?;
        }
        Ok(())
    }

    /// Ends the browser as a crash or an empty battery would: all its processes at once, so that none can still write.
    ///
    /// # Errors
    /// The browser's process is not known, or does not end.
    pub fn kill(&self) -> Outcome {
        let name = match self.engine {
            Engine::Chromium => "goog:processID",
            Engine::Firefox => "moz:processID",
            Engine::Webkit => {
                return Err(Failure::new(
                    "WebKitGTK's driver does not say which process is the browser",
                ));
            }
        };
        let process = self.driver.handle().capabilities().get(name).and_then(Value::as_u64);
        let process = process.ok_or_else(|| Failure::new(format!("the driver gives no {name}")))?;
        let processes = with_children(process);
        // A child may have ended meanwhile; the browser itself is what counts.
        let ended = Command::new("kill").arg("-9").args(&processes).output()?;
        ensure(ended.status.success() || is_gone(process), || {
            format!("kill -9 {processes:?} ended with {}", ended.status)
        })
    }

    /// What is on screen, for the reader of a failure: title, address, beginning of the text, and a picture.
    pub async fn describe(&self, picture: &Path) -> String {
        let script = "return `page: ${document.title}\\naddress: ${location.href}\\ntext: ${document.body ? document.body.innerText.replace(/\\s+/g, ' ').slice(0, 600) : ''}`;";
        let seen = match self.text_of(script, &[]).await {
            Ok(seen) => seen,
            Err(failure) => return format!("the browser cannot be asked what it shows: {failure}"),
        };
        match tokio::time::timeout(Duration::from_secs(10), self.driver.screenshot(picture)).await {
            Ok(Ok(())) => format!("{seen}\npicture: {}", picture.display()),
            Ok(Err(error)) => format!("{seen}\nno picture: {error}"),
            Err(_) => format!("{seen}\nno picture: the driver does not answer"),
        }
    }

    /// Ends the session and its browser. One that is gone already is no fault.
    pub async fn close(self) {
        let _ = self.driver.quit().await;
    }
}

/// A process and all that it started, and that they started; only itself where the system does not say.
fn with_children(process: u64) -> Vec<String> {
    let mut found = vec![process.to_string()];
    let mut next = 0;
    while let Some(parent) = found.get(next) {
        let tasks = fs::read_dir(format!("/proc/{parent}/task"))
            .into_iter()
            .flatten()
            .flatten();
        let children: String = tasks
            .filter_map(|task| fs::read_to_string(task.path().join("children")).ok())
            .collect();
        found.extend(children.split_whitespace().map(str::to_owned));
        next += 1;
    }
    found
}

/// Whether a process has ended, be it that nobody has asked for its end yet.
fn is_gone(process: u64) -> bool {
    let state = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    state.rsplit_once(") ").is_none_or(|(_, state)| state.starts_with('Z'))
}
