//! A static host on this machine, as people use them: a folder under a sub-path, gzip, plain MIME types. A journey can
//! make it misbehave, and read what was asked of it.

mod http;

use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::failure::{Failure, Outcome};
use crate::wait::PATIENCE;

/// Where the site lies on the host: nothing may depend on being at the root.
pub const FOLDER: &str = "/some/folder/touchstone/";

/// What a page asks for in its own folder to tell the server something.
pub const TELL: &str = "told-to-the-test";

/// A request that was answered, or was meant not to be.
#[derive(Clone, Debug)]
pub struct Request {
    /// The path without the folder, such as `app-0123/app.js`; empty for the page itself.
    pub path: String,
    /// 200, 404, …; 0 for a connection that was dropped.
    pub status: u16,
    /// Bytes of the file.
    pub bytes: usize,
    /// Bytes of the file after gzip: what a static host sends.
    pub gzip: usize,
}

/// How a request goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The host answers with this status.
    Status(u16),
    /// The connection ends without an answer.
    Drop,
}

/// Which of the requests for a path go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// Only the n-th after this was said, from 1.
    Nth(u32),
}

struct Rule {
    contains: String,
    fault: Fault,
    which: Which,
    seen: u32,
}

#[derive(Default)]
struct Switches {
    rules: Vec<Rule>,
    held: Vec<String>,
    waiting: Vec<String>,
    offline: bool,
    plain_wasm: bool,
    stopped: bool,
    before: Option<Arc<http::Script>>,
}

/// What the threads of one server share.
struct Shared {
    sites: BTreeMap<String, PathBuf>,
    switches: Mutex<Switches>,
    released: Condvar,
    log: Mutex<Vec<Request>>,
    told: Mutex<Vec<String>>,
    packed: Mutex<BTreeMap<PathBuf, Arc<http::Packed>>>,
}

/// A running server; it stops when dropped. Its port is its own, so no two share a browser's storage.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl Server {
    /// Serves a site's folder under [`FOLDER`].
    ///
    /// # Errors
    /// There is no site, or no port is free.
    pub fn start(site: &Path) -> Outcome<Self> {
        Self::start_several(&[(FOLDER, site)])
    }

    /// Serves several sites on one origin, each under a path of its own that begins and ends with `/`.
    ///
    /// # Errors
    /// One of them is no site, or no port is free.
    pub fn start_several(sites: &[(&str, &Path)]) -> Outcome<Self> {
        for (_, site) in sites {
            if !site.join("index.html").is_file() {
                return Err(Failure::new(format!("there is no site in {}", site.display())));
            }
        }
        let sites = sites
            .iter()
            .map(|(folder, site)| ((*folder).to_owned(), site.to_path_buf()))
            .collect();
        let shared = Arc::new(Shared {
            sites,
            switches: Mutex::default(),
            released: Condvar::new(),
            log: Mutex::default(),
            told: Mutex::default(),
            packed: Mutex::default(),
        });
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let for_threads = Arc::clone(&shared);
        thread::spawn(move || accept(&listener, &for_threads));
        Ok(Self { address, shared })
    }

    /// The address of a route, such as `#/assess`; empty for the site's front door.
    #[must_use]
    pub fn url(&self, route: &str) -> String {
        self.url_under(FOLDER, route)
    }

    /// The address of a route of the site under another path.
    #[must_use]
    pub fn url_under(&self, folder: &str, route: &str) -> String {
        format!("http://{}{folder}{route}", self.address)
    }

    /// Whether an address belongs to this server.
    #[must_use]
    pub fn owns(&self, url: &str) -> bool {
        url.starts_with(&format!("http://{}/", self.address))
    }

    /// Serves `.wasm` as plain text, as a host does that does not know the type.
    pub fn serve_wasm_as_text(&self) {
        lock(&self.shared.switches).plain_wasm = true;
    }

    /// Runs a script in every page from now on, before anything of the page's own, in any engine; none runs any more where
    /// it is empty. It goes in front of the page's policy.
    pub fn before_each_page(&self, script: &str) {
        let script = (!script.is_empty()).then(|| Arc::new(http::Script::new(script)));
        lock(&self.shared.switches).before = script;
    }

    /// What pages have told the server so far, in order: a page asks for [`TELL`] with the words after a `?`. It is known
    /// here also when the browser is killed the moment after.
    #[must_use]
    pub fn told(&self) -> Vec<String> {
        lock(&self.shared.told).clone()
    }

    /// Requests whose path contains the text go wrong from now on.
    pub fn fail(&self, contains: &str, fault: Fault, which: Which) {
        let rule = Rule {
            contains: contains.to_owned(),
            fault,
            which,
            seen: 0,
        };
        lock(&self.shared.switches).rules.push(rule);
    }

    /// Keeps requests whose path contains the text waiting for their answer until [`Server::release`].
    pub fn hold(&self, contains: &str) {
        lock(&self.shared.switches).held.push(contains.to_owned());
    }

    /// Answers what was held back, now and from now on.
    pub fn release(&self) {
        self.release_only("");
    }

    /// As [`Server::release`], for what was held under a name that contains this text.
    pub fn release_only(&self, contains: &str) {
        let mut switches = lock(&self.shared.switches);
        switches.held.retain(|held| !held.contains(contains));
        drop(switches);
        self.shared.released.notify_all();
    }

    /// Waits until a request whose path contains the text has come and is held back.
    ///
    /// # Errors
    /// None comes.
    pub fn wait_until_held(&self, contains: &str) -> Outcome {
        let is_missing = |switches: &mut Switches| !switches.waiting.iter().any(|path| path.contains(contains));
        let switches = lock(&self.shared.switches);
        let waited = self.shared.released.wait_timeout_while(switches, PATIENCE, is_missing);
        match waited.map(|(_, timeout)| timeout.timed_out()) {
            Ok(false) => Ok(()),
            _ => Err(Failure::new(format!("nobody asked for {contains}"))),
        }
    }

    /// Drops every connection, as without a network.
    pub fn go_offline(&self) {
        lock(&self.shared.switches).offline = true;
    }

    /// Takes back [`Server::fail`] and [`Server::go_offline`].
    pub fn heal(&self) {
        let mut switches = lock(&self.shared.switches);
        switches.rules.clear();
        switches.offline = false;
    }

    /// Everything asked for so far, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.shared.log).clone()
    }

    /// Starts the list of requests anew.
    pub fn forget_requests(&self) {
        lock(&self.shared.log).clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.release();
        lock(&self.shared.switches).stopped = true;
        // The thread waits for a connection; this is the last one.
        let _ = TcpStream::connect(self.address);
    }
}

impl Shared {
    /// Returns once nothing holds back the answer to this request.
    fn wait_for_release(&self, path: &str) {
        let is_held = |switches: &mut Switches| switches.held.iter().any(|text| path.contains(text));
        let mut switches = lock(&self.switches);
        switches.waiting.push(path.to_owned());
        self.released.notify_all();
        let waited = self.released.wait_while(switches, is_held);
        let mut switches = waited.unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = switches.waiting.iter().position(|waiting| waiting == path) {
            switches.waiting.swap_remove(place);
        }
    }

    /// Whether this request goes wrong, and how.
    fn fault(&self, path: &str) -> Option<Fault> {
        let mut switches = lock(&self.switches);
        if switches.offline {
            return Some(Fault::Drop);
        }
        let mut fault = None;
        for rule in switches.rules.iter_mut().filter(|rule| path.contains(&rule.contains)) {
            rule.seen += 1;
            let meant = match rule.which {
                Which::All => true,
                Which::Nth(number) => rule.seen == number,
            };
            if meant {
                fault = Some(rule.fault);
            }
        }
        fault
    }
}

/// A thread that panicked while it held the lock has failed its journey already; the data are still good.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming().flatten() {
        if lock(&shared.switches).stopped {
            return;
        }
        let shared = Arc::clone(shared);
        // A browser that goes away in the middle of an answer is no error of the site.
        thread::spawn(move || drop(http::answer(stream, &shared)));
    }
}

#[cfg(test)]
mod tests;
