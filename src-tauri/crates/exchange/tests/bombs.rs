//! A small file that would unpack to a gigabyte is refused before the memory is used.
//!
//! One test, alone in its process, because it reads the peak memory of the process.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{fs, io::Write as _};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signer as _, SigningKey};
use exchange::{
    BundleContent, Limits, Secrets, Senders, open, read_plaintext, seal, write_plaintext,
};
use sha2::{Digest as _, Sha256};

const MIB: u64 = 1 << 20;

/// A frame of zeros, made without holding them.
fn frame_of_zeros(size: u64) -> Vec<u8> {
    let mut encoder = zstd::stream::Encoder::new(Vec::new(), 3).unwrap();
    let block = vec![0; 1 << 20];
    for _ in 0..size / MIB {
        encoder.write_all(&block).unwrap();
    }
    encoder.finish().unwrap()
}

/// A properly signed and sealed bundle around any frame, stating any size.
fn sealed_bomb(secrets: &Secrets, frame: &[u8], stated: u64) -> Vec<u8> {
    let content = BundleContent {
        epoch: "5a".repeat(16),
        sequence: 1,
        created_on: "2026-11".into(),
        ..BundleContent::default()
    };
    let mut header = write_plaintext(&content, secrets, &Limits::default())
        .unwrap()
        .header;
    header.sizes.raw = stated;
    header.sizes.compressed = frame.len() as u64;
    header.payload_sha256 = Sha256::digest(frame)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let line = serde_json::to_string(&header).unwrap();
    let key = SigningKey::from_bytes(secrets.signing_seed());
    let signature = key.sign(format!("ryoritsu-desk/bundle/v1\n{line}").as_bytes());
    let mut plaintext = format!("{line}\n{}\n", STANDARD.encode(signature.to_bytes())).into_bytes();
    plaintext.extend_from_slice(frame);
    seal(&plaintext, &[&secrets.recipient().unwrap()]).unwrap()
}

fn received(secrets: &Secrets, sealed: &[u8], limits: &Limits) -> &'static str {
    let plaintext = open(sealed, secrets.age_identity(), limits);
    let bundle = plaintext.and_then(|plaintext| read_plaintext(&plaintext, Senders::Any, limits));
    bundle.map_or_else(|refusal| refusal.code(), |_| "accepted")
}

/// Highest resident memory of this process so far, in bytes.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap();
    line.split_whitespace()
        .nth(1)
        .unwrap()
        .parse::<u64>()
        .unwrap()
        * 1024
}

#[test]
fn a_gigabyte_of_zeros_is_refused_in_little_memory() {
    let secrets = Secrets::generate([31; 32]);
    let gigabyte = frame_of_zeros(1024 * MIB);
    assert!(gigabyte.len() < 100_000, "{} bytes", gigabyte.len());
    let limits = Limits::default();
    let honest = sealed_bomb(&secrets, &gigabyte, 1024 * MIB);
    let lying = sealed_bomb(&secrets, &gigabyte, 1000);
    let lying_at_the_limit = sealed_bomb(&secrets, &gigabyte, limits.raw);
    let within = sealed_bomb(&secrets, &frame_of_zeros(limits.raw), limits.raw);

    assert_eq!(received(&secrets, &honest, &limits), "too_large");
    assert_eq!(received(&secrets, &lying, &limits), "payload_mismatch");
    let before = peak();
    assert!(
        before < 64 * MIB,
        "peak {before} after a stated gigabyte and a lie"
    );
    assert_eq!(
        received(&secrets, &lying_at_the_limit, &limits),
        "payload_mismatch"
    );
    assert_eq!(received(&secrets, &within, &limits), "malformed_line");
    assert!(peak() < 200 * MIB, "peak {} at the limit", peak());

    // The guard off: with the limits lifted the same file takes all of its gigabyte.
    let lifted = Limits {
        raw: 4096 * MIB,
        ..limits
    };
    assert_eq!(received(&secrets, &honest, &lifted), "malformed_line");
    assert!(peak() > 1000 * MIB, "peak {}", peak());
}
