//! Work shared among threads, with the results in the order in which the work was given out.
//!
//! Only so much work is under way at a time, so that memory does not grow with how much there is.

use std::collections::VecDeque;
use std::io;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Pieces of work for each thread: one in hand, two waiting for the thread or for their turn in the output.
const PIECES_PER_THREAD: usize = 3;

/// The threads that this machine runs at the same time.
pub(crate) fn available_threads() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// A piece of work, and where its result goes.
type Piece<Job, Done> = (Job, SyncSender<Done>);

/// Calls `work` in that many threads for every piece that `give` hands out, and `take` here for every result, in order.
///
/// # Errors
/// Those of `give` and `take`; the rest of the work is then left undone.
pub(crate) fn in_order<Job: Send, Done: Send>(
    threads: NonZeroUsize,
    work: impl Fn(Job) -> Done + Sync,
    take: impl FnMut(Done) -> io::Result<()>,
    give: impl FnOnce(&mut dyn FnMut(Job) -> io::Result<()>) -> io::Result<()>,
) -> io::Result<()> {
    let most = threads.get().saturating_mul(PIECES_PER_THREAD);
    let (jobs, queue) = sync_channel::<Piece<Job, Done>>(most);
    let queue = Mutex::new(queue);
    thread::scope(|scope| {
        for _ in 0..threads.get() {
            scope.spawn(|| {
                while let Some((job, result)) = next(&queue) {
                    // Nobody waits for it any more where the output failed.
                    let _ = result.send(work(job));
                }
            });
        }
        let mut pending = Pending {
            results: VecDeque::with_capacity(most),
            take,
        };
        give(&mut |job| {
            if pending.results.len() >= most {
                pending.take_first()?;
            }
            let (result, pending_result) = sync_channel(1);
            pending.results.push_back(pending_result);
            jobs.send((job, result)).map_err(|_| stopped())
        })?;
        // The threads end once nothing can come any more.
        drop(jobs);
        while !pending.results.is_empty() {
            pending.take_first()?;
        }
        Ok(())
    })
}

fn next<Job, Done>(queue: &Mutex<Receiver<Piece<Job, Done>>>) -> Option<Piece<Job, Done>> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Results that are on their way.
struct Pending<Done, Take> {
    results: VecDeque<Receiver<Done>>,
    take: Take,
}

impl<Done, Take: FnMut(Done) -> io::Result<()>> Pending<Done, Take> {
    /// Waits for the oldest one.
    fn take_first(&mut self) -> io::Result<()> {
        let Some(first) = self.results.pop_front() else {
            return Ok(());
        };
        (self.take)(first.recv().map_err(|_| stopped())?)
    }
}

/// A thread panicked; the scope passes that on.
fn stopped() -> io::Error {
    io::Error::other("a thread stopped")
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_order_whatever_takes_longer() {
        for threads in [1, 2, 7] {
            let mut results = Vec::new();
            let work = |number: u64| {
                thread::sleep(Duration::from_micros(number * 7919 % 300));
                number * 2
            };
            let take = |number| {
                results.push(number);
                Ok(())
            };
            let done = in_order(NonZeroUsize::new(threads).unwrap(), work, take, |put| {
                (0..200).try_for_each(put)
            });
            assert!(done.is_ok());
            assert!(results.into_iter().eq((0..200).map(|number| number * 2)));
        }
    }

    #[test]
    fn little_is_under_way_at_a_time() {
        let given = AtomicUsize::new(0);
        let mut taken = 0;
        let mut most = 0;
        let take = |()| {
            taken += 1;
            most = most.max(given.load(Ordering::SeqCst) - taken);
            Ok(())
        };
        let threads = NonZeroUsize::new(2).unwrap();
        let done = in_order(
            threads,
            |()| {},
            take,
            |put| {
                (0..500).try_for_each(|_| {
                    given.fetch_add(1, Ordering::SeqCst);
                    put(())
                })
            },
        );
        assert!(done.is_ok());
        assert_eq!(taken, 500);
        assert!(most <= 2 * PIECES_PER_THREAD, "{most}");
    }

    #[test]
    fn output_that_fails_ends_the_work() {
        let worked = AtomicUsize::new(0);
        let work = |_: u32| worked.fetch_add(1, Ordering::SeqCst);
        let take = |_| Err(io::ErrorKind::BrokenPipe.into());
        let threads = NonZeroUsize::new(3).unwrap();
        let done = in_order(threads, work, take, |put| (0..1_000_000).try_for_each(put));
        assert_eq!(done.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        assert!(worked.load(Ordering::SeqCst) < 1_000);
    }
}
