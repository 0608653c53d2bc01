//! What only Chromium can do for a test: another color scheme, a slow machine, a slow network, a PDF.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::failure::{Failure, Outcome};
use crate::session::Session;

impl Session {
    /// Sends a command of the DevTools protocol.
    ///
    /// # Errors
    /// The driver's; every command fails in other engines.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Outcome<Value> {
        let answer = self.driver.cdp().send_raw(method, parameters).await;
        answer.map_err(|error| Failure::new(format!("{method}: {error}")))
    }

    /// Shows pages as on a device that prefers this color scheme (`light` or `dark`), without motion, so that nothing is
    /// measured in the middle of a transition.
    ///
    /// # Errors
    /// As [`Session::devtools`].
    pub async fn prefer(&self, color_scheme: &str) -> Outcome {
        self.show_as("", color_scheme).await
    }

    /// As [`Session::prefer`], as on a medium: empty for the screen, or `print`.
    ///
    /// # Errors
    /// As [`Session::devtools`].
    pub async fn show_as(&self, medium: &str, color_scheme: &str) -> Outcome {
        let features = json!([
            { "name": "prefers-color-scheme", "value": color_scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "media": medium, "features": features }),
        )
        .await?;
        Ok(())
    }

    /// Lays pages out in this many CSS pixels, narrower than any window would become.
    ///
    /// # Errors
    /// As [`Session::devtools`].
    pub async fn pretend_size(&self, width: u32, height: u32) -> Outcome {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    /// Makes the processor this many times slower; 1 is its own speed.
    ///
    /// # Errors
    /// As [`Session::devtools`].
    pub async fn slow_processor(&self, times: u32) -> Outcome {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times }))
            .await?;
        Ok(())
    }

    /// Gives the network this many bytes a second, and this delay in milliseconds before each answer.
    ///
    /// # Errors
    /// As [`Session::devtools`].
    pub async fn slow_network(&self, bytes_per_second: u32, delay: u32) -> Outcome {
        self.devtools("Network.enable", json!({})).await?;
        let conditions = json!({
            "offline": false,
            "latency": delay,
            "downloadThroughput": bytes_per_second,
            "uploadThroughput": bytes_per_second,
        });
        self.devtools("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// Runs a script in every page of this session before the page's own.
    ///
    /// # Errors
    /// As [`Session::devtools`].
    pub async fn before_each_page(&self, script: &str) -> Outcome {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))
            .await?;
        Ok(())
    }

    /// Lets downloads land in a folder.
    ///
    /// # Errors
    /// As [`Session::devtools`].
    pub async fn download_to(&self, folder: &std::path::Path) -> Outcome {
        let wish = json!({ "behavior": "allow", "downloadPath": folder });
        self.devtools("Browser.setDownloadBehavior", wish).await?;
        Ok(())
    }

    /// The page as a PDF on A4, the way a person would print it: without backgrounds, with the page's own margins.
    ///
    /// # Errors
    /// As [`Session::devtools`].
    pub async fn pdf(&self) -> Outcome<Vec<u8>> {
        let paper =
            json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true, "printBackground": false });
        let answer = self.devtools("Page.printToPDF", paper).await?;
        let data = answer
            .get("data")
            .and_then(Value::as_str)
            .ok_or_else(|| Failure::new("Chromium gave no PDF"))?;
        STANDARD
            .decode(data)
            .map_err(|error| Failure::new(format!("the PDF is not base64: {error}")))
    }
}
