//! 更新データ: forms and editions of the manual that headquarters issues to every facility, signed and compressed like a
//! bundle.
//!
//! What is in a pack is no secret and goes to everybody, so a pack is not sealed; what counts is who signed it, and as
//! what: a pack of one kind is never read as another.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    CardKind, KeyCard, Limits, Secrets, canonical,
    frame::{self, LEVEL, Sizes, sha256},
    refusal::Refusal,
    shape,
    signature::{self, Purpose},
};

/// What a pack may cost at most: a hundred forms of a megabyte would be a hundred times what there are, and an edition of
/// the manual is a tenth of it.
pub const PACK_LIMITS: Limits = Limits {
    sealed: 8 << 20,
    raw: 16 << 20,
    line: (2 << 20) + 4096,
    lines: 4_000,
    depth: 1,
};

/// How packs of one kind name themselves.
#[derive(Debug, Clone, Copy)]
pub struct PackKind {
    /// The format that this program writes and reads.
    pub format: &'static str,
    /// How the formats of the kind begin.
    family: &'static str,
    /// How every file of the kind begins.
    pub opening: &'static [u8],
    purpose: Purpose,
}

/// What packs of one kind hold.
pub trait PackedRow: Clone + Serialize + DeserializeOwned {
    /// Its kind.
    const KIND: PackKind;
    /// Where it stands in the pack; no two stand at one place.
    fn place(&self) -> (&str, &str);
    /// Whether a name of it is not what it must be.
    fn is_misshapen(&self) -> bool;
}

/// One definition of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// One file of an edition of the manual.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackedText {
    /// Its place in the edition (`liver/04-infection.md`).
    pub file: String,
    /// What stands in it.
    pub text: String,
}

/// The signed header; the order of the fields is part of the format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    format: String,
    hq_key: String,
    issued_at: String,
    name: String,
    rows: u64,
    sizes: Sizes,
    payload_sha256: String,
}

/// A pack that was read and found whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack<R> {
    /// When it was issued (UTC, RFC 3339): later packs replace earlier ones.
    pub issued_at: String,
    /// What the whole is called: of an edition its id, of forms empty.
    pub name: String,
    /// SHA-256 of the header line: names this pack.
    pub header_sha256: String,
    /// What it holds, in order.
    pub rows: Vec<R>,
}

/// Which guards stand; tests take one away to see what it prevents.
#[derive(Debug, Clone, Copy)]
struct Guards {
    signature: bool,
    payload_hash: bool,
}

impl PackedRow for PackedForm {
    const KIND: PackKind = PackKind {
        format: "ryoritsu-forms/1",
        family: "ryoritsu-forms/",
        opening: b"{\"format\":\"ryoritsu-forms/",
        purpose: Purpose::Forms,
    };

    fn place(&self) -> (&str, &str) {
        (&self.id, &self.valid_from)
    }

    fn is_misshapen(&self) -> bool {
        !shape::is_code(&self.id) || !shape::is_day(&self.valid_from) || is_no_file(&self.file)
    }
}

impl PackedRow for PackedText {
    const KIND: PackKind = PackKind {
        format: "ryoritsu-manual/1",
        family: "ryoritsu-manual/",
        opening: b"{\"format\":\"ryoritsu-manual/",
        purpose: Purpose::Manual,
    };

    fn place(&self) -> (&str, &str) {
        (&self.file, "")
    }

    /// A name never leads out of the edition, wherever somebody may unpack it.
    fn is_misshapen(&self) -> bool {
        let mut parts = self.file.split('/');
        let deep = parts.clone().count() > 2;
        let is_name = |part: &str| shape::is_code(part) && !part.starts_with('.');
        is_no_file(&self.file) || deep || !parts.all(is_name)
    }
}

fn is_no_file(name: &str) -> bool {
    !(1..=200).contains(&name.chars().count()) || name.chars().any(char::is_control)
}

/// Writes and signs a pack; refuses what the reader would refuse.
pub fn write_pack<R: PackedRow>(
    issued_at: &str,
    name: &str,
    rows: &[R],
    secrets: &Secrets,
) -> Result<Vec<u8>, Refusal> {
    let mut rows = rows.to_vec();
    rows.sort_by(|a, b| a.place().cmp(&b.place()));
    let mut payload = String::new();
    for row in &rows {
        let line = canonical::text(row).ok_or(Refusal::BadContent { field: "row" })?;
        payload.push_str(&line);
        payload.push('\n');
    }
    let compressed =
        zstd::bulk::compress(payload.as_bytes(), LEVEL).map_err(|_| Refusal::SealingFailed)?;
    let header = Header {
        format: R::KIND.format.to_owned(),
        hq_key: secrets.public_key(),
        issued_at: issued_at.to_owned(),
        name: name.to_owned(),
        rows: rows.len() as u64,
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
    let signature = signature::sign(R::KIND.purpose, line.as_bytes(), &secrets.signing_key());
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
    read_pack::<R>(&bytes, &card)?;
    Ok(bytes)
}

/// Reads a pack that the confirmed headquarters signed.
pub fn read_pack<R: PackedRow>(bytes: &[u8], headquarters: &KeyCard) -> Result<Pack<R>, Refusal> {
    let all = Guards {
        signature: true,
        payload_hash: true,
    };
    read_guarded(bytes, headquarters, all)
}

fn read_guarded<R: PackedRow>(
    bytes: &[u8],
    headquarters: &KeyCard,
    guards: Guards,
) -> Result<Pack<R>, Refusal> {
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
    let (line, rest) = frame::header_line(bytes, R::KIND.opening, Refusal::NotAPack)?;
    let header = Header::parse(line, R::KIND)?;
    let (signature, compressed) = frame::signature_line(rest)?;
    if header.hq_key != headquarters.ed25519 {
        return Err(Refusal::UnknownSender);
    }
    if guards.signature {
        let key = signature::public_key(&header.hq_key).ok_or(Refusal::BadSignature)?;
        signature::verify(R::KIND.purpose, line, signature, &key)?;
    }
    let stated = guards
        .payload_hash
        .then_some(header.payload_sha256.as_str());
    frame::check(header.sizes, stated, compressed, &limits)?;
    let payload = frame::decompress(header.sizes, compressed)?;
    let rows = read_rows(&payload, &limits)?;
    if rows.len() as u64 != header.rows {
        return Err(Refusal::CountMismatch);
    }
    Ok(Pack {
        issued_at: header.issued_at,
        name: header.name,
        header_sha256: sha256(line),
        rows,
    })
}

fn read_rows<R: PackedRow>(payload: &[u8], limits: &Limits) -> Result<Vec<R>, Refusal> {
    let mut rows: Vec<R> = Vec::new();
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
        let row: R = serde_json::from_slice(line).map_err(|_| malformed.clone())?;
        let canonical = canonical::text(&row).is_some_and(|text| text.as_bytes() == line);
        let follows = rows.last().is_none_or(|last| last.place() < row.place());
        if !canonical || !follows || row.is_misshapen() {
            return Err(malformed);
        }
        rows.push(row);
        rest = after;
    }
    Ok(rows)
}

impl Header {
    fn parse(line: &[u8], kind: PackKind) -> Result<Self, Refusal> {
        #[derive(Deserialize)]
        struct Format {
            format: String,
        }
        let Format { format } = serde_json::from_slice(line).map_err(|_| Refusal::NotAPack)?;
        if format != kind.format {
            return Err(if format.starts_with(kind.family) {
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
            ("name", self.name.is_empty() || shape::is_code(&self.name)),
            ("rows", self.rows > 0),
            ("payload_sha256", shape::is_hex(&self.payload_sha256, 64)),
        ];
        let wrong = checks.into_iter().find(|(_, fine)| !fine);
        wrong.map(|(field, _)| field)
    }
}

#[cfg(test)]
#[path = "pack_tests.rs"]
mod tests;
