//! Recipient keys, checked before age sees them.

use age::x25519::Recipient;

/// bech32's alphabet.
const ALPHABET: &[u8] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// The points of small order, as in libsodium: with them every shared secret is zero.
const SMALL_ORDER: [[u8; 32]; 7] = [
    [0; 32],
    with_ends(1, 0, 0),
    [
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4,
        0x6a, 0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49,
        0xb8, 0x00,
    ],
    [
        0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef,
        0x5b, 0x04, 0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f,
        0x11, 0x57,
    ],
    with_ends(0xec, 0xff, 0x7f),
    with_ends(0xed, 0xff, 0x7f),
    with_ends(0xee, 0xff, 0x7f),
];

const fn with_ends(first: u8, middle: u8, last: u8) -> [u8; 32] {
    let mut bytes = [middle; 32];
    let [head, .., tail] = &mut bytes;
    *head = first;
    *tail = last;
    bytes
}

/// A recipient that can be sealed for; a key of small order is refused, because age would panic on it.
pub(crate) fn parse(text: &str) -> Option<Recipient> {
    let recipient: Recipient = text.parse().ok()?;
    let canonical = recipient.to_string();
    let mut point = point_of(&canonical)?;
    // X25519 ignores the highest bit.
    if let Some(last) = point.last_mut() {
        *last &= 0x7f;
    }
    (canonical == text && !SMALL_ORDER.contains(&point)).then_some(recipient)
}

/// The 32 bytes behind a recipient string whose checksum age has already verified.
fn point_of(recipient: &str) -> Option<[u8; 32]> {
    let data = recipient.strip_prefix("age1")?;
    let mut bits: u32 = 0;
    let mut held = 0;
    let mut bytes = Vec::with_capacity(36);
    for symbol in data.bytes() {
        let value = ALPHABET.iter().position(|known| *known == symbol)?;
        bits = (bits << 5 | u32::try_from(value).ok()?) & 0xfff;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    bytes.first_chunk::<32>().copied()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
    use super::*;

    /// bech32 with checksum, written apart from the reader above.
    fn encode(point: &[u8; 32]) -> String {
        let mut values = Vec::new();
        let mut bits = 0_u32;
        let mut held = 0;
        for byte in point {
            bits = bits << 8 | u32::from(*byte);
            held += 8;
            while held >= 5 {
                held -= 5;
                values.push(u8::try_from(bits >> held & 31).unwrap());
            }
        }
        values.push(u8::try_from(bits << (5 - held) & 31).unwrap());
        let polymod = |values: &[u8]| {
            values.iter().fold(1_u32, |check, value| {
                let top = check >> 25;
                let mut next = (check & 0x1ff_ffff) << 5 ^ u32::from(*value);
                for (i, generator) in [
                    0x3b6a_57b2,
                    0x2650_8e6d,
                    0x1ea1_19fa,
                    0x3d42_33dd,
                    0x2a14_62b3,
                ]
                .iter()
                .enumerate()
                {
                    if top >> i & 1 == 1 {
                        next ^= generator;
                    }
                }
                next
            })
        };
        let mut checked = vec![3, 3, 3, 0, 1, 7, 5];
        checked.extend(&values);
        checked.extend([0; 6]);
        let sum = polymod(&checked) ^ 1;
        values.extend((0..6).map(|i| u8::try_from(sum >> (5 * (5 - i)) & 31).unwrap()));
        format!(
            "age1{}",
            values
                .iter()
                .map(|v| char::from(ALPHABET[usize::from(*v)]))
                .collect::<String>()
        )
    }

    fn small_order_recipients() -> Vec<String> {
        let high_bit = SMALL_ORDER.iter().map(|point| {
            let mut point = *point;
            point[31] |= 0x80;
            point
        });
        SMALL_ORDER
            .iter()
            .copied()
            .chain(high_bit)
            .map(|point| encode(&point))
            .collect()
    }

    #[test]
    fn an_ordinary_key_is_read_back() {
        let text = age::x25519::Identity::generate().to_public().to_string();
        assert_eq!(encode(&point_of(&text).unwrap()), text);
        assert_eq!(parse(&text).unwrap().to_string(), text);
        assert!(parse(&text.to_uppercase()).is_none(), "one spelling only");
        assert!(
            parse("age1").is_none() && parse("").is_none() && parse("ssh-ed25519 AAAA").is_none()
        );
    }

    #[test]
    fn keys_of_small_order_are_refused() {
        for text in small_order_recipients() {
            assert!(
                text.parse::<Recipient>().is_ok(),
                "age itself accepts {text}"
            );
            assert!(parse(&text).is_none(), "{text}");
        }
    }

    /// The guard off: age ends the program for each of these keys.
    #[test]
    fn without_the_check_sealing_panics() {
        for text in small_order_recipients() {
            let recipient: Recipient = text.parse().unwrap();
            assert!(
                std::panic::catch_unwind(|| age::encrypt(&recipient, b"x")).is_err(),
                "{text}"
            );
        }
    }
}
