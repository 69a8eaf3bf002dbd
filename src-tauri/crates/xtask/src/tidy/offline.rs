//! Offline: no socket in the code, no request in the interface, no remote host in the window's policy.

use super::{Finding, rust, script, words};
use crate::tree::Source;

const SOCKETS: &[&str] = &[
    "std::net",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "ToSocketAddrs",
    "UnixStream",
];

const REQUESTS: &[&str] = &[
    "fetch(",
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "sendBeacon",
    "RTCPeerConnection",
    "serviceWorker",
    "importScripts",
];

/// The only origins of the policy: the program itself and the channel to its own Rust side.
const ORIGINS: &[&str] = &["http://ipc.localhost"];

/// Reads Rust, the interface and the configuration of the window.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let tests = rust::test_paths(sources);
    let mut findings = Vec::new();
    for source in sources {
        if source.is("rs") && !tests.contains(&source.path) {
            let code = rust::read(&source.text).shipped;
            report(source, &code, SOCKETS, &mut findings);
        } else if script::is_ours(source) && !script::is_test(source) {
            let code = script::code(source);
            report(source, &code, REQUESTS, &mut findings);
        } else if source.path == "tauri.conf.json" {
            for host in hosts(&source.text) {
                let what = format!("the window may not reach `{host}`");
                findings.push(Finding::new(source, 0, what));
            }
        }
    }
    findings
}

fn report(source: &Source, code: &str, list: &[&str], findings: &mut Vec<Finding>) {
    for word in list {
        for line in words::lines(code, word) {
            let what = format!("`{word}`: the product is offline");
            findings.push(Finding::new(source, line, what));
        }
    }
}

/// Hosts and wildcards in the content security policy.
fn hosts(text: &str) -> Vec<String> {
    let Ok(configuration) = serde_json::from_str::<serde_json::Value>(text) else {
        return vec!["a configuration that cannot be read".to_owned()];
    };
    let policy = configuration
        .pointer("/app/security/csp")
        .and_then(serde_json::Value::as_str);
    let Some(policy) = policy else {
        return vec!["everything: there is no policy".to_owned()];
    };
    policy
        .split([' ', ';'])
        .filter(|word| {
            word.contains("//")
                || word.contains('*')
                || ["http:", "https:", "ws:", "wss:"].contains(word)
        })
        .filter(|word| !ORIGINS.contains(word))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::lines;
    use super::*;

    #[test]
    fn sockets_and_requests_are_caught() {
        assert_eq!(
            lines(
                check,
                "src-tauri/crates/hq/src/a.rs",
                "use std::net::TcpStream;\n"
            )
            .len(),
            2
        );
        assert_eq!(
            lines(check, "ui/src/lib/a.ts", "await fetch(\"x\");\n"),
            [1]
        );
        assert_eq!(
            lines(
                check,
                "ui/src/parts/A.svelte",
                "<script>\nnew WebSocket(u);\n</script>\n"
            ),
            [2]
        );
        assert!(lines(check, "tests/window/a.rs", "use std::net::TcpListener;\n").is_empty());
        assert!(lines(check, "ui/src/lib/a.ts", "// fetch(\nprefetch(1);\n").is_empty());
    }

    #[test]
    fn the_policy_of_the_window_is_read() {
        let policy = |csp: &str| format!("{{\"app\":{{\"security\":{{\"csp\":\"{csp}\"}}}}}}");
        let found = |csp: &str| lines(check, "tauri.conf.json", &policy(csp)).len();
        assert_eq!(
            found("default-src 'none'; connect-src 'self' ipc: http://ipc.localhost"),
            0
        );
        assert_eq!(found("default-src 'self'; img-src https:"), 1);
        assert_eq!(
            found("default-src 'self'; font-src https://fonts.example.org"),
            1
        );
        assert_eq!(found("default-src *"), 1);
        assert_eq!(lines(check, "tauri.conf.json", "{}").len(), 1);
    }
}
