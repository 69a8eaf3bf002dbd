//! The code on a paper that may come back, `OPN-7K3D-9QXF-2MC`: which form, which case (a pseudonym), two symbols by
//! which a workplace knows its own papers, and a check character.

use std::fmt;

/// Crockford's alphabet: no I, L, O, U, so a code can be read aloud and typed back.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of the form.
pub const FORM: usize = 3;
/// Symbols of the case: 40 bits.
pub const CASE: usize = 8;
/// Symbols of the seal: 10 bits.
pub const SEAL: usize = 2;

/// A code as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnCode {
    /// Letters of the form, folded: O reads as 0, I and L as 1.
    pub form: String,
    /// Pseudonym of the case, values below 32.
    pub case: [u8; CASE],
    /// What only the workplace of the case can compute, values below 32.
    pub seal: [u8; SEAL],
}

/// Why a typed or scanned text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReturnCodeError {
    /// Not made like a code: other length, or a character that codes do not have.
    Shape,
    /// The check character does not fit: something was mistyped.
    Check,
}

impl ReturnCode {
    /// A code for the letters of a form.
    ///
    /// # Errors
    /// When they are not three letters or digits that a code can hold.
    pub fn new(form: &str, case: [u8; CASE], seal: [u8; SEAL]) -> Result<Self, ReturnCodeError> {
        if form.chars().count() == FORM && form.chars().all(|c| symbol(c).is_some()) {
            let form = form.to_ascii_uppercase();
            Ok(Self { form, case, seal })
        } else {
            Err(ReturnCodeError::Shape)
        }
    }

    /// Reads a code back; case, width and separators do not matter.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(text: &str) -> Result<Self, ReturnCodeError> {
        let symbols: Vec<u8> = crate::fold::fold(text)
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '−' | 'ー'))
            .map(symbol)
            .collect::<Option<_>>()
            .ok_or(ReturnCodeError::Shape)?;
        let (last, body) = symbols.split_last().ok_or(ReturnCodeError::Shape)?;
        let (Some((form, rest)), true) = (
            body.split_first_chunk::<FORM>(),
            body.len() == FORM + CASE + SEAL,
        ) else {
            return Err(ReturnCodeError::Shape);
        };
        let (Some(case), Some(seal)) = (rest.first_chunk(), rest.last_chunk()) else {
            return Err(ReturnCodeError::Shape);
        };
        if *last != check(body) {
            return Err(ReturnCodeError::Check);
        }
        Ok(Self {
            form: letters(form),
            case: *case,
            seal: *seal,
        })
    }

    /// Whether the code names a form of these letters.
    pub fn names(&self, form: &str) -> bool {
        folded(&self.form) == folded(form)
    }

    /// What the QR holds: the same without separators.
    pub fn plain(&self) -> String {
        self.to_string().replace('-', "")
    }
}

impl fmt::Display for ReturnCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let case = letters(&self.case);
        let (first, second) = case.split_at(CASE / 2);
        let mut body = folded(&self.form);
        body.extend(self.case);
        body.extend(self.seal);
        let end = letters(&self.seal) + &letters(&[check(&body)]);
        write!(f, "{}-{first}-{second}-{end}", self.form)
    }
}

/// Symbols of any bytes, for letters that nobody chose.
pub fn letters(symbols: &[u8]) -> String {
    let letter = |s: &u8| ALPHABET.get(usize::from(s % 32)).copied().unwrap_or(b'0');
    symbols.iter().map(letter).map(char::from).collect()
}

fn folded(form: &str) -> Vec<u8> {
    form.chars().filter_map(symbol).collect()
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

/// The symbols as a polynomial over the field of 32 elements, at a generator: every single wrong symbol and every two that
/// changed places are seen.
fn check(symbols: &[u8]) -> u8 {
    symbols.iter().fold(0, |sum, s| by_generator(sum ^ s))
}

fn by_generator(a: u8) -> u8 {
    let doubled = a << 1;
    if doubled & 32 == 0 {
        doubled
    } else {
        doubled ^ 0b10_0101
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use proptest::prelude::*;

    fn any_code() -> impl Strategy<Value = ReturnCode> {
        let symbols = || 0u8..32;
        (
            "[0-9A-TV-Z]{3}",
            prop::array::uniform8(symbols()),
            [symbols(), symbols()],
        )
            .prop_map(|(form, case, seal)| ReturnCode::new(&form, case, seal).unwrap())
    }

    proptest! {
        #[test]
        fn a_code_reads_back_however_it_is_typed(code in any_code()) {
            let text = code.to_string();
            prop_assert_eq!(text.len(), 17);
            let wide: String = text.chars().map(|c| match c {
                '-' => 'ー',
                c => char::from_u32(c as u32 + 0xFEE0).unwrap(),
            }).collect();
            for typed in [text.clone(), code.plain(), text.to_lowercase().replace('0', "o").replace('1', "l"), format!(" {} ", text.replace('-', " ")), wide] {
                let read = ReturnCode::read(&typed).unwrap();
                prop_assert!(read.names(&code.form), "{}", typed);
                prop_assert_eq!((read.case, read.seal), (code.case, code.seal));
            }
        }

        #[test]
        fn one_wrong_symbol_and_two_that_changed_places_are_seen(code in any_code(), at in 0usize..14, with in 0usize..14, by in 1u8..32) {
            let symbols = folded(&code.plain());
            let mut wrong = symbols.clone();
            wrong[at] ^= by;
            prop_assert_eq!(ReturnCode::read(&letters(&wrong)), Err(ReturnCodeError::Check));
            let mut swapped = symbols.clone();
            swapped.swap(at, with);
            if swapped != symbols {
                prop_assert_eq!(ReturnCode::read(&letters(&swapped)), Err(ReturnCodeError::Check));
            }
        }
    }

    #[test]
    fn what_is_no_code_is_told_from_what_was_mistyped() {
        for text in [
            "",
            "髙橋",
            "R8-0001",
            "OPN-7K3D-9QXF-2M",
            "OPN-7K3D-9QXF-2MUU",
            "ＯＰＮ 病名",
        ] {
            assert_eq!(
                ReturnCode::read(text),
                Err(ReturnCodeError::Shape),
                "{text}"
            );
        }
        assert_eq!(
            ReturnCode::new("OPU", [0; CASE], [0; SEAL]),
            Err(ReturnCodeError::Shape),
            "U is no letter of a code"
        );
    }
}
