//! How many save files `touchstone tabulate` takes in a second from a disk, and how much memory that needs.
//!
//! Each run is a process of its own, so that its peak of memory is its own.
//!
//! `cargo bench -p touchstone-cli --bench many_files [-- FILES]`: 100,000 files where nothing is said. They lie in the
//! folder for temporary files (about 1.7 GB), and go away afterwards.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run has nobody to spare")]

use std::ffi::OsString;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::Instant;

use touchstone_cli::instrument::built_in;
use touchstone_cli::{Outcome, Streams, run};

mod made;

/// Different texts; the files repeat them under other names and ids.
const TEXTS: usize = 2_000;
/// Files in a folder.
const IN_A_FOLDER: usize = 1_000;
/// Runs at each size.
const RUNS: usize = 5;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["tabulate", folder] => say(&tabulate(folder)),
        [] => compare(100_000),
        [count] if count.parse().is_ok_and(|count: usize| count >= 10) => compare(count.parse().unwrap()),
        _ => {
            eprintln!("many_files [FILES], 10 or more");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

#[expect(clippy::print_stdout, reason = "the figures are what the program is for")]
fn say(line: &str) {
    println!("{line}");
}

fn threads() -> usize {
    thread::available_parallelism().unwrap().get()
}

/// What one run printed: files, seconds, seconds of all processors, and the peak of memory in kibibytes.
struct Run {
    files: f64,
    seconds: f64,
    of_processors: f64,
    peak: f64,
}

fn compare(most: usize) {
    let folder = Folder::new();
    let (few, many) = (folder.0.join("few"), folder.0.join("many"));
    // The tenth part of the same files.
    let sizes = [(most / 10, few), (most, many)];
    for (count, folder) in &sizes {
        write_files(folder, *count);
    }
    say(&format!(
        "{} threads; median of {RUNS} runs (slowest–fastest)",
        threads()
    ));
    for (count, folder) in &sizes {
        let bytes = bytes_in(folder) / count;
        say(&format!("{count} save files, {bytes} bytes each on average"));
        let runs: Vec<Run> = (0..RUNS).map(|_| child("tabulate", folder)).collect();
        show("tabulate", &runs);
    }
}

/// Prints the runs.
fn show(name: &str, runs: &[Run]) {
    let ordered = |of: fn(&Run) -> f64| {
        let mut values: Vec<f64> = runs.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values
    };
    let median = |values: &[f64]| values.get(values.len() / 2).copied().unwrap();
    let clock = ordered(|run| run.files / run.seconds);
    let processors = ordered(|run| run.files / run.of_processors);
    let peak = ordered(|run| run.peak / 1024.0);
    say(&format!(
        "  {name:<14} {:>7.0} files/s ({:.0}–{:.0}), {:.0} in a second of a processor, peak of memory {:.1} MiB",
        median(&clock),
        clock.first().unwrap(),
        clock.last().unwrap(),
        median(&processors),
        peak.last().unwrap(),
    ));
}

fn child(program: &str, folder: &Path) -> Run {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg(program).arg(folder).stderr(Stdio::inherit());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{program}: {}", output.status);
    let text = String::from_utf8(output.stdout).unwrap();
    let numbers: Vec<f64> = text.split_whitespace().map(|word| word.parse().unwrap()).collect();
    let [files, seconds, of_processors, peak] = numbers.try_into().unwrap();
    Run {
        files,
        seconds,
        of_processors,
        peak,
    }
}

/// What a run prints.
fn figures(files: usize, started: Instant) -> String {
    format!(
        "{files} {} {} {}",
        started.elapsed().as_secs_f64(),
        of_processors(),
        peak()
    )
}

/// Seconds that processors worked for this process so far, which a busy machine stretches less than the clock's; 0 where
/// the system does not tell.
fn of_processors() -> f64 {
    let line = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = line.rsplit_once(") ").map_or("", |(_, after)| after);
    let fields = after_name.split_whitespace().skip(11).take(2);
    // Linux counts in hundredths of a second.
    fields.filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// The most memory that this process ever kept resident, in kibibytes; 0 where the system does not tell.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

/// The command as people run it, with its output counted and thrown away.
fn tabulate(folder: &str) -> String {
    let started = Instant::now();
    let mut lines = Lines(0);
    let mut output = BufWriter::new(&mut lines);
    let mut streams = Streams {
        input: &mut io::empty(),
        output: &mut output,
        errors: &mut io::stderr(),
    };
    let arguments = ["tabulate", folder].map(OsString::from);
    assert_eq!(run(&arguments, &mut streams).unwrap(), Outcome::Done);
    output.flush().unwrap();
    drop(output);
    figures(lines.0, started)
}

/// Counts lines.
struct Lines(usize);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.iter().filter(|byte| **byte == b'\n').count();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn write_files(folder: &Path, count: usize) {
    let instrument = built_in().unwrap();
    let mut random = made::Random(20_220_616);
    let texts: Vec<String> = (0..TEXTS.min(count))
        .map(|number| made::save_file(&instrument, number, &mut random))
        .collect();
    for number in 0..count {
        let text = texts.get(number % texts.len()).unwrap();
        let text = text
            .replace(&format!("{:016x}", number % TEXTS), &format!("{number:016x}"))
            .replace(
                &format!("Provider {}\"", number % TEXTS),
                &format!("Provider {number}\""),
            );
        let inner = folder.join(format!("{:04}", number / IN_A_FOLDER));
        if number % IN_A_FOLDER == 0 {
            fs::create_dir_all(&inner).unwrap();
        }
        fs::write(inner.join(format!("{number}.json")), text).unwrap();
    }
}

/// Also reads each file once, so that no run finds them colder than another.
fn bytes_in(folder: &Path) -> usize {
    let folders = fs::read_dir(folder).unwrap();
    let files = folders.flat_map(|inner| fs::read_dir(inner.unwrap().path()).unwrap());
    files.map(|file| fs::read(file.unwrap().path()).unwrap().len()).sum()
}

/// A folder of our own that goes away with the benchmark.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("touchstone-many-files-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Whoever empties the folder for temporary files finds what is left.
        let _ = fs::remove_dir_all(&self.0);
    }
}
