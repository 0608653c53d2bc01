//! Tests of the domain against files: every save file that was ever released can be read, and is what the schema says.

// `cfg(test)` tells clippy that helpers may unwrap too.
#[cfg(test)]
mod backup;
#[cfg(test)]
mod completion;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod snapshots;
