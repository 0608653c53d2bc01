//! Nothing in the browser's console: no error, no warning, no blocked or missing file. Chromium only, the one engine
//! whose driver gives the console out.

use crate::browser::Engine;
use crate::failure::{Failure, Outcome};
use crate::session::Session;

impl Session {
    /// Fails if Chromium's console holds a warning or an error since the last call; empties it. Does nothing elsewhere.
    ///
    /// # Errors
    /// The entries.
    pub async fn console_is_clean(&self) -> Outcome {
        let entries = self.console().await?;
        if entries.is_empty() {
            Ok(())
        } else {
            Err(Failure::new(format!("in the console:\n{}", entries.join("\n"))))
        }
    }

    /// Warnings and errors since the last call. Empty outside Chromium.
    ///
    /// # Errors
    /// The driver's.
    pub async fn console(&self) -> Outcome<Vec<String>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let entries = self.driver.get_log("browser").await?;
        let loud = entries
            .into_iter()
            .filter(|entry| matches!(entry.level.as_str(), "WARNING" | "SEVERE"));
        Ok(loud
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .collect())
    }
}
