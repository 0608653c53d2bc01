//! The project's own commands. `cargo xtask help` lists them. No dependencies, so that it is ready in seconds.

mod bench;
mod build;
mod check;
mod hash;
mod process;
mod serve;
mod setup;
mod site;
mod soak;
mod steps;
mod test;
mod variant;

use std::process::ExitCode;

/// What every command returns: nothing, or a sentence that says what to do.
pub(crate) type Outcome = Result<(), String>;

struct Command {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Outcome,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        about: "set up what is missing, build, and serve the site here [--dev] [--port N]",
        run: serve::command,
    },
    Command {
        name: "test",
        about: "everything that must hold: checks, tests, the site in real browsers",
        run: test::command,
    },
    Command {
        name: "check",
        about: "the part of it that needs no browser",
        run: check::command,
    },
    Command {
        name: "build",
        about: "the release site, into dist/",
        run: build::command,
    },
    Command {
        name: "bench",
        about: "the figures that need a clock",
        run: bench::command,
    },
    Command {
        name: "soak",
        about: "tests that go on with new seeds: --minutes N [--only NAME] [--seed N]",
        run: soak::command,
    },
    Command {
        name: "setup",
        about: "look for the tools, and install what is missing [build|check|test|bench]",
        run: setup::command,
    },
    Command {
        name: "variant",
        about: "a copy of dist/ with other content: --modules FOLDER --out FOLDER [--pseudo]",
        run: variant::command,
    },
    Command {
        name: "hook",
        about: "what trunk calls before and after each build",
        run: site::hook,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let name = arguments.first().map_or("help", String::as_str);
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        help();
        return if name == "help" {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        };
    };
    match (command.run)(arguments.get(1..).unwrap_or_default()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            // A command that has said everything already gives no reason: its last line stays the last.
            if !reason.is_empty() {
                eprintln!("xtask {name}: {reason}");
            }
            ExitCode::FAILURE
        }
    }
}

fn help() {
    println!("cargo xtask <command>\n");
    for command in COMMANDS {
        println!("  {:<8} {}", command.name, command.about);
    }
}
