//! The manual as a book: what its contents and its index promise stands on those pages, and it leaves like any paper.

use crate::support::Bench;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::process::Command;
use workbench::error::ApiError;

/// Makes a book to its end.
fn made(bench: &mut Bench, ask: Value) -> Value {
    let mut view = bench.call("book_start", ask);
    while view["state"] == "drawing" {
        view = bench.call("book_step", json!({ "id": view["id"] }));
    }
    view
}

fn saved(bench: &mut Bench, view: &Value, name: &str) -> String {
    let path = bench.folder.path().join(name).display().to_string();
    let ask = json!({ "id": view["id"], "path": path, "recipient": "院内", "purpose": "閲覧" });
    let left = bench.call("book_save", ask);
    assert!(left["value"]["register_id"].as_i64().unwrap() > 0);
    path
}

/// The text of each page in the order in which it was set: a word that a cell breaks stays one.
fn pages_of(path: &str) -> Vec<String> {
    let out = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-raw", path, "-"])
        .output()
        .unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    let mut pages: Vec<String> = text.split('\u{C}').map(str::to_owned).collect();
    // Behind the last page stands a form feed too.
    pages.pop();
    pages
}

/// The text of a column of pages, one string for each page.
fn column(path: &str, from: usize, to: usize, x: usize, width: usize) -> Vec<String> {
    let out = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-layout"])
        .args(["-f", &from.to_string(), "-l", &to.to_string()])
        .args([
            "-x",
            &x.to_string(),
            "-y",
            "0",
            "-W",
            &width.to_string(),
            "-H",
            "800",
        ])
        .args([path, "-"])
        .output()
        .unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    text.split('\u{C}').map(str::to_owned).collect()
}

fn ink(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// `9.4 題名` and its page, of every line of the contents.
fn contents(pages: &[String]) -> Vec<(String, usize)> {
    let mut out = Vec::new();
    let mut open = String::new();
    let is_head = |line: &&str| ink(line).starts_with("目次");
    for line in pages
        .iter()
        .flat_map(|page| page.lines())
        .filter(|line| !is_head(line))
    {
        let (words, number) = match line.trim().rsplit_once(char::is_whitespace) {
            Some((words, number)) if number.parse::<usize>().is_ok() => {
                (words, number.parse().ok())
            }
            _ => (line.trim(), None),
        };
        open.push_str(words);
        if let Some(page) = number {
            out.push((ink(&std::mem::take(&mut open)), page));
        }
    }
    out
}

/// Lines of the contents whose words are not on the page that they name.
fn wrong(lines: &[(String, usize)], pages: &[String]) -> Vec<(String, usize)> {
    let stands = |(words, page): &&(String, usize)| {
        let text = pages.get(page - 1).map(|p| ink(p)).unwrap_or_default();
        !text.contains(words.as_str())
    };
    lines.iter().filter(stands).cloned().collect()
}

/// The words of a whole book.
pub(crate) fn text(bench: &mut Bench, ask: Value) -> String {
    let view = made(bench, ask);
    let path = saved(bench, &view, &format!("book-{}.pdf", view["id"]));
    ink(&pages_of(&path).concat())
}

/// Where each part of the file begins, by its title at the head of a page.
fn first_with(pages: &[String], title: &str) -> usize {
    let begins = |page: &String| {
        page.lines()
            .find(|l| !l.trim().is_empty())
            .is_some_and(|l| ink(l).starts_with(title))
    };
    pages.iter().position(begins).unwrap()
}

/// Words of the index with their pages. A line that begins with no known word goes on with the word before it.
fn index(path: &str, from: usize, to: usize, known: &[String]) -> Vec<(String, Vec<usize>)> {
    let mut out: Vec<(String, Vec<usize>)> = Vec::new();
    // Two columns of 80 mm, 90 mm apart; each page has the left one first.
    let (left, right) = (
        column(path, from, to, 54, 232),
        column(path, from, to, 308, 236),
    );
    let pages = left.iter().zip(&right).flat_map(|(l, r)| [l, r]);
    for line in pages.flat_map(|page| page.lines()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let numbers = words.iter().rev().map_while(|w| w.parse().ok());
        let numbers: Vec<usize> = numbers.collect();
        let begins = known.iter().filter(|word| ink(line).starts_with(*word));
        match begins.max_by_key(|word| word.len()) {
            Some(word) if numbers.len() < words.len() => out.push((word.clone(), numbers)),
            _ => out
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|last| last.1.extend(&numbers)),
        }
    }
    out.retain(|(_, pages)| !pages.is_empty());
    out
}

#[test]
fn contents_and_index_of_the_whole_manual_lead_where_they_say() {
    let mut bench = Bench::practice();
    let view = made(&mut bench, json!({}));
    assert!(view["bytes"].as_u64().unwrap() < 30_000_000, "{view}");
    let path = saved(&mut bench, &view, "whole.pdf");
    let pages = pages_of(&path);
    assert_eq!(
        pages.len(),
        usize::try_from(view["pages"].as_u64().unwrap()).unwrap()
    );
    let told = bench.call("manual_contents", json!({}));
    let chapters = told["chapters"].as_array().unwrap();
    let passages: usize = chapters
        .iter()
        .map(|c| c["passages"].as_array().unwrap().len())
        .sum();

    let title = |c: &Value| format!("{}{}", c["number"], c["title"].as_str().unwrap());
    let first = first_with(&pages, &ink(&title(&chapters[0])));
    let lines = contents(&column(&path, 2, first, 40, 520));
    let lines: Vec<_> = lines
        .into_iter()
        .filter(|(words, _)| !words.contains("両立デスク"))
        .collect();
    assert!(lines.len() > chapters.len() + passages, "{}", lines.len());
    assert_eq!(wrong(&lines, &pages), []);
    // The twin: one page further, hardly a line is true.
    let shifted: Vec<_> = lines
        .iter()
        .map(|(words, page)| (words.clone(), page + 1))
        .collect();
    assert!(wrong(&shifted, &pages).len() > lines.len() / 2);

    let terms = bench.call("manual_terms", json!({}));
    let mut also: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for term in terms.as_array().unwrap() {
        let words = term["also"]
            .as_array()
            .unwrap()
            .iter()
            .chain([&term["term"]]);
        let words = words.map(|w| ink(w.as_str().unwrap()));
        also.insert(ink(term["term"].as_str().unwrap()), words.collect());
    }
    let from = pages
        .iter()
        .position(|p| ink(p).contains("太字は用語集のページです"));
    let known: Vec<String> = also.keys().cloned().collect();
    let entries = index(&path, from.unwrap() + 1, pages.len(), &known);
    assert!(
        entries.len() * 20 > also.len() * 19,
        "{} of {}",
        entries.len(),
        also.len()
    );
    let known: Vec<_> = entries.iter().map(|(word, on)| (&also[word], on)).collect();
    let lost = |by: usize| {
        let pairs = known
            .iter()
            .flat_map(|(words, on)| on.iter().map(move |page| (words, page + by)));
        let lost = pairs.filter(|(words, page)| {
            let text = pages.get(page - 1).map(|p| ink(p)).unwrap_or_default();
            !words.iter().any(|word| text.contains(word.as_str()))
        });
        lost.map(|(words, page)| (words[0].clone(), page))
            .collect::<Vec<_>>()
    };
    assert_eq!(lost(0), []);
    assert!(lost(3).len() > known.len() / 2);
}

#[test]
fn chosen_chapters_alone_make_a_book_and_what_is_stopped_is_gone() {
    let mut bench = Bench::practice();
    let view = made(&mut bench, json!({ "chapters": ["heart", "glossary"] }));
    let drawn = bench.call("book_open", json!({ "id": view["id"] }));
    assert_eq!(drawn["pages"], view["pages"]);
    assert_eq!(drawn["discloses"], json!([]));
    let path = saved(&mut bench, &view, "heart.pdf");
    let text = ink(&pages_of(&path).join(""));
    assert!(text.contains("植込み型の機器から離す距離") && text.contains("用語集"));
    assert!(!text.contains("声かけと申出"));
    bench.call("book_cancel", json!({ "id": view["id"] }));
    let gone = bench.refused("book_open", json!({ "id": view["id"] }));
    assert!(matches!(gone, ApiError::BatchRefused { .. }), "{gone:?}");
    let unknown = bench.refused("book_start", json!({ "chapters": ["no"] }));
    assert!(matches!(unknown, ApiError::NotFound), "{unknown:?}");
}

#[test]
fn own_notes_are_in_a_book_only_when_they_are_asked_for() {
    let mut bench = Bench::practice();
    let note = json!({ "passage": "heart.mets", "text": "自分だけの覚え書き" });
    bench.call("passage_note_set", note);
    for (notes, found) in [(false, false), (true, true)] {
        let view = made(&mut bench, json!({ "chapters": ["heart"], "notes": notes }));
        let drawn = bench.call("book_open", json!({ "id": view["id"] }));
        assert_eq!(
            drawn["discloses"].as_array().unwrap().len(),
            usize::from(found)
        );
        let path = saved(&mut bench, &view, &format!("notes-{notes}.pdf"));
        assert_eq!(
            ink(&pages_of(&path).join("")).contains("自分だけの覚え書き"),
            found
        );
    }
}

#[test]
fn a_passage_on_paper_has_its_lead_and_numbers_from_figures_to_sources() {
    let mut bench = Bench::practice();
    let book = text(&mut bench, json!({ "chapters": ["heart"] }));
    let passage = bench.call("manual_passage", json!({ "id": "heart.ischemic" }));
    let lead = ink(passage["lead"].as_str().unwrap());
    assert!(book.contains(&lead), "{lead}");
    let sources = passage["sources"].as_array().unwrap();
    for (at, source) in sources.iter().enumerate() {
        let (number, title) = (at + 1, ink(source["title"].as_str().unwrap()));
        assert!(book.contains(&format!("[{number}]{title}")), "{title}");
        // In the text the number stands behind its fact; a source that is none of the state's says so there.
        let mark = if source["certainty"] == "official" {
            format!("[{number}]")
        } else {
            format!("[{number}・")
        };
        assert!(book.contains(&mark), "{mark}");
    }
    // Every mark of the passage is on paper, none of another passage.
    let marks = passage["blocks"]
        .to_string()
        .matches("\"is\":\"mark\"")
        .count();
    let from = book.find(&lead).unwrap();
    let to = book[from..].find("最終確認").unwrap() + from;
    let printed = book[from..to].matches('[').count();
    assert_eq!(printed, marks + sources.len(), "{}", &book[from..to]);
}
