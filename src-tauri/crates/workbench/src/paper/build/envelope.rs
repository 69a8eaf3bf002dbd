//! 宛名: whom the case knows, each with the title that is due.

use super::{Facts, prefixed};
use crate::error::{ApiError, ApiResult};
use crate::paper::Prepared;
use ::paper::sheet::envelope::{Addressee, Envelope, TITLE};

/// To whom a letter of the case may go.
const ADDRESSEES: [&str; 4] = ["hr", "occ_physician", "doctor", "person"];
/// Every letter of this program is a medical one.
const CONFIDENTIAL: &str = "親展";

impl Facts<'_> {
    pub(super) fn envelope(&self) -> ApiResult<Prepared> {
        self.only_way("in_house", TITLE)?;
        let labels = self.ask.layout == "labels";
        let wanted: Vec<&str> = if labels {
            ADDRESSEES.to_vec()
        } else {
            vec![self.ask.addressee.as_str()]
        };
        let addressees: Vec<Addressee> = wanted
            .iter()
            .filter_map(|who| self.addressee(who))
            .collect();
        if addressees.is_empty() {
            return Err(ApiError::PaperNotReady {
                paper: "envelope".to_owned(),
            });
        }
        let discreet = !labels && self.ask.addressee == "person" && self.is_discreet();
        let settings = crate::settings::read(self.bench)?;
        // No department: its name may tell of an illness.
        let facility = if discreet {
            String::new()
        } else {
            settings.facility
        };
        let sheet = Envelope {
            sender: [
                settings.address,
                facility,
                prefixed("電話 ", &settings.phone),
            ]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect(),
            addressees,
        };
        let document = if labels {
            sheet.labels()
        } else {
            sheet.document()
        };
        let mut out = self.prepared(TITLE, document);
        // Nothing on the outside and nothing in the name of the file says whose case it is.
        out.number.clear();
        out.discloses = vec!["宛先の住所と名前、差出人(外側に出るもの)".to_owned()];
        out.left_out = vec!["部署名・病名・用件(外側から分からないようにするため)".to_owned()];
        if discreet {
            out.left_out
                .push("差出人の施設名(連絡時の名乗り方が記録されているため)".to_owned());
        }
        if !labels && self.ask.addressee == "person" && self.file.person.contact_post == "ng" {
            out.left_out
                .push("【注意】本人への郵便は「不可」と記録されています。送る前に本人に確かめてください。".to_owned());
        }
        Ok(out)
    }

    /// May the sender's name not be seen by who takes the post in?
    fn is_discreet(&self) -> bool {
        !self.file.person.contact_naming.trim().is_empty()
    }

    /// None where the case does not know this one.
    fn addressee(&self, who: &str) -> Option<Addressee> {
        let employer = self.employment().filter(|e| !e.employer.is_empty());
        let with = |address: &str, lines: Vec<String>, name: String| {
            Some(Addressee {
                address: address.trim().to_owned(),
                lines: lines.into_iter().filter(|l| !l.trim().is_empty()).collect(),
                name,
                note: CONFIDENTIAL.to_owned(),
            })
        };
        match who {
            "hr" => {
                let e = employer?;
                let section = e.contact_section.clone();
                match (e.contact_name.trim(), section.trim()) {
                    ("", "") => with(
                        &e.contact_address,
                        Vec::new(),
                        format!("{}　御中", e.employer),
                    ),
                    ("", _) => with(
                        &e.contact_address,
                        vec![e.employer.clone()],
                        format!("{section}　御中"),
                    ),
                    (name, _) => with(
                        &e.contact_address,
                        vec![e.employer.clone(), section.clone()],
                        titled(name, "様"),
                    ),
                }
            }
            "occ_physician" => {
                let e = employer.filter(|e| e.has_physician != "no")?;
                let name = if e.physician_name.trim().is_empty() {
                    "産業医　先生".to_owned()
                } else {
                    titled(&e.physician_name, "先生")
                };
                let title = if e.physician_name.trim().is_empty() {
                    ""
                } else {
                    "産業医"
                };
                with(
                    &e.contact_address,
                    vec![e.employer.clone(), title.to_owned()],
                    name,
                )
            }
            "doctor" => self.doctor(),
            "person" => {
                let person = &self.file.person;
                if person.initials_only || person.name.trim().is_empty() {
                    return None;
                }
                with(&person.address, Vec::new(), titled(&person.name, "様"))
            }
            _ => None,
        }
    }

    /// The doctor in charge, in this hospital or another one.
    fn doctor(&self) -> Option<Addressee> {
        let case = &self.file.case;
        let doctor = case.doctor.trim();
        let hospital = if case.hospital == "other" {
            case.hospital_name.clone()
        } else {
            crate::settings::read(self.bench).ok()?.facility
        };
        let address = if case.hospital == "other" {
            String::new()
        } else {
            crate::settings::read(self.bench).ok()?.address
        };
        let lines = vec![hospital, case.department.clone()];
        if doctor.is_empty() {
            return None;
        }
        Some(Addressee {
            address,
            lines: lines.into_iter().filter(|l| !l.trim().is_empty()).collect(),
            name: titled(doctor, "先生"),
            note: CONFIDENTIAL.to_owned(),
        })
    }
}

/// A name with its title; a title that is written already is not said twice.
fn titled(name: &str, title: &str) -> String {
    let name = name.trim();
    let bare = ["先生", "様", "医師", "殿", "さん"]
        .into_iter()
        .find_map(|end| name.strip_suffix(end))
        .map_or(name, str::trim);
    format!("{bare}　{title}")
}
