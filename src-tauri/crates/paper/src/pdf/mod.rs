//! The only place that knows printpdf: positioned items to the bytes of a PDF.

mod ops;
mod outline;

use printpdf::{
    FontId, Mm, PdfDocument, PdfFont, PdfPage, PdfSaveOptions, RawImage, RawImageData,
    RawImageFormat, XObject, XObjectId,
};
use sha2::{Digest, Sha256};

use crate::document::Document;
use crate::error::PaperError;
use crate::fonts::{Face, Fonts};
use crate::layout::model::{Item, PageModel};
use crate::picture::Picture;
use ops::Painter;
pub(crate) use outline::OutlineLine;

/// Writes the pages; any message of the writer is an error.
pub(crate) fn write(
    model: &PageModel,
    document: &Document,
    fonts: &Fonts,
) -> Result<Vec<u8>, PaperError> {
    let facts = Facts {
        title: &document.title,
        subject: &document.form_version,
        logo: document.logo.as_ref(),
    };
    bind(
        &facts,
        &[Part {
            model,
            bookmark: "",
            first: 1,
        }],
        &[],
        fonts,
    )
}

/// What the file says about itself.
pub(crate) struct Facts<'a> {
    pub(crate) title: &'a str,
    pub(crate) subject: &'a str,
    /// The logo that the papers carry: all are of one facility.
    pub(crate) logo: Option<&'a Picture>,
}

/// One paper of a file.
pub(crate) struct Part<'a> {
    pub(crate) model: &'a PageModel,
    /// Its line in the outline; empty = none.
    pub(crate) bookmark: &'a str,
    /// The page it begins on, from 1; what is free before it stays empty.
    pub(crate) first: usize,
}

/// Writes papers one after another into one file, with one subset of each font for all of them.
pub(crate) fn bind(
    facts: &Facts<'_>,
    parts: &[Part<'_>],
    outline: &[OutlineLine],
    fonts: &Fonts,
) -> Result<Vec<u8>, PaperError> {
    let mut pdf = PdfDocument::new(facts.title);
    facts.subject.clone_into(&mut pdf.metadata.info.subject);
    "両立デスク".clone_into(&mut pdf.metadata.info.creator);
    let tag = tag(parts);
    for face in Face::ALL {
        if parts.iter().any(|part| is_used(part.model, face)) {
            let font = PdfFont::new(parse(face, fonts)?);
            pdf.resources.fonts.map.insert(font_id(face, &tag), font);
        }
    }
    if let Some(logo) = facts.logo {
        let id = XObjectId(LOGO.to_owned());
        let object = XObject::Image(raw(logo)?);
        pdf.resources.xobjects.map.insert(id, object);
    }
    let mut painter = Painter::new(&tag);
    for part in parts {
        let (width, height) = (Mm(part.model.width), Mm(part.model.height));
        while pdf.pages.len() + 1 < part.first {
            pdf.pages.push(PdfPage::new(width, height, Vec::new()));
        }
        if !part.bookmark.is_empty() {
            pdf.add_bookmark(part.bookmark, part.first);
        }
        for page in &part.model.pages {
            let ops = painter.page(page, part.model.height);
            pdf.pages.push(PdfPage::new(width, height, ops));
        }
    }
    save_with(&pdf, outline)
}

/// Saves without an outline of its own.
#[cfg(test)]
pub(crate) fn save(pdf: &PdfDocument) -> Result<Vec<u8>, PaperError> {
    save_with(pdf, &[])
}

/// Saves, and makes what printpdf adds by itself follow from the content: identifiers come from a
/// hash, the made-up dates and empty fields go, the language is named.
fn save_with(pdf: &PdfDocument, outline: &[OutlineLine]) -> Result<Vec<u8>, PaperError> {
    let options = PdfSaveOptions {
        optimize: true,
        subset_fonts: true,
        secure: true,
        image_optimization: None,
    };
    let mut warnings = Vec::new();
    let mut file = pdf.to_lopdf_document(&options, &mut warnings);
    if !warnings.is_empty() {
        let messages = warnings.into_iter().map(|warning| warning.msg).collect();
        return Err(PaperError::Pdf { messages });
    }
    file.version = "1.7".to_owned();
    outline::write(&mut file, outline).map_err(refuse)?;
    let info = file
        .trailer
        .get(b"Info")
        .and_then(|info| info.as_reference())
        .map_err(refuse)?;
    let info = file
        .get_object_mut(info)
        .and_then(|info| info.as_dict_mut())
        .map_err(refuse)?;
    let empty_text = info.remove(b"Author");
    for unused in UNUSED_FACTS {
        info.remove(unused);
    }
    let catalog = file.catalog_mut().map_err(refuse)?;
    if let Some(mut language) = empty_text {
        *language.as_str_mut().map_err(refuse)? = b"ja".to_vec();
        catalog.set("Lang", language);
    }
    if catalog.has(b"PageMode") {
        // printpdf writes it as a text, where viewers look for a name.
        catalog.set("PageMode", "UseOutlines");
    }
    file.compress();
    let mut bytes = Vec::new();
    // The first pass has empty identifiers; its hash gives those of the second.
    for identifier in [None, Some(())] {
        let value = identifier.map_or_else(String::new, |()| hex(&bytes));
        let ids = file
            .trailer
            .get_mut(b"ID")
            .and_then(|ids| ids.as_array_mut())
            .map_err(refuse)?;
        for id in ids {
            *id.as_str_mut().map_err(refuse)? = value.clone().into_bytes();
        }
        bytes.clear();
        file.save_to(&mut bytes).map_err(refuse)?;
    }
    Ok(bytes)
}

/// Entries that printpdf writes without being told a value.
const UNUSED_FACTS: [&[u8]; 6] = [
    b"CreationDate",
    b"ModDate",
    b"GTS_PDFXVersion",
    b"Producer",
    b"Identifier",
    b"Keywords",
];

fn refuse(error: impl std::fmt::Display) -> PaperError {
    PaperError::Pdf {
        messages: vec![error.to_string()],
    }
}

fn hex(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02X}"))
        .collect()
}

fn parse(face: Face, fonts: &Fonts) -> Result<printpdf::ParsedFont, PaperError> {
    let mut messages = Vec::new();
    printpdf::ParsedFont::from_bytes(fonts.bytes(face), 0, &mut messages).ok_or_else(|| {
        PaperError::Pdf {
            messages: vec![format!("font {} was refused: {messages:?}", face.letter())],
        }
    })
}

fn is_used(model: &PageModel, face: Face) -> bool {
    let mut items = model.pages.iter().flat_map(|page| &page.items);
    items.any(|item| matches!(item, Item::Text(run) if run.face == face))
}

/// Five capital letters from the content. A subset is named by six capital letters and must not
/// share its name with another subset of the same font, or programs that join PDFs mix them up.
fn tag(parts: &[Part<'_>]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.model.dump().as_bytes());
    }
    let digest = hash.finalize();
    let letters = digest.iter().take(5);
    letters.map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Name of the logo in the file.
const LOGO: &str = "Logo";

fn raw(logo: &Picture) -> Result<RawImage, PaperError> {
    let (width, height) = logo.pixels();
    Ok(RawImage {
        pixels: RawImageData::U8(logo.colours().map_err(refuse)?),
        width: width as usize,
        height: height as usize,
        data_format: RawImageFormat::RGB8,
        tag: Vec::new(),
    })
}

fn font_id(face: Face, tag: &str) -> FontId {
    FontId(format!("{}{tag}", face.letter()))
}
