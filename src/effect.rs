//! Effects and futures of the start. Each closure or future that Leptos is given makes a kilobyte of code anew; boxed, they
//! share one. What stays on this thread lies here and is known by a number: Leptos' own wrapper for it asks the standard
//! library which thread this is, and brings a second allocator along.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;

use leptos::prelude::{Effect, on_cleanup};

type Work = Box<dyn FnMut()>;

thread_local! {
    /// Nothing while it runs.
    static WORK: RefCell<Vec<(usize, Option<Work>)>> = const { RefCell::new(Vec::new()) };
    static NUMBERS: Cell<usize> = const { Cell::new(0) };
}

fn keep(work: Work) -> usize {
    let number = NUMBERS.get() + 1;
    NUMBERS.set(number);
    WORK.with_borrow_mut(|all| all.push((number, Some(work))));
    number
}

fn run(number: usize) {
    let with = |change: &mut dyn FnMut(&mut Option<Work>)| {
        WORK.with_borrow_mut(|all| {
            if let Some((_, work)) = all.iter_mut().find(|(other, _)| *other == number) {
                change(work);
            }
        });
    };
    let mut work = None;
    with(&mut |kept| work = kept.take());
    if let Some(run) = &mut work {
        run();
    }
    with(&mut |kept| *kept = work.take());
}

fn forget(number: usize) -> Option<(usize, Option<Work>)> {
    WORK.with_borrow_mut(|all| {
        let place = all.iter().position(|(other, _)| *other == number)?;
        Some(all.swap_remove(place))
    })
}

/// Runs the work in a moment and whenever a signal changes that it read, until the calling owner goes.
pub fn effect(work: impl FnMut() + 'static) {
    boxed(Box::new(work));
}

fn boxed(work: Work) {
    let number = keep(work);
    Effect::new_sync(move || run(number));
    on_cleanup(move || drop(forget(number)));
}

/// Runs the work when the calling owner goes.
pub fn at_the_end(work: impl FnMut() + 'static) {
    let number = keep(Box::new(work));
    on_cleanup(move || {
        run(number);
        drop(forget(number));
    });
}

/// Lets the work go on by itself.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    spawn_boxed(Box::pin(work));
}

fn spawn_boxed(work: Pin<Box<dyn Future<Output = ()>>>) {
    leptos::task::spawn_local(work);
}
