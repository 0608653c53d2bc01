//! What a request gets: which file of the site, or why none. No sockets here.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// An answer to a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: &'static str,
    pub(super) kind: &'static str,
    pub(super) body: Vec<u8>,
    /// Whether the body is sent; a HEAD request gets the head only.
    pub(super) with_body: bool,
}

const TEXT: &str = "text/plain; charset=utf-8";

/// The answer to a request's first line, such as `GET /index.html HTTP/1.1`.
pub(super) fn answer(site: &Path, line: &str) -> Answer {
    let mut words = line.split_whitespace();
    let (method, address) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if !words.next().is_some_and(|version| version.starts_with("HTTP/1.")) {
        return refusal("400 Bad Request");
    }
    if !matches!(method, "GET" | "HEAD") {
        return refusal("405 Method Not Allowed");
    }
    let mut answer = match file_of(site, address) {
        Ok((path, body)) => Answer {
            status: "200 OK",
            kind: kind_of(&path),
            body,
            with_body: true,
        },
        Err(status) => refusal(status),
    };
    answer.with_body = method == "GET";
    answer
}

pub(super) fn refusal(status: &'static str) -> Answer {
    Answer {
        status,
        kind: TEXT,
        body: format!("{status}\n").into_bytes(),
        with_body: true,
    }
}

fn file_of(site: &Path, address: &str) -> Result<(PathBuf, Vec<u8>), &'static str> {
    const MISSING: &str = "404 Not Found";
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = decoded(path).ok_or("400 Bad Request")?;
    let relative = inside(&path).ok_or("403 Forbidden")?;
    let mut file = site.join(relative);
    if file.is_dir() {
        file.push("index.html");
    }
    // A link inside the site must not lead out of it either.
    let real = file.canonicalize().map_err(|_| MISSING)?;
    let site = site.canonicalize().map_err(|_| MISSING)?;
    if !real.starts_with(site) {
        return Err("403 Forbidden");
    }
    let body = fs::read(&real).map_err(|_| MISSING)?;
    Ok((real, body))
}

/// The path without percent signs, if it is one.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits)
                .ok()
                .filter(|digits| !digits.starts_with('+'))?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// A path below the site's folder: relative, and without any way up.
fn inside(path: &str) -> Option<PathBuf> {
    if path.contains(['\\', '\0', ':']) {
        return None;
    }
    let relative = PathBuf::from(path.strip_prefix('/')?.trim_start_matches('/'));
    relative
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
        .then_some(relative)
}

/// The MIME type. Browsers refuse styles, modules and streamed Wasm of a wrong one.
fn kind_of(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("pdf") => "application/pdf",
        Some("txt" | "md") => TEXT,
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sources of this program are as good a site as any.
    fn status(line: &str) -> &'static str {
        answer(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), line).status
    }

    #[test]
    fn files_of_the_site_are_found() {
        for address in [
            "/main.rs",
            "/main.rs?a=b",
            "//main.rs",
            "/serve/./answer.rs",
            "/%6dain.rs",
        ] {
            assert_eq!(status(&format!("GET {address} HTTP/1.1")), "200 OK", "{address}");
        }
    }

    #[test]
    fn nothing_outside_the_site_is_served() {
        for address in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/serve/../../Cargo.toml",
            "/..\\Cargo.toml",
            "/a\0b",
        ] {
            assert_eq!(status(&format!("GET {address} HTTP/1.1")), "403 Forbidden", "{address}");
        }
        assert_eq!(status("GET //etc/passwd HTTP/1.1"), "404 Not Found");
    }

    #[test]
    fn what_is_no_request_is_refused() {
        for line in [
            "",
            "GET",
            "GET /main.rs",
            "GET /%zz HTTP/1.1",
            "GET /%+1 HTTP/1.1",
            "GET /%f HTTP/1.1",
        ] {
            assert_eq!(status(line), "400 Bad Request", "{line}");
        }
        assert_eq!(status("POST /main.rs HTTP/1.1"), "405 Method Not Allowed");
        assert_eq!(status("GET /nothing HTTP/1.1"), "404 Not Found");
        assert_eq!(status("GET / HTTP/1.1"), "404 Not Found");
    }

    #[test]
    fn a_head_request_gets_no_body() {
        let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let head = answer(&site, "HEAD /main.rs HTTP/1.1");
        assert!(!head.with_body && !head.body.is_empty());
    }

    #[test]
    fn wasm_and_modules_have_their_types() {
        assert_eq!(kind_of(Path::new("a/app_bg.wasm")), "application/wasm");
        assert_eq!(kind_of(Path::new("app.js")), "text/javascript; charset=utf-8");
        assert_eq!(kind_of(Path::new("site.webmanifest")), "application/manifest+json");
    }
}
