//! After trunk's build: the code is split into parts, everything gets a name that changes with its content, and a
//! release gets its security policy.
//!
//! Trunk cannot split, so cargo's Wasm is taken once more: splitter, wasm-bindgen on the main part, wasm-opt on each
//! part. All of it lies in one folder `app-<hash>/`, so that no cache can mix two builds.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::{classes, finalizers, foreign_paths, imports, index, licences, scripts};
use crate::Outcome;
use crate::hash::Hash;
use crate::process::{at, cargo_home, entries, output, read, run_command, target, write};

const PACKAGE: &str = "touchstone-app";

pub(super) fn finish() -> Outcome {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or("this step is run by trunk, which sets TRUNK_STAGING_DIR")?;
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let work = target().join("site/parts");
    let folder = staging.join("app");
    fresh_folder(&work)?;
    fresh_folder(&folder)?;

    split_and_bind(release, &work, &folder)?;
    change_main(&folder, |wasm, glue| Ok((wasm.to_vec(), finalizers::remove(glue)?)))?;
    let boot = staging.join("boot.js");
    fs::rename(&boot, folder.join("boot.js")).map_err(at(&boot))?;
    if release {
        change_main(&folder, classes::remove_unused)?;
        optimize(&folder)?;
        change_main(&folder, imports::shorten)?;
        blank_foreign_paths(&folder)?;
        bare_scripts(&folder)?;
    }
    let name = format!("app-{}", hash_of(&folder)?);
    fs::rename(&folder, staging.join(&name)).map_err(at(&folder))?;

    remove_trunk_output(&staging)?;
    licences::write(&staging)?;
    write_page(&staging, &name, release)
}

fn fresh_folder(path: &Path) -> Outcome {
    if path.exists() {
        fs::remove_dir_all(path).map_err(at(path))?;
    }
    fs::create_dir_all(path).map_err(at(path))
}

fn split_and_bind(release: bool, work: &Path, folder: &Path) -> Outcome {
    let profile = if release { "site" } else { "debug" };
    let built = target()
        .join("wasm32-unknown-unknown")
        .join(profile)
        .join(format!("{PACKAGE}.wasm"));
    run_command(
        Command::new("wasm-split-cli")
            .args(["--out-name", "app"])
            .arg(&built)
            .arg(work),
    )?;
    run_command(
        Command::new("wasm-bindgen")
            .args([
                "--target",
                "web",
                "--keep-lld-exports",
                "--no-demangle",
                "--no-typescript",
            ])
            .args(["--out-name", "app", "--out-dir"])
            .arg(folder)
            .arg(work.join("app.wasm")),
    )?;
    move_parts(work, folder)
}

/// Moves every part beside the main code, and checks that the loader names just those.
fn move_parts(work: &Path, folder: &Path) -> Outcome {
    let loader = read(&work.join("__wasm_split.js"))?;
    let mut parts = 0;
    for path in files_in(work)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("split_") || name.starts_with("chunk_") {
            fs::rename(&path, folder.join(&name)).map_err(|error| format!("{name}: {error}"))?;
            parts += 1;
        }
    }
    if parts == 0 {
        return Err(
            "nothing was split: is `--emit-relocs` missing from the Wasm's rustflags? \
                    A set RUSTFLAGS variable replaces those of .cargo/config.toml; unset it."
                .to_owned(),
        );
    }
    for named in loader.split("new URL(\"./").skip(1) {
        let name = named.split('"').next().unwrap_or_default();
        if !folder.join(name).exists() {
            return Err(format!("the loader wants {name}, and the splitter wrote no such file"));
        }
    }
    let loader = fail_together(&from_bytes(&loader)?)?;
    fs::write(folder.join("__wasm_split.js"), loader).map_err(|error| format!("__wasm_split.js: {error}"))
}

/// Makes the loader read parts as bytes: streaming refuses a `.wasm` that a host serves under another MIME type.
fn from_bytes(loader: &str) -> Result<String, String> {
    const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";
    const BYTES: &str = "fromBytes(src, imports)";
    const FUNCTION: &str = "async function fromBytes(source, imports) {\n\
        const response = await source;\n\
        if (!response.ok) throw new Error(`${response.url}: ${response.status}`);\n\
        return WebAssembly.instantiate(await response.arrayBuffer(), imports);\n}\n";
    if !loader.contains(STREAMING) {
        return Err("the splitter's loader has changed: it no longer streams its parts".to_owned());
    }
    Ok(format!("{}{FUNCTION}", loader.replace(STREAMING, BYTES)))
}

/// Makes a load fail only when all its pieces have come or failed. Otherwise a person who tries again at once waits for
/// what is about to fail still, and fails with it.
fn fail_together(loader: &str) -> Result<String, String> {
    const AT_ONCE: &str = "await Promise.all(parallelStuff);";
    const TOGETHER: &str = "await Promise.allSettled(parallelStuff);\n        await Promise.all(parallelStuff);";
    if !loader.contains(AT_ONCE) {
        return Err("the splitter's loader has changed: it no longer waits for a part's pieces".to_owned());
    }
    Ok(loader.replace(AT_ONCE, TOGETHER))
}

/// The oldest wasm-opt that keeps the exports of two tables apart. 108 exports one of them twice, and the app then dies
/// at its start.
const OLDEST_OPTIMIZER: u32 = 120;

/// Parts below this size, in bytes, gain nothing that anybody notices, and each run of the tool takes seconds.
const WORTH_OPTIMIZING: u64 = 4096;

/// The two about memory hold for what rustc makes: its first kilobyte is the far end of the stack, and all of it begins as
/// zeros.
const OPTIMIZATIONS: [&str; 5] = [
    "-Oz",
    "--strip-debug",
    "--strip-producers",
    "--low-memory-unused",
    "--zero-filled-memory",
];

fn optimize(folder: &Path) -> Outcome {
    let said = output(Command::new("wasm-opt").arg("--version"))?;
    let version = said
        .split_whitespace()
        .find_map(|word| word.parse::<u32>().ok())
        .unwrap_or(0);
    if version < OLDEST_OPTIMIZER {
        return Err(format!(
            "wasm-opt {version} is too old: {OLDEST_OPTIMIZER} or newer is needed; `cargo xtask setup build` installs one, \
             or `npm install --global binaryen`"
        ));
    }
    let mut paths = files_in(folder)?;
    paths.retain(|path| {
        let bytes = fs::metadata(path).map_or(0, |metadata| metadata.len());
        path.extension().is_some_and(|extension| extension == "wasm") && bytes >= WORTH_OPTIMIZING
    });
    // Each file by itself, so one for each core at a time.
    let next = AtomicUsize::new(0);
    let optimize_some = || {
        while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
            // Its warning about the name section is about what --strip-debug removes.
            let mut command = Command::new("wasm-opt");
            command.args(OPTIMIZATIONS).arg(path).arg("-o").arg(path);
            command.stderr(std::process::Stdio::null());
            run_command(&mut command)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(optimize_some)).collect();
        let mut ended = workers.into_iter().map(thread::ScopedJoinHandle::join);
        ended.try_for_each(|end| end.map_err(|_| "optimizing was broken off".to_owned())?)
    })
}

/// Changes the main code and its glue. Only the main code has imports from the glue; the parts take theirs from the main
/// code.
fn change_main(folder: &Path, change: impl FnOnce(&[u8], &str) -> Result<(Vec<u8>, String), String>) -> Outcome {
    let (wasm_path, glue_path) = (folder.join("app_bg.wasm"), folder.join("app.js"));
    let wasm = fs::read(&wasm_path).map_err(at(&wasm_path))?;
    let (wasm, glue) = change(&wasm, &read(&glue_path)?)?;
    write(&wasm_path, wasm)?;
    write(&glue_path, glue)
}

fn blank_foreign_paths(folder: &Path) -> Outcome {
    let home = cargo_home().unwrap_or_default();
    for path in files_in(folder)? {
        if path.extension().is_some_and(|extension| extension == "wasm") {
            let mut wasm = fs::read(&path).map_err(at(&path))?;
            foreign_paths::blank(&mut wasm, &home.to_string_lossy());
            write(&path, wasm)?;
        }
    }
    Ok(())
}

fn bare_scripts(folder: &Path) -> Outcome {
    for path in files_in(folder)? {
        if path.extension().is_some_and(|extension| extension == "js") {
            let script = scripts::bare(&read(&path)?);
            write(&path, script)?;
        }
    }
    Ok(())
}

fn hash_of(folder: &Path) -> Result<String, String> {
    let mut hash = Hash::new();
    for path in files_in(folder)? {
        hash.add(path.file_name().unwrap_or_default().as_encoded_bytes());
        hash.add(&fs::read(&path).map_err(at(&path))?);
    }
    Ok(hash.text())
}

/// Trunk's own bindings of the unsplit Wasm.
fn remove_trunk_output(staging: &Path) -> Outcome {
    for path in files_in(staging)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with(PACKAGE) {
            fs::remove_file(&path).map_err(|error| format!("{name}: {error}"))?;
        }
    }
    Ok(())
}

fn write_page(staging: &Path, folder: &str, release: bool) -> Outcome {
    let path = staging.join("index.html");
    // The code is asked for before boot.js runs, one answer of the network earlier: 0.2 s of a first visit on a slow one.
    // It gives way to what puts the page on the screen.
    let loader = format!(
        "<link rel=\"preload\" href=\"{folder}/app_bg.wasm\" as=\"fetch\" type=\"application/wasm\" \
         fetchpriority=\"low\">\n\
         <link rel=\"modulepreload\" href=\"{folder}/app.js\">\n\
         <link rel=\"modulepreload\" href=\"{folder}/__wasm_split.js\">\n\
         <script type=\"module\" src=\"{folder}/boot.js\"></script>\n</body>"
    );
    let page = index::without_line(&read(&path)?, PACKAGE).replace("</body>", &loader);
    let page = index::with_policy(&page, release);
    write(&path, page)?;
    index::place_index(staging)
}

/// The files of a folder, sorted by name.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = entries(folder)?;
    files.retain(|path| path.is_file());
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_as_bytes() {
        let loader = from_bytes("return async (imports) => (WebAssembly.instantiateStreaming(src, imports));");
        let loader = loader.unwrap_or_default();
        assert!(loader.contains("(fromBytes(src, imports))") && loader.contains("async function fromBytes"));
        assert!(from_bytes("nothing of the kind").is_err());
    }

    #[test]
    fn a_part_fails_when_all_its_pieces_are_settled() {
        let loader = fail_together("await Promise.all(parallelStuff);").unwrap_or_default();
        let (settled, all) = (loader.find("Promise.allSettled"), loader.find("Promise.all("));
        assert!(settled.is_some() && settled < all, "{loader}");
        assert!(fail_together("nothing of the kind").is_err());
    }
}
