//! What lies in the browser's storage, and putting something there as if it had been made in the app.

use serde_json::{Value, json};

use crate::failure::{Failure, Outcome};
use crate::server::Server;
use crate::session::Session;

/// The beginning of this deployment's keys in the browser's storage, for scripts: `prefix`.
pub const PREFIX: &str =
    "const prefix = `touchstone:${location.pathname.slice(0, location.pathname.lastIndexOf('/') + 1)}:`;";

impl Session {
    /// Waits until the state of saving is this: `idle`, `waiting`, `saved`, `one-copy`, `full`, `blocked`, `newer`.
    ///
    /// # Errors
    /// It is another.
    #[track_caller]
    pub fn save_state(&self, state: &str) -> impl Future<Output = Outcome> {
        let script =
            "const status = document.querySelector('[data-save]'); return status ? status.dataset.save : null;";
        let expected = Value::from(state);
        let place = Failure::new("");
        async move {
            let waited = self
                .wait_until_equal("the state of saving", script, &[], &expected)
                .await;
            waited.map_err(|failure| place.again(failure))
        }
    }

    /// Waits until nothing is on its way any more; gives the state of saving.
    ///
    /// # Errors
    /// Something stays on its way.
    #[track_caller]
    pub fn settled(&self) -> impl Future<Output = Outcome<String>> {
        let script = "
            const state = document.querySelector('[data-save]').dataset.save;
            return ['idle', 'waiting'].includes(state) ? null : state;";
        let place = Failure::new("");
        async move {
            let state = self.wait_for("a state of saving that lasts", script, &[]).await;
            let state = state.map_err(|failure| place.again(failure))?;
            Ok(state.as_str().unwrap_or_default().to_owned())
        }
    }

    /// The id of the assessment on screen, from the address.
    ///
    /// # Errors
    /// The address names none.
    pub async fn assessment_id(&self) -> Outcome<String> {
        let script =
            "const found = location.hash.match(/^#\\/assess\\/([0-9a-f]{16})\\//); return found ? found[1] : null;";
        let id = self.wait_for("an address with an assessment", script, &[]).await?;
        Ok(id.as_str().unwrap_or_default().to_owned())
    }

    /// The text stored under one of this deployment's keys.
    ///
    /// # Errors
    /// The driver's.
    pub async fn stored(&self, key: &str) -> Outcome<Option<String>> {
        let text = self
            .run(
                &format!("{PREFIX} return localStorage.getItem(prefix + arguments[0]);"),
                &[key.into()],
            )
            .await?;
        Ok(text.as_str().map(str::to_owned))
    }

    /// Stores a text under one of this deployment's keys.
    ///
    /// # Errors
    /// The driver's.
    pub async fn store(&self, key: &str, text: &str) -> Outcome {
        let script = format!("{PREFIX} localStorage.setItem(prefix + arguments[0], arguments[1]);");
        self.run(&script, &[key.into(), text.into()]).await?;
        Ok(())
    }

    /// All keys in the browser's storage, this deployment's and others, in order.
    ///
    /// # Errors
    /// The driver's.
    pub async fn all_keys(&self) -> Outcome<Vec<String>> {
        let keys = self.run("return Object.keys(localStorage).sort();", &[]).await?;
        Ok(keys
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|key| key.as_str().map(str::to_owned))
            .collect())
    }

    /// The stored assessment, as JSON.
    ///
    /// # Errors
    /// There is none, or it is no JSON.
    pub async fn stored_assessment(&self, id: &str) -> Outcome<Value> {
        let text = self.stored(&format!("assessment:{id}")).await?;
        let text = text.ok_or_else(|| Failure::new(format!("nothing is stored for the assessment {id}")))?;
        Ok(serde_json::from_str(&text)?)
    }

    /// Puts an assessment into the storage as if it had been made here, and opens the site. Gives its id.
    ///
    /// # Errors
    /// The file is not a save file with an assessment.
    pub async fn begin_with(&self, server: &Server, save_file: &str) -> Outcome<String> {
        let file: Value = serde_json::from_str(save_file)?;
        let documents = file.get("documents").and_then(Value::as_array).into_iter().flatten();
        let mut assessments = documents.filter(|document| document.get("kind") == Some(&json!("assessment")));
        let id = assessments
            .next()
            .and_then(|document| document.get("id"))
            .and_then(Value::as_str);
        let id = id
            .ok_or_else(|| Failure::new("the save file holds no assessment"))?
            .to_owned();
        self.visit(server, "").await?;
        self.store(&format!("assessment:{id}"), save_file).await?;
        self.visit(server, "").await?;
        Ok(id)
    }
}
