//! The printed recovery code: 160 random bits in Crockford's base 32, a check character after every four.

/// Crockford's alphabet: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 8;

/// Why a typed code is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// Not 40 characters after removing spaces and hyphens.
    Length,
    /// A character outside the alphabet, in the group counted from 1.
    Character(usize),
    /// The check character of the group counted from 1 does not fit.
    Check(usize),
}

/// Writes 20 random bytes as `XXXXC-XXXXC-…` (8 groups).
pub fn write(secret: &[u8; 20]) -> String {
    let mut groups = Vec::with_capacity(GROUPS);
    for (n, chunk) in symbols(secret).chunks(4).enumerate() {
        let mut group: String = chunk.iter().map(|s| letter(*s)).collect();
        group.push(letter(check(chunk, n)));
        groups.push(group);
    }
    groups.join("-")
}

/// Reads a typed code back; O counts as 0, I and L as 1, case and separators do not matter.
///
/// # Errors
/// The first group that cannot be right.
pub fn read(text: &str) -> Result<[u8; 20], CodeError> {
    let folded = crate::fold::fold(text);
    let typed: Vec<char> = folded
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '−' | 'ー'))
        .collect();
    if typed.len() != GROUPS * 5 {
        return Err(CodeError::Length);
    }
    let mut bits = Vec::with_capacity(GROUPS * 4);
    for (n, group) in typed.chunks(5).enumerate() {
        let symbols: Vec<u8> = group
            .iter()
            .map(|c| symbol(*c))
            .collect::<Option<_>>()
            .ok_or(CodeError::Character(n + 1))?;
        let (last, body) = symbols.split_last().ok_or(CodeError::Length)?;
        if *last != check(body, n) {
            return Err(CodeError::Check(n + 1));
        }
        bits.extend_from_slice(body);
    }
    Ok(bytes(&bits))
}

fn letter(symbol: u8) -> char {
    ALPHABET
        .get(usize::from(symbol % 32))
        .map_or('0', |b| char::from(*b))
}

fn symbol(c: char) -> Option<u8> {
    let upper = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET
        .iter()
        .position(|b| char::from(*b) == upper)
        .and_then(|at| u8::try_from(at).ok())
}

/// Weighted sum modulo 31 (prime), so that one wrong or two swapped neighbours change it, and moved groups too.
fn check(symbols: &[u8], group: usize) -> u8 {
    let sum: usize = symbols
        .iter()
        .zip(2usize..)
        .map(|(s, weight)| usize::from(*s) * weight)
        .sum();
    u8::try_from((sum + group * 7) % 31).unwrap_or(0)
}

fn symbols(secret: &[u8; 20]) -> Vec<u8> {
    let mut out = Vec::with_capacity(32);
    let (mut buffer, mut held) = (0u32, 0u32);
    for byte in secret {
        buffer = (buffer << 8) | u32::from(*byte);
        held += 8;
        while held >= 5 {
            held -= 5;
            out.push(u8::try_from((buffer >> held) & 31).unwrap_or(0));
        }
        buffer &= (1 << held) - 1;
    }
    out
}

fn bytes(symbols: &[u8]) -> [u8; 20] {
    let mut out = [0u8; 20];
    let (mut buffer, mut held) = (0u32, 0u32);
    let mut slots = out.iter_mut();
    for symbol in symbols {
        buffer = (buffer << 5) | u32::from(*symbol);
        held += 5;
        if held >= 8 {
            held -= 8;
            if let Some(slot) = slots.next() {
                *slot = u8::try_from((buffer >> held) & 255).unwrap_or(0);
            }
            buffer &= (1 << held) - 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_code_reads_back_however_it_is_typed(secret in proptest::array::uniform20(any::<u8>())) {
            let code = write(&secret);
            prop_assert_eq!(code.len(), 47);
            prop_assert_eq!(read(&code), Ok(secret));
            prop_assert_eq!(read(&code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l")), Ok(secret));
        }

        #[test]
        fn one_wrong_character_names_its_group(secret in proptest::array::uniform20(any::<u8>()), at in 0usize..40, by in 1u8..31) {
            let plain: Vec<char> = write(&secret).chars().filter(|c| *c != '-').collect();
            let mut wrong = plain;
            if let Some(c) = wrong.get_mut(at) {
                let old = symbol(*c).unwrap_or(0);
                // Symbol 31 and 0 share a remainder in the check; both are distinct letters in the body.
                let new = (old + by) % 31;
                prop_assume!(new != old % 31);
                *c = letter(new);
            }
            let text: String = wrong.into_iter().collect();
            prop_assert_eq!(read(&text), Err(CodeError::Check(at / 5 + 1)));
        }
    }
}
