//! The two storages of a browser, as a test sees them: what lies in which, how much room there is, and refusing writes.

use serde_json::{Value, json};

use crate::failure::{Failure, Outcome};
use crate::session::Session;

/// What lies in both storages under this deployment's keys, without the deployment's beginning.
#[derive(Debug)]
pub struct Stored(Value);

impl Stored {
    /// Whether the text under a key of the quick storage holds a part.
    #[must_use]
    pub fn quick_holds(&self, key: &str, part: &str) -> bool {
        self.holds("quick", key, part)
    }

    /// Whether the text under a key of the database holds a part.
    #[must_use]
    pub fn database_holds(&self, key: &str, part: &str) -> bool {
        self.holds("database", key, part)
    }

    fn holds(&self, storage: &str, key: &str, part: &str) -> bool {
        let text = self.0.get(storage).and_then(|texts| texts.get(key)?.as_str());
        text.is_some_and(|text| text.contains(part))
    }
}

/// A storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// The quick one, `localStorage`.
    Quick,
    /// The database, IndexedDB.
    Database,
}

/// One write that a storage refuses, or all from one on.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// Which storage.
    pub storage: Storage,
    /// The number of the write, from 1.
    pub number: u32,
    /// Whether all later ones are refused as well.
    pub lasting: bool,
}

/// Counts writes and refuses them. The quick storage says that it is full; the database throws at once, or gives the
/// transaction up after the write, in turns.
const REFUSE: &str = "
    const fault = FAULT;
    window.writes = 0;
    window.refused = 0;
    const refuses = () => {
        window.writes += 1;
        const hit = fault.lasting ? window.writes >= fault.number : window.writes === fault.number;
        if (hit) window.refused += 1;
        return hit;
    };
    if (fault.quick) {
        const write = Storage.prototype.setItem;
        Storage.prototype.setItem = function (...words) {
            if (this === localStorage && refuses()) throw new DOMException('no room, says the test', 'QuotaExceededError');
            return write.apply(this, words);
        };
    } else {
        const write = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...words) {
            if (!refuses()) return write.apply(this, words);
            if (window.writes % 2 === 0) throw new DOMException('broken by the test', 'UnknownError');
            const request = write.apply(this, words);
            this.transaction.abort();
            return request;
        };
    }";

impl Fault {
    /// The script that makes it, to run before a page's own. It leaves `writes` and `refused` in the window: how often the
    /// storage was written to, and how often that was refused.
    #[must_use]
    pub fn script(&self) -> String {
        let fault = json!({
            "quick": self.storage == Storage::Quick,
            "number": self.number,
            "lasting": self.lasting,
        });
        format!("{{{}}}", REFUSE.replace("FAULT", &fault.to_string()))
    }
}

const READ_BOTH: &str = "
    const done = arguments[0];
    const folder = location.pathname.slice(0, location.pathname.lastIndexOf('/') + 1);
    const prefix = `touchstone:${folder}:`;
    const quick = {};
    for (const key of Object.keys(localStorage)) {
        if (key.startsWith(prefix)) quick[key.slice(prefix.length)] = localStorage.getItem(key);
    }
    const database = {};
    indexedDB.databases().then((all) => {
        // Opening one that is not there would make it.
        if (!all.some(({ name }) => name === `touchstone:${folder}`)) return done({ quick, database });
        const opening = indexedDB.open(`touchstone:${folder}`);
        opening.onsuccess = () => {
            const opened = opening.result;
            const reading = opened.transaction('texts').objectStore('texts').openCursor();
            reading.onsuccess = () => {
                const cursor = reading.result;
                if (cursor) {
                    database[cursor.key] = cursor.value;
                    return cursor.continue();
                }
                opened.close();
                done({ quick, database });
            };
        };
    });";

/// Others on the same host use up the space: a piece of the wished size first, then all the rest, then the piece goes.
const FILL: &str = "
    localStorage.setItem('somebody-else:room', 'x'.repeat(arguments[0]));
    let number = 0;
    for (let size = 1 << 20; size >= 1; ) {
        try {
            localStorage.setItem(`somebody-else:${number}`, 'x'.repeat(size));
            number += 1;
        } catch {
            size >>= 1;
        }
    }
    localStorage.removeItem('somebody-else:room');
    return number > 0;";

const MAKE_ROOM: &str = "
    for (const key of Object.keys(localStorage)) if (key.startsWith('somebody-else:')) localStorage.removeItem(key);";

/// As a person pastes: the page hears of it as of any typing.
const INSERT: &str = "
    const field = document.querySelector(arguments[0]);
    field.closest('details')?.setAttribute('open', '');
    field.scrollIntoView({ block: 'center', behavior: 'instant' });
    field.focus();
    field.select();
    const done = document.execCommand('insertText', false, arguments[1]);
    AFTERWARDS
    return done && field.value === arguments[1];";

impl Session {
    /// What lies in both storages now.
    ///
    /// # Errors
    /// The driver's.
    pub async fn stored_everywhere(&self) -> Outcome<Stored> {
        Ok(Stored(self.run_async(READ_BOTH, &[]).await?))
    }

    /// Waits until both storages hold what is wanted; `what` says what that is.
    ///
    /// # Errors
    /// They do not.
    #[track_caller]
    pub fn stored_becomes(&self, what: &str, wanted: impl Fn(&Stored) -> bool) -> impl Future<Output = Outcome> {
        let place = Failure::new("");
        async move {
            let deadline = std::time::Instant::now() + crate::wait::PATIENCE;
            loop {
                let stored = self.stored_everywhere().await;
                if wanted(&stored.map_err(|failure| place.again(failure))?) {
                    return Ok(());
                }
                if std::time::Instant::now() > deadline {
                    return Err(place.with(format!("waited in vain for {what} in the storages")));
                }
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
        }
    }

    /// Lets others on the same host use up the quick storage, but for so many letters.
    ///
    /// # Errors
    /// The driver's.
    pub async fn fill_quick_storage(&self, room: u32) -> Outcome {
        self.run(FILL, &[room.into()]).await?;
        Ok(())
    }

    /// Takes away what others had put there.
    ///
    /// # Errors
    /// The driver's.
    pub async fn make_room(&self) -> Outcome {
        self.run(MAKE_ROOM, &[]).await?;
        Ok(())
    }

    /// Puts a text into a field in place of what is there, as if it had been typed or pasted at once.
    ///
    /// # Errors
    /// There is no such field.
    #[track_caller]
    pub fn insert(&self, selector: &str, text: &str) -> impl Future<Output = Outcome> {
        self.insert_and(selector, text, "")
    }

    /// As [`Session::insert`], and does something else before the page can do anything of its own.
    ///
    /// # Errors
    /// There is no such field.
    #[track_caller]
    pub fn insert_and(&self, selector: &str, text: &str, afterwards: &str) -> impl Future<Output = Outcome> {
        let place = Failure::new("");
        let script = INSERT.replace("AFTERWARDS", afterwards);
        let arguments = [Value::from(selector), Value::from(text)];
        async move {
            let there = "return !!document.querySelector(arguments[0]);";
            let [selector, _] = &arguments;
            let what = selector.as_str().unwrap_or_default();
            self.wait_for(what, there, std::slice::from_ref(selector))
                .await
                .map_err(|failure| place.again(failure))?;
            match self.ask(&script, &arguments).await {
                Ok(Value::Bool(false)) => Err(place.with(format!("{what} does not take the text"))),
                Ok(_) => Ok(()),
                Err(failure) => Err(place.again(failure)),
            }
        }
    }
}
