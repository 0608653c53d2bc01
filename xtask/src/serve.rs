//! `cargo xtask serve`: from nothing to an address in the browser.

mod answer;
mod server;

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use crate::Outcome;
use crate::build::{dist, release_if_needed, trunk};
use crate::process::run_command;
use crate::setup::{Purpose, prepare};

const FIRST_PORT: u16 = 8080;
/// How many ports after the first one are tried.
const PORTS: u16 = 50;

#[derive(Debug, PartialEq, Eq)]
struct Wishes {
    dev: bool,
    port: Option<u16>,
}

/// `cargo xtask serve [--dev] [--port N]`
pub(crate) fn command(arguments: &[String]) -> Outcome {
    let wishes = wishes(arguments)?;
    // First, so that a port that is taken does not cost a build.
    let listener = free_port(wishes.port)?;
    prepare(Purpose::Build)?;
    if wishes.dev {
        return serve_and_rebuild(listener);
    }
    release_if_needed()?;
    println!("Stop it with Ctrl+C.");
    server::serve(&listener, &dist(), || {
        println!("Touchstone is at {}", address(&listener));
    })
}

fn wishes(arguments: &[String]) -> Result<Wishes, String> {
    let mut wishes = Wishes { dev: false, port: None };
    let mut words = arguments.iter().map(String::as_str);
    while let Some(word) = words.next() {
        let port = match word.strip_prefix("--port=") {
            Some(port) => Some(port),
            None if word == "--port" => Some(words.next().unwrap_or_default()),
            None => None,
        };
        match port {
            Some(port) => {
                let number = port
                    .parse()
                    .map_err(|_| format!("`{port}` is no port; --port needs 1 to 65535"))?;
                wishes.port = Some(number);
            }
            None if word == "--dev" => wishes.dev = true,
            None => return Err(format!("serve knows --dev and --port N, not `{word}`")),
        }
    }
    Ok(wishes)
}

/// The wanted port, or the first free one from 8080 on. On the loopback address only: nobody else can reach it.
fn free_port(wanted: Option<u16>) -> Result<TcpListener, String> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = wanted {
        return bind(port).map_err(|error| format!("port {port} cannot be used: {error}"));
    }
    let last = FIRST_PORT + PORTS;
    let free = (FIRST_PORT..=last).find_map(|port| bind(port).ok());
    free.ok_or_else(|| format!("no port from {FIRST_PORT} to {last} is free; choose one with --port"))
}

fn address(listener: &TcpListener) -> String {
    let port = listener.local_addr().map_or(FIRST_PORT, |address| address.port());
    format!("http://127.0.0.1:{port}/")
}

/// Trunk watches the sources. It gets a folder of its own, so that the release site in `dist/` stays what it is.
fn serve_and_rebuild(listener: TcpListener) -> Outcome {
    let address = address(&listener);
    let port = listener.local_addr().map_or(FIRST_PORT, |address| address.port());
    drop(listener);
    std::thread::spawn(move || {
        let trunk = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        // Nothing but trunk's end tells that it will never listen; then this thread ends with the program.
        while TcpStream::connect_timeout(&trunk, Duration::from_secs(1)).is_err() {
            std::thread::sleep(Duration::from_millis(200));
        }
        println!("Touchstone is at {address}");
    });
    let port = port.to_string();
    run_command(&mut trunk(&[
        "serve",
        "--address",
        "127.0.0.1",
        "--port",
        &port,
        "--dist",
        "target/site/dev",
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Wishes, String> {
        wishes(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn wishes_are_understood_or_refused() {
        assert_eq!(read(""), Ok(Wishes { dev: false, port: None }));
        assert_eq!(
            read("--dev --port 9000"),
            Ok(Wishes {
                dev: true,
                port: Some(9000)
            })
        );
        assert_eq!(
            read("--port=9000"),
            Ok(Wishes {
                dev: false,
                port: Some(9000)
            })
        );
        for wrong in ["--port", "--port x", "--port 70000", "--open"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_port_that_is_taken_is_said_or_stepped_over() {
        let taken = free_port(None).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(free_port(Some(port)).is_err());
        assert_ne!(free_port(None).unwrap().local_addr().unwrap().port(), port);
    }
}
