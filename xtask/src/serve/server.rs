//! A small server for static files: one thread for each connection, one request on each.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::answer::{Answer, answer, refusal};
use crate::Outcome;

/// The longest head of a request, in bytes.
const LONGEST_HEAD: u64 = 16 * 1024;
/// How long a silent connection is kept.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves a folder until the program ends; `ready` is called once it does.
pub(super) fn serve(listener: &TcpListener, site: &Path, ready: impl FnOnce()) -> Outcome {
    if !site.join("index.html").exists() {
        return Err(format!("{} holds no site", site.display()));
    }
    ready();
    for connection in listener.incoming().flatten() {
        let site: PathBuf = site.to_path_buf();
        std::thread::spawn(move || {
            // A browser that hangs up in the middle is none of our business.
            let _ = talk(&connection, &site);
        });
    }
    Ok(())
}

fn talk(connection: &TcpStream, site: &Path) -> std::io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_write_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(connection.take(LONGEST_HEAD));
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::new();
    // The rest of the head says nothing that this server needs, but it has to be read.
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 || line.trim_end().is_empty() {
            break;
        }
    }
    let answer = if line.is_empty() {
        refusal("431 Request Header Fields Too Large")
    } else {
        answer(site, &first)
    };
    write(connection, &answer)
}

/// Nothing is kept by the browser: the next build may have other files under the same name.
fn write(mut connection: &TcpStream, answer: &Answer) -> std::io::Result<()> {
    let Answer {
        status,
        kind,
        body,
        with_body,
    } = answer;
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if *with_body {
        connection.write_all(body)?;
    }
    connection.flush()
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    fn ask(request: &str) -> String {
        let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let mut asking = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        asking.write_all(request.as_bytes()).unwrap();
        let (connection, _) = listener.accept().unwrap();
        talk(&connection, &site).unwrap();
        drop(connection);
        let mut text = String::new();
        asking.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_file_comes_whole() {
        let text = ask("GET /hash.rs HTTP/1.1\r\nHost: x\r\n\r\n");
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
        assert!(head.contains(&format!("Content-Length: {}", body.len())), "{head}");
        assert_eq!(body, include_str!("../hash.rs"));
    }

    #[test]
    fn a_head_that_never_ends_is_refused() {
        let request = format!("GET /hash.rs HTTP/1.1\r\nX: {}", "y".repeat(20_000));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let mut asking = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        asking.write_all(request.as_bytes()).unwrap();
        let (connection, _) = listener.accept().unwrap();
        talk(&connection, Path::new(".")).unwrap();
        let mut first = [0; 12];
        asking.read_exact(&mut first).unwrap();
        assert_eq!(&first, b"HTTP/1.1 431");
    }
}
