//! Forms of a case: the edition of the day, filled in with what may go to whom it goes.

use super::build::{Facts, prefixed};
use super::{COMPANY, Prepared, beyond, fact, issue, returned, style};
use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::message::{
    Changed, FormAdd, FormCard, FormCopy, FormRemove, Nothing, PaperRequest, Touched,
};
use crate::session::Workbench;
use ::paper::form::{Answer, ConsentItem, Filling, Form, FormField, Way, Writer};
use model::noun::Item;

/// Stands over a doctor's form until the doctor has confirmed what it says.
const UNCONFIRMED: &str = "【下書き・医師確認前】";

/// Papers that are no forms: a form of the facility may not take their ids.
const TAKEN: [&str; 15] = [
    super::book::ID,
    "consent-left",
    "discard-book",
    "summary",
    "considerations",
    "activities",
    "recovery-sheet",
    "chapter",
    "audit-log",
    "words",
    "handover",
    "chart-note",
    "handout",
    "disclosure",
    "envelope",
];
/// Largest definition in bytes.
const LARGEST: u64 = 1024 * 1024;

/// Every edition: those that the program carries, and those of the facility.
pub(super) fn all(bench: &Workbench) -> ApiResult<Vec<Form>> {
    let mut forms = assets::forms().to_vec();
    let facts = fact::names();
    // Of two editions of one day the one that stands later here is taken: the program's, headquarters', the facility's.
    for row in bench.store()?.packed_forms()? {
        forms.extend(Form::read(&row.text, &facts).ok());
    }
    for row in bench.store()?.forms()? {
        // What an older program took in and this one does not understand stays out of the papers, and in the list.
        if let Ok(form) = Form::read(&row.text, &facts) {
            forms.push(Form { own: true, ..form });
        }
    }
    Ok(forms)
}

/// The edition of a form for a day: the latest that had begun; on the same day that of the facility.
pub(crate) fn edition<'a>(forms: &'a [Form], id: &str, on: &str) -> Option<&'a Form> {
    forms
        .iter()
        .filter(|form| form.id == id && form.valid_from.as_str() <= on)
        .max_by(|a, b| (&a.valid_from, a.own).cmp(&(&b.valid_from, b.own)))
}

/// Forms of a case that somebody else writes, so that they come back: title by id.
pub(crate) fn awaited(bench: &Workbench) -> ApiResult<std::collections::BTreeMap<String, String>> {
    let forms = all(bench)?;
    let written = forms
        .iter()
        .filter(|form| of_case(form) && form.writer != ::paper::form::Writer::Office);
    Ok(written
        .map(|form| (form.id.clone(), form.title.clone()))
        .collect())
}

/// Is there a form of this id today?
pub(crate) fn is_form(bench: &Workbench, id: &str) -> ApiResult<bool> {
    Ok(edition(&all(bench)?, id, &bench.today().to_string()).is_some())
}

/// Is the form of today made for a folded sheet?
pub(crate) fn folds(bench: &Workbench, id: &str) -> ApiResult<bool> {
    let forms = all(bench)?;
    let form = edition(&forms, id, &bench.today().to_string());
    Ok(form.is_some_and(|form| form.folds))
}

/// What a paper is called: a form by its title of today, another by its own.
pub(super) fn title(bench: &Workbench, id: &str) -> ApiResult<String> {
    use ::paper::sheet;
    let own = match id {
        "summary" => sheet::summary::TITLE,
        "considerations" => sheet::considerations::TITLE,
        "activities" => sheet::activities::TITLE,
        "words" => sheet::words::TITLE,
        "handover" => sheet::handover::TITLE,
        "chart-note" => sheet::chart_note::TITLE,
        "handout" => sheet::handout::TITLE,
        "disclosure" => sheet::disclosure::TITLE,
        "envelope" => sheet::envelope::TITLE,
        "bundle" => "提出データ",
        _ => "",
    };
    if !own.is_empty() {
        return Ok(own.to_owned());
    }
    let forms = all(bench)?;
    let form = edition(&forms, id, &bench.today().to_string());
    Ok(form.map_or_else(|| id.to_owned(), |form| form.title.clone()))
}

/// Every edition of every form, in the order of their numbers, the newest first; `in_use` says which papers of today take.
pub(crate) fn list(bench: &mut Workbench, _: Nothing) -> ApiResult<Vec<FormCard>> {
    let today = bench.today().to_string();
    let forms = all(bench)?;
    let mut cards: Vec<FormCard> = forms
        .iter()
        .map(|form| {
            let in_use = edition(&forms, &form.id, &today);
            FormCard {
                in_use: in_use.is_some_and(|used| std::ptr::eq(used, form)),
                ..card(form)
            }
        })
        .collect();
    cards.sort_by(|a, b| {
        let key = |card: &FormCard| (card.number.is_empty(), card.number.clone(), card.id.clone());
        key(a)
            .cmp(&key(b))
            .then_with(|| b.valid_from.cmp(&a.valid_from))
    });
    Ok(cards)
}

/// Puts in a form of the facility: read, set once without answers, and only then kept.
pub(crate) fn add(bench: &mut Workbench, ask: FormAdd) -> ApiResult<Changed<FormCard>> {
    bench.require_admin()?;
    let refused = |reason: &str, line: usize, word: String| ApiError::FormRefused {
        reason: reason.to_owned(),
        line,
        word,
    };
    let length = std::fs::metadata(&ask.path).map_or(u64::MAX, |found| found.len());
    if length > LARGEST {
        return Err(refused("unreadable", 0, String::new()));
    }
    let text =
        std::fs::read_to_string(&ask.path).map_err(|_| refused("unreadable", 0, String::new()))?;
    let form = check(&text)?;
    bench.write(|w| {
        w.put_form(&form.id, &form.valid_from, &text)?;
        Ok(w.audit("form_add", &form.id)?)
    })?;
    Ok(Changed {
        value: card(&Form { own: true, ..form }),
        touched: vec![Touched::Settings],
    })
}

/// Reads a definition and sets it once without answers: what comes back can be kept.
pub(crate) fn check(text: &str) -> ApiResult<Form> {
    let refused = |reason: &str, line: usize, word: String| ApiError::FormRefused {
        reason: reason.to_owned(),
        line,
        word,
    };
    let form =
        Form::read(text, &fact::names()).map_err(|e| refused(e.code(), e.line(), e.word()))?;
    if TAKEN.contains(&form.id.as_str()) || form.id.is_empty() || !is_plain(&form.id) {
        return Err(refused("name_taken", 0, form.id));
    }
    let fonts = assets::fonts()?;
    ::paper::render(&form.document(&Filling::default(), fonts), fonts)
        .map_err(|e| refused("layout", 0, e.to_string()))?;
    Ok(form)
}

/// Copies a definition of headquarters or of the program to a file, as an example for one's own.
pub(crate) fn copy(bench: &mut Workbench, ask: FormCopy) -> ApiResult<Nothing> {
    let packed = bench.store()?.packed_forms()?;
    let text = packed
        .iter()
        .find(|row| row.id == ask.id && row.valid_from == ask.valid_from)
        .map(|row| row.text.as_str())
        .or_else(|| assets::form_text(&ask.id, &ask.valid_from))
        .ok_or(ApiError::NotFound)?
        .to_owned();
    let path = std::path::Path::new(&ask.path);
    if !path.is_absolute() {
        return Err(ApiError::FolderUnusable);
    }
    bench.note("form_copy", "")?;
    crate::exchange::write_whole(path, text.as_bytes())?;
    Ok(Nothing {})
}

/// Takes a form of the facility out; papers take the edition that the program carries again.
pub(crate) fn remove(bench: &mut Workbench, ask: FormRemove) -> ApiResult<Changed<Nothing>> {
    bench.require_admin()?;
    bench.write(|w| {
        w.drop_form(&ask.id, &ask.valid_from)?;
        Ok(w.audit("form_remove", &ask.id)?)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Settings],
    })
}

/// An id goes into file names: small letters, digits and hyphens.
fn is_plain(id: &str) -> bool {
    id.chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn card(form: &Form) -> FormCard {
    let way = |way: &Way| match way {
        Way::Person => "self",
        Way::Company => "company",
        Way::InHouse => "in_house",
    };
    FormCard {
        id: form.id.clone(),
        number: form.number.clone(),
        title: form.title.clone(),
        edition: form.edition.clone(),
        valid_from: form.valid_from.clone(),
        certainty: form.certainty,
        source: form.source.clone(),
        goes_to: form.goes_to.iter().map(|w| way(w).to_owned()).collect(),
        of_case: of_case(form),
        folds: form.folds,
        own: form.own,
        in_use: false,
        named: form
            .fields
            .iter()
            .any(|field| field.fact.get_ref() == "person.name"),
    }
}

/// Whether a form speaks of a case.
pub(super) fn of_case(form: &Form) -> bool {
    let mut fields = form.fields.iter();
    fields.any(|field| fact::item(field.fact.get_ref()) != Item::Inner)
}

/// Prepares a form, or None when there is no form of this id.
pub(crate) fn prepare(bench: &Workbench, ask: &PaperRequest) -> ApiResult<Option<Prepared>> {
    let today = bench.today().to_string();
    let forms = all(bench)?;
    let Some(form) = edition(&forms, &ask.paper, &today) else {
        return Ok(None);
    };
    let way = match ask.way.as_str() {
        "company" => Way::Company,
        "self" => Way::Person,
        _ => Way::InHouse,
    };
    if !form.goes(way) && !ask.blank {
        return Err(ApiError::PaperNotThisWay {
            paper: form.title.clone(),
        });
    }
    let settings = crate::settings::read(bench)?;
    let typeface = style::typeface(&settings);
    let sender = [
        settings.facility,
        settings.department,
        settings.address,
        prefixed("電話 ", &settings.phone),
    ];
    let mut filling = Filling {
        flowing: ask.word,
        sender: sender.into_iter().filter(|line| !line.is_empty()).collect(),
        printed: issue(bench, &form.edition)?.printed,
        typeface,
        calendar: style::calendar(bench)?,
        ..Filling::default()
    };
    let of_case = of_case(form);
    if ask.blank || of_case && ask.case_id.is_empty() {
        return Ok(Some(blank(form, &filling)?));
    }
    // A survey or a notice is nobody's, also where it is printed beside a case; a cover comes back to its case.
    if ask.case_id.is_empty() || !of_case && form.code.is_empty() {
        return Ok(Some(Facts::of_house(bench, ask)?.form(form, way, filling)?));
    }
    let facts = Facts::of(bench, ask)?;
    filling.running.clone_from(&facts.file.case.number);
    let mut prepared = facts.form(form, way, filling)?;
    prepared.mark(returned::code(bench, form, &prepared.case_id)?);
    Ok(Some(prepared))
}

fn blank(form: &Form, filling: &Filling) -> ApiResult<Prepared> {
    Ok(Prepared {
        title: form.title.clone(),
        document: form.document(filling, assets::fonts()?),
        left_out: Vec::new(),
        discloses: Vec::new(),
        consents: Vec::new(),
        case_id: String::new(),
        number: String::new(),
        told: super::Told::default(),
    })
}

impl Facts<'_> {
    fn form(&self, form: &Form, way: Way, mut filling: Filling) -> ApiResult<Prepared> {
        let kind = form.number.to_lowercase();
        let parties = self.parties()?;
        let mut told: Vec<String> = Vec::new();
        let mut left_out: Vec<String> = Vec::new();
        let mut items: Vec<&str> = Vec::new();
        let mut out_of_consent: Vec<String> = Vec::new();
        let mut of_doctor = false;
        for field in form.fields.iter().filter(|f| !f.fact.get_ref().is_empty()) {
            let Some(answer) = self.answer(field, &kind)? else {
                continue;
            };
            let item = item_of(field);
            if let Some(why) = beyond::never(&form.id, field.fact.get_ref(), item, way) {
                left_out.push(format!("{}: {why}", field.label));
                continue;
            }
            if way == Way::Company && !self.may_go(item, &parties) {
                if !self.goes_beyond(item) {
                    left_out.push(format!("{}: {}", field.label, self.why_not(item)));
                    continue;
                }
                out_of_consent.push(field.label.clone());
            }
            of_doctor |= item_of_doctor(item);
            items.extend(consent_code(item));
            if item != Item::Inner {
                told.push(field.label.clone());
            }
            let answer = self.initialled(field.fact.get_ref(), answer);
            filling.answers.insert(field.id.get_ref().clone(), answer);
        }
        let confirmed = self
            .file
            .opinions
            .iter()
            .find(|o| o.kind == kind)
            .is_some_and(|o| !o.confirmed_on.is_empty() || !o.received_on.is_empty());
        if form.writer == Writer::Doctor && of_doctor && !confirmed {
            UNCONFIRMED.clone_into(&mut filling.mark);
        }
        filling.printed.push_str(&self.beyond_mark());
        let mut out = self.prepared(&form.title, form.document(&filling, assets::fonts()?));
        out.discloses = told;
        if form.fields.iter().any(|f| f.fact.get_ref() == "cautions") {
            left_out.extend(self.hidden_by_initials());
        }
        out.left_out = left_out;
        if way == Way::Company {
            out.consents = self.consents_for(&parties, &items);
            out.told = self.told(&parties, &items, out_of_consent);
        }
        Ok(out)
    }

    /// To whom at the company the paper goes; without a name it may reach any of them.
    fn parties(&self) -> ApiResult<Vec<&str>> {
        let parties = match self.ask.party.as_str() {
            "" => COMPANY.to_vec(),
            party => vec![party],
        };
        if self.ask.way != "company" {
            return Ok(parties);
        }
        let today = self.today.to_string();
        let agreed = |party: &str| {
            let mut consents = self.file.consents.iter();
            consents.any(|c| {
                c.purpose == "company" && c.holds(&today) && c.parties.iter().any(|p| p == party)
            })
        };
        match parties.iter().find(|party| !agreed(party)) {
            Some(_) if self.ask.beyond.is_some() => Ok(parties),
            Some(party) => Err(ApiError::ConsentMissing {
                party: (*party).to_owned(),
            }),
            None => Ok(parties),
        }
    }

    /// May a fact of this item go to all of these?
    fn may_go(&self, item: Item, parties: &[&str]) -> bool {
        let Some(code) = consent_code(item) else {
            // Who the person is stands on every paper; facts of the support are the house's own.
            return matches!(item, Item::Identity | Item::Inner);
        };
        let today = self.today.to_string();
        let covered = |party: &&str| self.file.consented("company", party, code, &today);
        parties.iter().all(covered)
    }

    fn why_not(&self, item: Item) -> String {
        match consent_code(item) {
            Some(code) => format!(
                "「{}」の提供に同意がないため",
                self.label("consent_item", code)
            ),
            None => "院内の記録のため".to_owned(),
        }
    }

    /// A name gives way to initials where these were chosen.
    fn initialled(&self, fact: &str, answer: Answer) -> Answer {
        match fact {
            "person.name" => {
                let (name, reading) = self.name();
                Answer::Name {
                    name,
                    reading: if self.ask.ruby {
                        reading
                    } else {
                        String::new()
                    },
                }
            }
            "person.kana" => Answer::Text(self.name().1),
            _ => answer,
        }
    }
}

/// What only a doctor can say.
fn item_of_doctor(item: Item) -> bool {
    matches!(
        item,
        Item::Disease
            | Item::Effects
            | Item::Schedule
            | Item::Prognosis
            | Item::Infection
            | Item::Measures
    )
}

/// Code of the consent list; None for what no consent speaks of.
pub(super) fn consent_code(item: Item) -> Option<&'static str> {
    Some(match item {
        Item::Disease => "disease",
        Item::Effects => "effects",
        Item::Schedule => "schedule",
        Item::Prognosis => "prognosis",
        Item::Infection => "infection",
        Item::Work => "work",
        Item::Measures => "measures",
        Item::Wish => "wish",
        Item::Identity | Item::Support | Item::Inner => return None,
    })
}

/// The item of the fact, or the one that the form declares where a consent does not speak of the fact.
fn item_of(field: &FormField) -> Item {
    let of_fact = fact::item(field.fact.get_ref());
    match field.item {
        Some(declared) if consent_code(of_fact).is_none() => match declared {
            ConsentItem::Disease => Item::Disease,
            ConsentItem::Effects => Item::Effects,
            ConsentItem::Schedule => Item::Schedule,
            ConsentItem::Prognosis => Item::Prognosis,
            ConsentItem::Infection => Item::Infection,
            ConsentItem::Work => Item::Work,
            ConsentItem::Measures => Item::Measures,
            ConsentItem::Wish => Item::Wish,
        },
        _ => of_fact,
    }
}
