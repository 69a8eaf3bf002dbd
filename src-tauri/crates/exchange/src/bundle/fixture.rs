//! A small bundle and the means to forge others, for tests only.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use ed25519_dalek::SigningKey;
use serde_json::json;

use super::*;
use crate::{
    Limits, Refusal, Secrets, open,
    signature::{self, Purpose},
};

/// age's own published test identity.
pub(crate) const IDENTITY: &str =
    "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";

pub(crate) fn facility() -> Secrets {
    Secrets::restore([1; 32], IDENTITY).unwrap()
}

pub(crate) fn name(n: u8) -> String {
    format!("{n:02x}").repeat(16)
}

pub(crate) fn case(n: u8, rev: u64) -> CaseRow {
    let fields = json!({"disease_group": "cancer", "fiscal_year": 2026, "links": {"direct": 2, "document": 1}});
    CaseRow {
        pseudonym: name(n),
        rev,
        fields: serde_json::from_value(fields).unwrap(),
    }
}

pub(crate) fn content() -> BundleContent {
    let cell = |code: &str, count| TallyCell {
        codes: vec![code.into()],
        count,
    };
    BundleContent {
        epoch: name(0xee),
        sequence: 7,
        previous: "ab".repeat(32),
        audit_head: "cd".repeat(32),
        created_on: "2026-11".into(),
        cases: vec![case(2, 1), case(1, 3)],
        tombstones: vec![Tombstone {
            pseudonym: name(9),
            rev: 4,
        }],
        tallies: vec![Tally {
            name: "disease_group".into(),
            fiscal_year: 2026,
            axes: vec!["disease_group".into()],
            cells: vec![cell("stroke", 4), cell("cancer", 12)],
        }],
        ..BundleContent::default()
    }
}

pub(crate) fn plaintext() -> Vec<u8> {
    write_plaintext(&content(), &facility(), &Limits::default())
        .unwrap()
        .bytes
}

pub(crate) fn read(bytes: &[u8]) -> Result<Bundle, Refusal> {
    let key = facility().public_key();
    read_plaintext(bytes, Senders::Only(&[&key]), &Limits::default())
}

/// The whole way of a received file.
pub(crate) fn receive(sealed: &[u8]) -> Result<Bundle, Refusal> {
    read(&open(sealed, IDENTITY, &Limits::default())?)
}

/// A bundle that is signed properly although its content was never written by this program.
pub(crate) struct Forgery {
    pub(crate) header: Header,
    pub(crate) frame: Vec<u8>,
}

impl Forgery {
    /// A header that fits the payload, whatever it is.
    pub(crate) fn of(payload: &[u8]) -> Self {
        let mut forgery = Self {
            header: read(&plaintext()).unwrap().header,
            frame: Vec::new(),
        };
        forgery.header.sizes.raw = payload.len() as u64;
        forgery.replace_frame(zstd::bulk::compress(payload, 3).unwrap());
        forgery
    }

    pub(crate) fn replace_frame(&mut self, frame: Vec<u8>) {
        self.header.sizes.compressed = frame.len() as u64;
        self.header.payload_sha256 = crate::frame::sha256(&frame);
        self.frame = frame;
    }

    pub(crate) fn signed(&self) -> Vec<u8> {
        self.signed_as(&self.header.line().unwrap(), Purpose::Bundle)
    }

    pub(crate) fn signed_as(&self, line: &str, purpose: Purpose) -> Vec<u8> {
        let key = SigningKey::from_bytes(&[1; 32]);
        let signature = signature::sign(purpose, line.as_bytes(), &key);
        [
            line.as_bytes(),
            b"\n",
            signature.as_bytes(),
            b"\n",
            &self.frame,
        ]
        .concat()
    }
}

/// The decompressed lines of a written bundle.
pub(crate) fn payload_of(bytes: &[u8]) -> String {
    let frame = bytes.splitn(3, |b| *b == b'\n').nth(2).unwrap();
    String::from_utf8(zstd::decode_all(frame).unwrap()).unwrap()
}
