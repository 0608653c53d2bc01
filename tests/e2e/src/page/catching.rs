//! What the page offers for download, caught before it reaches the disk: no driver but Chromium's says where it lands.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::session::Session;

const CATCH: &str = "
    window.caught = [];
    window.caughtFiles = [];
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
        blob.text().then((text) => window.caught.push(text));
        blob.arrayBuffer().then((buffer) => {
            const bytes = new Uint8Array(buffer);
            let plain = '';
            for (let at = 0; at < bytes.length; at += 32768) plain += String.fromCharCode(...bytes.subarray(at, at + 32768));
            window.caughtFiles.push([window.caughtName, btoa(plain)]);
        });
        return create(blob);
    };
    HTMLAnchorElement.prototype.click = function () { window.caughtName = this.download; };";

/// A file that was offered for download.
pub struct Caught {
    /// Its name.
    pub name: String,
    /// Its bytes, just as they would lie on the disk.
    pub bytes: Vec<u8>,
}

impl Caught {
    /// Its text.
    ///
    /// # Errors
    /// It is no text.
    pub fn text(&self) -> Outcome<String> {
        let text = String::from_utf8(self.bytes.clone());
        text.map_err(|error| Failure::new(format!("{} is no text: {error}", self.name)))
    }
}

impl Session {
    /// From now on, until another page is loaded, what is offered for download is caught.
    ///
    /// # Errors
    /// The driver's.
    pub async fn catch_downloads(&self) -> Outcome {
        self.run(CATCH, &[]).await?;
        Ok(())
    }

    /// Clicks what offers a file, and gives the file.
    ///
    /// # Errors
    /// None is offered.
    #[track_caller]
    pub fn catch_file(&self, selector: &str) -> impl Future<Output = Outcome<Caught>> {
        let place = Failure::new("");
        let selector = selector.to_owned();
        async move {
            let caught = async {
                self.run("window.caughtFiles = [];", &[]).await?;
                self.click(&selector).await?;
                let what = format!("the file of {selector}");
                let file = self
                    .wait_for(&what, "return window.caughtFiles[0] || null;", &[])
                    .await?;
                let part = |place: usize| file.get(place).and_then(Value::as_str).unwrap_or_default();
                let bytes = BASE64_STANDARD.decode(part(1));
                Ok(Caught {
                    name: part(0).to_owned(),
                    bytes: bytes.map_err(|error| Failure::new(format!("{what}: {error}")))?,
                })
            };
            caught.await.map_err(|failure: Failure| place.again(failure))
        }
    }

    /// Waits for the text of the file that was offered last.
    ///
    /// # Errors
    /// None is offered.
    #[track_caller]
    pub fn caught(&self, what: &str) -> impl Future<Output = Outcome<String>> {
        let place = Failure::new("");
        let what = what.to_owned();
        async move {
            let text = self.wait_for(&what, "return window.caught.at(-1) || null;", &[]).await;
            let text = text.map_err(|failure| place.again(failure))?;
            Ok(text.as_str().unwrap_or_default().to_owned())
        }
    }
}
