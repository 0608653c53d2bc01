//! One request, one answer, one connection.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Shutdown, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Fault, Request, Shared, TELL, lock};

/// A file as it lies on the disk and as it travels.
pub(super) struct Packed {
    plain: Vec<u8>,
    gzip: Vec<u8>,
}

/// A script that runs before the page's own.
pub(super) struct Script {
    name: String,
    text: String,
}

impl Script {
    /// Under a name that no browser has seen: one of them asks only once for the same script.
    pub(super) fn new(text: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        Self {
            name: format!("before-the-page-{number}.js"),
            text: text.to_owned(),
        }
    }

    /// The page with a mention of the script before everything else.
    fn put_before(&self, page: &[u8]) -> Vec<u8> {
        let page = String::from_utf8_lossy(page);
        let mention = format!("<head>\n<script src=\"{}\"></script>", self.name);
        page.replacen("<head>", &mention, 1).into_bytes()
    }
}

/// Reads a request and answers it.
pub(super) fn answer(mut stream: TcpStream, shared: &Shared) -> io::Result<()> {
    // Browsers open connections that they may never use.
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut words = first.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Ok(());
    };
    let mut takes_gzip = false;
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? <= 2 {
            break;
        }
        let header = header.to_ascii_lowercase();
        takes_gzip |= header.starts_with("accept-encoding:") && header.contains("gzip");
    }
    let path = target.split(['?', '#']).next().unwrap_or_default();
    if let Some((_, words)) = target.split_once('?').filter(|_| path.ends_with(TELL)) {
        lock(&shared.told).push(words.to_owned());
        return send(&mut stream, method, 200, "text/plain; charset=utf-8", "", b"heard");
    }
    let before = lock(&shared.switches).before.clone();
    if let Some(script) = before.as_ref().filter(|script| path.ends_with(&script.name)) {
        return send(
            &mut stream,
            method,
            200,
            mime_type(path, false),
            "",
            script.text.as_bytes(),
        );
    }
    let found = find(shared, path);
    let name = found.as_ref().map_or(path, |(name, _)| name.as_str());
    shared.wait_for_release(path);
    match shared.fault(path) {
        Some(Fault::Drop) => {
            note(shared, name, 0, None);
            stream.shutdown(Shutdown::Both)
        }
        Some(Fault::Status(status)) => {
            note(shared, name, status, None);
            send(
                &mut stream,
                method,
                status,
                "text/plain; charset=utf-8",
                "",
                b"switched off by the test",
            )
        }
        None => match found.as_ref().and_then(|(_, file)| packed(shared, file)) {
            Some(file) => {
                note(shared, name, 200, Some(&file));
                let kind = mime_type(name, lock(&shared.switches).plain_wasm);
                if let Some(script) = before.filter(|_| name.is_empty()) {
                    return send(&mut stream, method, 200, kind, "", &script.put_before(&file.plain));
                }
                let (encoding, body) = if takes_gzip {
                    ("Content-Encoding: gzip\r\n", &file.gzip)
                } else {
                    ("", &file.plain)
                };
                send(&mut stream, method, 200, kind, encoding, body)
            }
            None => {
                note(shared, name, 404, None);
                send(&mut stream, method, 404, "text/plain; charset=utf-8", "", b"not here")
            }
        },
    }
}

/// The file's name inside its site, and the file; nothing outside the site's folder.
fn find(shared: &Shared, path: &str) -> Option<(String, PathBuf)> {
    let (folder, site) = shared
        .sites
        .iter()
        .find(|(folder, _)| path.starts_with(folder.as_str()))?;
    let name = path.strip_prefix(folder.as_str())?;
    let inside = Path::new(name)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let file = if name.is_empty() {
        site.join("index.html")
    } else {
        site.join(name)
    };
    inside.then(|| (name.to_owned(), file))
}

/// The file's bytes, packed once for all requests.
fn packed(shared: &Shared, file: &Path) -> Option<Arc<Packed>> {
    if let Some(known) = lock(&shared.packed).get(file) {
        return Some(Arc::clone(known));
    }
    let plain = fs::read(file).ok()?;
    let packed = Arc::new(Packed {
        gzip: gzip(&plain).ok()?,
        plain,
    });
    lock(&shared.packed).insert(file.to_path_buf(), Arc::clone(&packed));
    Some(packed)
}

/// What a static host makes of a file.
fn gzip(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain)?;
    encoder.finish()
}

fn note(shared: &Shared, path: &str, status: u16, file: Option<&Packed>) {
    let (bytes, gzip) = file.map_or((0, 0), |file| (file.plain.len(), file.gzip.len()));
    lock(&shared.log).push(Request {
        path: path.to_owned(),
        status,
        bytes,
        gzip,
    });
}

fn mime_type(name: &str, plain_wasm: bool) -> &'static str {
    match name.rsplit_once('.').map_or("html", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "wasm" if plain_wasm => "text/plain",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

fn send(stream: &mut TcpStream, method: &str, status: u16, kind: &str, encoding: &str, body: &[u8]) -> io::Result<()> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} \r\nContent-Type: {kind}\r\n{encoding}Content-Length: {length}\r\n\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes())?;
    if method != "HEAD" {
        stream.write_all(body)?;
    }
    stream.flush()
}
