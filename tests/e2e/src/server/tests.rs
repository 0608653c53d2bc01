//! The server against a plain client.

use std::io::{Read, Write};

use super::*;

/// A site in a folder that no other test has, in this run or in another one at the same time; it goes with the test.
struct Site(PathBuf);

impl Site {
    fn of(test: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("touchstone-server-{test}-{}", std::process::id()));
        // A process of this number may have left something behind.
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("app")).unwrap();
        std::fs::write(folder.join("index.html"), "<p>front door</p>").unwrap();
        std::fs::write(folder.join("app/a.wasm"), "wasm").unwrap();
        Self(folder)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn get(server: &Server, path: &str) -> String {
    let mut stream = TcpStream::connect(server.address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let mut text = String::new();
    // A dropped connection reads as nothing.
    let _ = stream.read_to_string(&mut text);
    text
}

#[test]
fn files_come_with_their_type_and_are_noted() {
    let site = Site::of("types");
    let server = Server::start(&site.0).unwrap();
    assert!(get(&server, "/some/folder/touchstone/").contains("front door"));
    assert!(get(&server, "/some/folder/touchstone/app/a.wasm?x=1").contains("application/wasm"));
    assert!(get(&server, "/").contains("404"));
    assert!(get(&server, "/some/folder/touchstone/../../etc/passwd").contains("404"));
    let noted: Vec<(String, u16)> = server
        .requests()
        .into_iter()
        .map(|noted| (noted.path, noted.status))
        .collect();
    assert_eq!(noted[..2], [(String::new(), 200), ("app/a.wasm".to_owned(), 200)]);
    assert_eq!(server.requests()[1].bytes, 4);
}

#[test]
fn switches_break_and_heal() {
    let site = Site::of("switches");
    let server = Server::start(&site.0).unwrap();
    let wasm = "/some/folder/touchstone/app/a.wasm";
    server.fail(".wasm", Fault::Status(500), Which::Nth(2));
    assert!(get(&server, wasm).contains("200"));
    assert!(get(&server, wasm).contains("500"));
    assert!(get(&server, wasm).contains("200"));
    server.fail("app/", Fault::Drop, Which::All);
    assert_eq!(get(&server, wasm), "");
    server.heal();
    server.serve_wasm_as_text();
    assert!(get(&server, wasm).contains("text/plain"));
    server.go_offline();
    assert_eq!(get(&server, "/some/folder/touchstone/"), "");
}
