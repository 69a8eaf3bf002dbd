//! Nothing leaves the PC: the real window in an empty network that counts every packet.

use super::documents::an_own_document;
use super::driver::{CONTROL, DISPLAY, ENTER, MOMENT, NULL, PATIENCE, Window, story};
use super::editions::two_editions_of;
use super::hand::fill;
use super::papers::open_case;
use crate::apart;
use crate::editions::PASSAGE;
use std::net::UdpSocket;
use std::path::Path;
use std::process::Command;
use std::sync::PoisonError;

/// One cable with a default route, on which nobody answers; names are asked for on that cable too.
const NETWORK: &str = "
    ip link set lo up
    echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6
    echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6
    ip link add desk type veth peer name wall
    ip address add 192.0.2.1/24 dev desk
    ip link set desk up
    ip link set wall up
    ip route add default via 192.0.2.254
    printf 'nameserver 192.0.2.53\\n' > \"$RYORITSU_APART/resolv.conf\"
    printf 'hosts: files dns\\n' > \"$RYORITSU_APART/nsswitch.conf\"
    mount --bind \"$RYORITSU_APART/resolv.conf\" \"$(readlink -f /etc/resolv.conf)\"
    mount --bind \"$RYORITSU_APART/nsswitch.conf\" /etc/nsswitch.conf
";

/// Packets that were put on the cable.
fn sent() -> u64 {
    let table = std::fs::read_to_string("/proc/self/net/dev").unwrap();
    let line = table
        .lines()
        .find_map(|line| line.trim().strip_prefix("desk:"))
        .expect("this runs in a network of its own");
    line.split_whitespace().nth(9).unwrap().parse().unwrap()
}

fn wait_for_more(than: u64) {
    for _ in 0..PATIENCE {
        if sent() > than {
            return;
        }
        std::thread::sleep(MOMENT);
    }
    panic!("the counter does not see packets");
}

/// A case, a document of the facility and an edition that was taken.
fn with_reading(at: &Path) {
    fill(at, |bench| {
        bench.case();
        an_own_document(bench);
        two_editions_of(bench);
    });
}

/// Everything that can be read: a passage, one with a drawing, an older edition, an own PDF, the course, what was kept.
async fn read(w: &Window) {
    let shown = |words: &str| {
        format!("return document.querySelector('main').innerText.includes({words:?})")
    };
    for (hash, there) in [
        (
            "#/manual/heart.ischemic",
            "return document.querySelectorAll('main article p').length > 3".to_owned(),
        ),
        (
            "#/manual/heart.mets",
            "return !!document.querySelector('article section.drawing svg text')".to_owned(),
        ),
        (
            &format!("#/manual/{PASSAGE}~2026-11"),
            shown("使用中ではない版"),
        ),
        (&format!("#/manual/{PASSAGE}"), shown("次の版で加えた一文")),
        ("#/manual/kept", shown("しおり・メモ")),
        ("#/course", shown("研修")),
        ("#/course/heart", shown("問1")),
    ] {
        w.script(&format!("location.hash = {hash:?}"), vec![]).await;
        w.until(hash, &there).await;
    }
    w.script("location.hash = '#/manual/own'", vec![]).await;
    w.until("the document", "const b = [...document.querySelectorAll('main button')].find((b) => (b.getAttribute('aria-label') ?? b.innerText).includes('就業規則')); b?.click(); return !!b").await;
    w.until(
        "its page",
        "return [...document.querySelectorAll('main canvas')].some((c) => c.width > 100)",
    )
    .await;
}

#[test]
fn a_journey_sends_not_one_packet() {
    let _alone = DISPLAY.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = tempfile::tempdir().unwrap();
    apart::with_own(
        &["--net", "--mount"],
        NETWORK,
        &[("RYORITSU_APART", folder.path())],
        "window::network::a_journey",
    );
}

#[test]
#[ignore = "the test above runs it in a network of its own"]
fn a_journey() {
    assert_eq!(sent(), 0);
    story(with_reading, |w| async move {
        w.unlock().await;
        open_case(&w).await;
        w.fill("activity-kinds", "伝え方").await;
        w.keys(&ENTER.to_string()).await;
        w.fill("activity-text", "http://192.0.2.9/ を読んだ。")
            .await;
        w.keys(&format!("{CONTROL}{ENTER}{NULL}")).await;
        w.until(
            "the activity",
            "return document.getElementById('activity-text').value === ''",
        )
        .await;
        w.click("#paper-open").await;
        w.press("両立支援サマリー").await;
        w.until(
            "the preview",
            "return !!document.querySelector('dialog[open] canvas')",
        )
        .await;
        w.press("閉じる").await;
        read(&w).await;
        for hash in ["#/manual", "#/exchange", "#/settings", "#/settings/about"] {
            w.script(&format!("location.hash = '{hash}'"), vec![]).await;
            w.until(hash, "return !!document.querySelector('main h1, main h2')")
                .await;
        }
        // What a screen would do if it were led astray: the window does not do it.
        w.script("window.refused = 0; const no = () => { window.refused++; }; fetch('http://192.0.2.9/a').catch(no); const i = new Image(); i.onerror = no; i.src = 'http://192.0.2.9/b.png'; document.body.append(i); const s = document.createElement('script'); s.onerror = no; s.src = 'http://ryoritsu.example/c.js'; document.body.append(s); location.href = 'http://192.0.2.9/d';", vec![]).await;
        w.until("the refusals", "return window.refused === 3").await;
        w.see("設定").await;
        w.close().await;
    });
    assert_eq!(sent(), 0, "packets left this PC");

    // The counter sees what is sent: one datagram, and one question for a name.
    let socket = UdpSocket::bind("0.0.0.0:0").unwrap();
    socket.send_to(b"here", "192.0.2.9:9").unwrap();
    wait_for_more(0);
    let before = sent();
    let mut asking = Command::new("getent")
        .args(["hosts", "ryoritsu.example"])
        .spawn()
        .unwrap();
    wait_for_more(before);
    asking.kill().unwrap();
    asking.wait().unwrap();
}
