//! Waiting for what a person would see. Every wait has a deadline and says what it waited for; nothing is tried twice.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::session::Session;

/// How long a page may take to show something. Generous: a slow machine is no fault of the site.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// How often the page is asked.
const STEP: Duration = Duration::from_millis(25);

impl Session {
    /// Asks a script until it returns something other than null, false or an empty text; gives that back.
    ///
    /// # Errors
    /// What was waited for did not come within [`PATIENCE`], or the driver failed.
    #[track_caller]
    pub fn wait_for(&self, what: &str, script: &str, arguments: &[Value]) -> impl Future<Output = Outcome<Value>> {
        self.wait_longer(PATIENCE, what, script, arguments)
    }

    /// As [`Session::wait_for`], for what may take longer than anything of ours.
    ///
    /// # Errors
    /// What was waited for did not come within `patience`, or the driver failed.
    #[track_caller]
    pub fn wait_longer(
        &self,
        patience: Duration,
        what: &str,
        script: &str,
        arguments: &[Value],
    ) -> impl Future<Output = Outcome<Value>> {
        let place = Failure::new("");
        async move {
            let deadline = Instant::now() + patience;
            loop {
                let found = self
                    .ask(script, arguments)
                    .await
                    .map_err(|failure| place.again(failure))?;
                if is_something(&found) {
                    return Ok(found);
                }
                if Instant::now() > deadline {
                    let seconds = patience.as_secs();
                    return Err(place.with(format!("waited {seconds} s in vain for {what}")));
                }
                tokio::time::sleep(STEP).await;
            }
        }
    }

    /// Waits until a script returns just this value; the failure says what it returned instead.
    ///
    /// # Errors
    /// It did not within [`PATIENCE`], or the driver failed.
    #[track_caller]
    pub fn wait_until_equal(
        &self,
        what: &str,
        script: &str,
        arguments: &[Value],
        expected: &Value,
    ) -> impl Future<Output = Outcome> {
        let place = Failure::new("");
        async move {
            let deadline = Instant::now() + PATIENCE;
            loop {
                let found = self
                    .ask(script, arguments)
                    .await
                    .map_err(|failure| place.again(failure))?;
                if found == *expected {
                    return Ok(());
                }
                if Instant::now() > deadline {
                    return Err(place.with(format!("{what}: expected {expected}, found {found} to the end")));
                }
                tokio::time::sleep(STEP).await;
            }
        }
    }
}

fn is_something(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && value.as_str() != Some("")
}
