//! What is asked for, and what makes no sense.

use super::*;

fn read(line: &str) -> Result<Option<Command>, String> {
    let words: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
    parse(&words)
}

fn paths(paths: &[&str]) -> Vec<PathBuf> {
    paths.iter().map(PathBuf::from).collect()
}

#[test]
fn commands_are_read() {
    let check = |modules: &str, report: Report| Command::Check {
        modules: modules.into(),
        report,
    };
    let compile = |modules: &str, pseudo: bool| Command::Compile {
        modules: modules.into(),
        out: "o".into(),
        pseudo,
    };
    let score = |files: &[&str]| Command::Score { paths: paths(files) };
    let compare = |new: &str, format: Format| Command::Compare {
        old: "a".into(),
        new: new.into(),
        format,
    };
    let nothing = Report::default();
    let table = [
        ("score a.json b", score(&["a.json", "b"])),
        ("score -", score(&["-"])),
        ("score a -- -b --help", score(&["a", "-b", "--help"])),
        ("compare a -- -b", compare("-b", Format::JsonLines)),
        ("compare --format csv a b", compare("b", Format::Csv)),
        (
            "merge a b --out c",
            Command::Merge {
                paths: paths(&["a", "b"]),
                out: "c".into(),
            },
        ),
        (
            "tabulate a",
            Command::Tabulate {
                paths: paths(&["a"]),
                wanted: Wanted {
                    format: Format::JsonLines,
                    summary: false,
                    small_groups: false,
                    threads: available_threads(),
                },
            },
        ),
        (
            "tabulate --format=csv --summary --small-groups --threads 256 a",
            Command::Tabulate {
                paths: paths(&["a"]),
                wanted: Wanted {
                    format: Format::Csv,
                    summary: true,
                    small_groups: true,
                    threads: NonZeroUsize::new(256).unwrap(),
                },
            },
        ),
        ("check", check("modules", nothing)),
        ("check --json --modules m", check("m", Report { json: true, ..nothing })),
        (
            "check --alignment",
            check(
                "modules",
                Report {
                    alignment: true,
                    ..nothing
                },
            ),
        ),
        (
            "check --readability",
            check(
                "modules",
                Report {
                    readability: true,
                    ..nothing
                },
            ),
        ),
        ("compile --out=o --pseudo", compile("modules", true)),
        ("compile --modules m --out o", compile("m", false)),
    ];
    for (line, expected) in table {
        assert_eq!(read(line), Ok(Some(expected)), "{line}");
    }
    for line in ["help", "-h", "--help", "score --help", "help score"] {
        assert_eq!(read(line), Ok(None), "{line}");
    }
}

#[test]
fn wishes_are_read() {
    let wishes = |line: &str| match read(line) {
        Ok(Some(Command::Plan { file, to, said })) => (file, to, said.wishes()),
        other => panic!("{other:?}"),
    };
    let id = |text: &str| -> IndicatorId { text.parse().unwrap() };
    assert_eq!(
        wishes("plan --to ready a"),
        ("a".into(), Band::Ready, Ok(Wishes::default()))
    );
    let expected = Wishes {
        days: [(id("p4.2"), 3), (id("p1.1"), 0)].into_iter().collect(),
        days_otherwise: 7,
        locked: vec![id("p4.2"), id("p10.1")],
    };
    assert_eq!(
        wishes("plan --to=leading --lock p4.2,p10.1 --days=p4.2=3,p1.1=0 --days-otherwise 7 -"),
        ("-".into(), Band::Leading, Ok(expected))
    );
    for line in ["--lock p4.2,p4.2", "--days p4.2=1,p4.2=2"] {
        let (_, _, twice) = wishes(&format!("plan a --to ready {line}"));
        assert!(twice.unwrap_err().contains("p4.2 twice"), "{line}");
    }
}

#[test]
fn what_is_wrong_is_named() {
    let table = [
        ("", "say what to do"),
        ("scores", "scores"),
        ("score", "FILE"),
        ("score --", "FILE"),
        ("score --fast a", "--fast"),
        ("check here", "here"),
        ("check --json=yes", "--json"),
        ("check --json --alignment", "--alignment"),
        ("check --pseudo", "--pseudo"),
        ("check --modules", "--modules"),
        ("check --modules=", "--modules"),
        ("check --json --json", "--json"),
        ("compile", "--out"),
        ("merge a", "--out"),
        ("merge --out a", "FILE"),
        ("tabulate", "FILE"),
        ("compare a", "NEW"),
        ("compare a b c", "c"),
        ("plan --to ready a b", "b"),
        ("plan a", "--to"),
        ("plan a --to emerging", "developing, ready or leading"),
        ("compare a b --format xls", "jsonl, csv"),
        ("tabulate a --format xls", "jsonl, csv"),
        ("plan a --to ready --lock p4", "--lock"),
        ("plan a --to ready --lock p4.2,", "--lock"),
        ("plan a --to ready --days p4.2", "p4.2=3,p5.1=10"),
        ("plan a --to ready --days p4.2=-1", "p4.2=3,p5.1=10"),
        ("plan a --to ready --days p4.2=0.5", "p4.2=3,p5.1=10"),
        ("plan a --to ready --days-otherwise few", "--days-otherwise"),
        ("tabulate a --threads 0", "from 1 to 256"),
        ("tabulate a --threads 257", "from 1 to 256"),
        ("tabulate a --threads all", "from 1 to 256"),
        ("compile --out a --out b", "--out"),
    ];
    for (line, word) in table {
        let problem = read(line).unwrap_err();
        assert!(
            problem.contains(word) && !problem.contains("Usage"),
            "{line}: {problem}"
        );
    }
}
