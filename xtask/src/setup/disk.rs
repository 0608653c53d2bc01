//! Whether the disk has room for what the build writes: a linker that runs out of it says nothing that helps.

use super::{Purpose, say_found, say_missing};
use crate::process::{command, find, output, root, target};

/// Free space that each purpose takes on a fresh machine, in megabytes: measured, and a third more.
const fn needed(purpose: Purpose) -> u64 {
    match purpose {
        Purpose::Build => 3_000,
        Purpose::Check | Purpose::Test => 6_000,
        Purpose::Bench => 7_000,
    }
}

/// What has been built already is not written again.
pub(super) fn prepare(purpose: Purpose) -> Option<String> {
    find("df")?;
    let free = free(&output(&mut command("df", &["-Pk", &root().to_string_lossy()])).ok()?)?;
    let built = output(&mut command("du", &["-sk", &target().to_string_lossy()])).unwrap_or_default();
    let built = built.split_whitespace().next().and_then(|size| size.parse().ok());
    let needed = needed(purpose).saturating_sub(built.unwrap_or(0) / 1024);
    let free = free / 1024;
    if free >= needed {
        say_found("free disk space", &format!("{free} MB"));
        return None;
    }
    say_missing("disk space", &format!("{free} MB are free, {needed} MB are needed"));
    Some(format!(
        "the disk has {free} MB left and about {needed} MB are needed: free some, for instance by `cargo clean` in other projects"
    ))
}

/// Kilobytes that are free, of the table that `df -Pk` prints for one folder.
fn free(table: &str) -> Option<u64> {
    table.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_free_space_is_read() {
        let table = "Filesystem     1024-blocks     Used Available Capacity Mounted on\n\
            /dev/vda         263112772 30720512  64233012      34% /\n";
        assert_eq!(free(table), Some(64_233_012));
        assert_eq!(free("df: no such folder\n"), None);
    }
}
