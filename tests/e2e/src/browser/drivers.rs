//! The programs that speak WebDriver, one for each engine.

use std::fs::{self, File};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Engine, programs};
use crate::failure::{Failure, Outcome};

/// How long a driver may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running driver; it ends when dropped.
pub(super) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts an engine's driver on a free port and waits until it listens.
    pub(super) async fn start(engine: Engine, display: Option<u32>, folder: &Path, evidence: &Path) -> Outcome<Self> {
        let name = match engine {
            Engine::Chromium => "chromedriver",
            Engine::Firefox => "geckodriver",
            Engine::Webkit => "WebKitWebDriver",
        };
        let port = free_port()?;
        // Every driver of a run adds to it: what the one before said is what explains its end.
        let log = File::options()
            .create(true)
            .append(true)
            .open(evidence.join(format!("{name}.log")))?;
        let mut command = Command::new(programs::find(&[name])?);
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        if engine == Engine::Firefox {
            command.args(["--host", "127.0.0.1"]);
        }
        command.arg(format!("--port={port}"));
        set_surroundings(&mut command, engine, display, folder)?;
        let process = command
            .spawn()
            .map_err(|error| Failure::new(format!("{name} does not start: {error}")))?;
        let mut driver = Self { process, port };
        driver.wait_until_listening(name).await?;
        Ok(driver)
    }

    /// Where it listens.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    async fn wait_until_listening(&mut self, name: &str) -> Outcome {
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            if let Some(status) = self.process.try_wait()? {
                return Err(Failure::new(format!(
                    "{name} ended with {status}; see {name}.log beside the pictures"
                )));
            }
            if Instant::now() > deadline {
                return Err(Failure::new(format!(
                    "{name} does not listen; see {name}.log beside the pictures"
                )));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Gone already is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Nothing of the person who runs the tests: no settings, no language, no screen.
fn set_surroundings(command: &mut Command, engine: Engine, display: Option<u32>, folder: &Path) -> Outcome {
    command
        .env("LANGUAGE", "en")
        .env("LANG", "en_US.UTF-8")
        .env_remove("LC_ALL")
        .env("TZ", "UTC");
    command.env("MOZ_HEADLESS", "1");
    if engine == Engine::Webkit {
        for (variable, name) in [
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
        ] {
            let place = folder.join("webkit").join(name);
            fs::create_dir_all(&place)?;
            command.env(variable, place);
        }
        command
            .env("DISPLAY", format!(":{}", display.unwrap_or_default()))
            .env_remove("WAYLAND_DISPLAY");
        // Drawn by the processor: there is no graphics card on a build machine.
        command
            .env("GDK_BACKEND", "x11")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("NO_AT_BRIDGE", "1");
        command.env("GSETTINGS_BACKEND", "memory");
    }
    Ok(())
}
