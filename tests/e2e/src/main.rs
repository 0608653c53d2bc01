//! Runs the journeys in real browsers against a built site, and takes pictures of its pages.
//!
//! Every journey has a server, and so an origin, of its own, and opens browsers with fresh profiles.

mod context;
mod journeys;
mod options;
mod runner;
mod shots;

use std::process::ExitCode;

use options::{Options, USAGE};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let options = match Options::read(&arguments) {
        Ok(options) => options,
        Err(sentence) => {
            eprintln!("{sentence}\n\n{USAGE}");
            return ExitCode::FAILURE;
        }
    };
    let done = if options.list {
        runner::list();
        Ok(true)
    } else if let Some(folder) = &options.shots {
        shots::take(&options, folder).await.map(|()| true)
    } else {
        runner::run(&options).await
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
