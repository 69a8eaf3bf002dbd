//! 更新データ: form definitions that headquarters issues to every facility, signed and compressed like a bundle.
//!
//! A form is no secret and goes to everybody, so a pack is not sealed; what counts is who signed it.

use serde::{Deserialize, Serialize};

use crate::{
    CardKind, KeyCard, Limits, Secrets, canonical,
    frame::{self, LEVEL, Sizes, sha256},
    refusal::Refusal,
    shape,
    signature::{self, Purpose},
};

/// The format this program writes and reads.
pub const PACK_FORMAT: &str = "ryoritsu-forms/1";
const FAMILY: &str = "ryoritsu-forms/";
const OPENING: &[u8] = b"{\"format\":\"ryoritsu-forms/";

/// What a pack may cost at most: a hundred forms of a megabyte would be a hundred times what there are.
pub const PACK_LIMITS: Limits = Limits {
    sealed: 8 << 20,
    raw: 16 << 20,
    line: (2 << 20) + 4096,
    lines: 500,
    depth: 1,
};

/// One definition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackedForm {
    /// Paper id.
    pub id: String,
    /// First day of the edition, `YYYY-MM-DD`.
    pub valid_from: String,
    /// File it came from, for naming what is wrong with it.
    pub file: String,
    /// The definition.
    pub text: String,
}

/// The signed header; the order of the fields is part of the format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    format: String,
    hq_key: String,
    issued_at: String,
    forms: u64,
    sizes: Sizes,
    payload_sha256: String,
}

/// A pack that was read and found whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// When it was issued (UTC, RFC 3339): later packs replace earlier ones.
    pub issued_at: String,
    /// SHA-256 of the header line: names this pack.
    pub header_sha256: String,
    /// The definitions, ordered by id and day.
    pub forms: Vec<PackedForm>,
}

/// Which guards stand; tests take one away to see what it prevents.
#[derive(Debug, Clone, Copy)]
struct Guards {
    signature: bool,
    payload_hash: bool,
}

/// Writes and signs a pack; refuses what the reader would refuse.
pub fn write_pack(
    issued_at: &str,
    forms: &[PackedForm],
    secrets: &Secrets,
) -> Result<Vec<u8>, Refusal> {
    let mut forms = forms.to_vec();
    forms.sort();
    let mut payload = String::new();
    for form in &forms {
        let line = canonical::text(form).ok_or(Refusal::BadContent { field: "form" })?;
        payload.push_str(&line);
        payload.push('\n');
    }
    let compressed =
        zstd::bulk::compress(payload.as_bytes(), LEVEL).map_err(|_| Refusal::SealingFailed)?;
    let header = Header {
        format: PACK_FORMAT.to_owned(),
        hq_key: secrets.public_key(),
        issued_at: issued_at.to_owned(),
        forms: forms.len() as u64,
        sizes: Sizes {
            raw: payload.len() as u64,
            compressed: compressed.len() as u64,
        },
        payload_sha256: sha256(&compressed),
    };
    if let Some(field) = header.misshapen() {
        return Err(Refusal::BadContent { field });
    }
    let line = canonical::text(&header).ok_or(Refusal::BadContent { field: "header" })?;
    let signature = signature::sign(Purpose::Forms, line.as_bytes(), &secrets.signing_key());
    let bytes = [
        line.as_bytes(),
        b"\n",
        signature.as_bytes(),
        b"\n",
        &compressed,
    ]
    .concat();
    let card = secrets.card(CardKind::Headquarters, "-")?;
    // What a facility would refuse is not issued.
    read_pack(&bytes, &card)?;
    Ok(bytes)
}

/// Reads a pack that the confirmed headquarters signed.
pub fn read_pack(bytes: &[u8], headquarters: &KeyCard) -> Result<Pack, Refusal> {
    let all = Guards {
        signature: true,
        payload_hash: true,
    };
    read_guarded(bytes, headquarters, all)
}

fn read_guarded(bytes: &[u8], headquarters: &KeyCard, guards: Guards) -> Result<Pack, Refusal> {
    if headquarters.kind != CardKind::Headquarters {
        return Err(Refusal::WrongKind);
    }
    let limits = PACK_LIMITS;
    if bytes.len() as u64 > limits.sealed {
        return Err(Refusal::TooLarge {
            what: "pack",
            limit: limits.sealed,
        });
    }
    let (line, rest) = frame::header_line(bytes, OPENING, Refusal::NotAPack)?;
    let header = Header::parse(line)?;
    let (signature, compressed) = frame::signature_line(rest)?;
    if header.hq_key != headquarters.ed25519 {
        return Err(Refusal::UnknownSender);
    }
    if guards.signature {
        let key = signature::public_key(&header.hq_key).ok_or(Refusal::BadSignature)?;
        signature::verify(Purpose::Forms, line, signature, &key)?;
    }
    let stated = guards
        .payload_hash
        .then_some(header.payload_sha256.as_str());
    frame::check(header.sizes, stated, compressed, &limits)?;
    let payload = frame::decompress(header.sizes, compressed)?;
    let forms = read_forms(&payload, &limits)?;
    if forms.len() as u64 != header.forms {
        return Err(Refusal::CountMismatch);
    }
    Ok(Pack {
        issued_at: header.issued_at,
        header_sha256: sha256(line),
        forms,
    })
}

fn read_forms(payload: &[u8], limits: &Limits) -> Result<Vec<PackedForm>, Refusal> {
    let mut forms: Vec<PackedForm> = Vec::new();
    let (mut rest, mut number) = (payload, 0);
    while !rest.is_empty() {
        number += 1;
        let malformed = Refusal::MalformedLine { line: number };
        if number as u64 > limits.lines {
            return Err(Refusal::TooLarge {
                what: "lines",
                limit: limits.lines,
            });
        }
        let (line, after) = frame::split_line(rest).ok_or_else(|| malformed.clone())?;
        if line.len() as u64 > limits.line {
            return Err(Refusal::TooLarge {
                what: "line",
                limit: limits.line,
            });
        }
        let form: PackedForm = serde_json::from_slice(line).map_err(|_| malformed.clone())?;
        let canonical = canonical::text(&form).is_some_and(|text| text.as_bytes() == line);
        let follows = forms
            .last()
            .is_none_or(|last| (&last.id, &last.valid_from) < (&form.id, &form.valid_from));
        if !canonical || !follows || form.is_misshapen() {
            return Err(malformed);
        }
        forms.push(form);
        rest = after;
    }
    Ok(forms)
}

impl PackedForm {
    fn is_misshapen(&self) -> bool {
        let file = self.file.chars().count();
        !shape::is_code(&self.id)
            || !shape::is_day(&self.valid_from)
            || !(1..=200).contains(&file)
            || self.file.chars().any(char::is_control)
    }
}

impl Header {
    fn parse(line: &[u8]) -> Result<Self, Refusal> {
        #[derive(Deserialize)]
        struct Format {
            format: String,
        }
        let Format { format } = serde_json::from_slice(line).map_err(|_| Refusal::NotAPack)?;
        if format != PACK_FORMAT {
            return Err(if format.starts_with(FAMILY) {
                Refusal::unknown_format(&format)
            } else {
                Refusal::NotAPack
            });
        }
        let malformed = Refusal::MalformedHeader { field: "header" };
        let header: Self = serde_json::from_slice(line).map_err(|_| malformed.clone())?;
        if canonical::text(&header).is_none_or(|text| text.as_bytes() != line) {
            return Err(malformed);
        }
        match header.misshapen() {
            Some(field) => Err(Refusal::MalformedHeader { field }),
            None => Ok(header),
        }
    }

    fn misshapen(&self) -> Option<&'static str> {
        let day = self.issued_at.get(..10).unwrap_or_default();
        let instant = shape::is_day(day)
            && self.issued_at.len() == "2026-11-22T00:00:00.000Z".len()
            && self.issued_at.ends_with('Z')
            && self.issued_at.is_ascii();
        let checks = [
            ("hq_key", signature::public_key(&self.hq_key).is_some()),
            ("issued_at", instant),
            ("forms", self.forms > 0),
            ("payload_sha256", shape::is_hex(&self.payload_sha256, 64)),
        ];
        let wrong = checks.into_iter().find(|(_, fine)| !fine);
        wrong.map(|(field, _)| field)
    }
}

#[cfg(test)]
#[path = "pack_tests.rs"]
mod tests;
