//! The head of the papers that stay in the house: patient, doctor, staff, and how to get in touch.

use super::{Facts, join, prefixed};
use ::paper::sheet::head::Head;
use model::noun::{Person, Record, Shape};
use serde_json::Value;

/// What a call or letter must heed, in the words of the screens.
const CAUTIONS: [(&str, &str); 11] = [
    ("contact_numbers", "電話"),
    ("contact_hours", "時間帯"),
    ("contact_naming", "名乗り方"),
    ("contact_voicemail", "留守番電話"),
    ("contact_post", "郵便"),
    ("language", "使用する言語"),
    ("interpreter", "通訳"),
    ("told_person", "本人に伝わっていること"),
    ("told_family", "家族に伝わっていること"),
    ("told_company", "会社に伝わっていること"),
    ("family_contact", "家族の連絡先"),
];

impl Facts<'_> {
    pub(super) fn head(&self) -> Head {
        let (name, reading) = self.name();
        Head {
            name,
            reading,
            ruby: self.ask.ruby,
            birth_and_sex: self.birth_and_sex(),
            patient: self.patient(),
            staff: self.staff(),
            cautions: self.cautions(),
        }
    }

    fn patient(&self) -> String {
        let case = &self.file.case;
        let doctor = if case.doctor.is_empty() {
            String::new()
        } else {
            format!("(主治医 {})", case.doctor)
        };
        let department = format!("{}{doctor}", case.department);
        let chart = if self.ask.initials {
            String::new()
        } else {
            self.file.person.chart_number.clone()
        };
        let stay = join(
            &[
                &self.calendar.words(&case.admitted_on),
                &self.calendar.words(&case.discharged_on),
            ],
            " 〜 ",
        );
        let stay = if stay.is_empty() || !case.discharged_on.is_empty() {
            stay
        } else {
            format!("{stay} 〜")
        };
        let setting = self.label("care_setting", &case.care_setting);
        // An outpatient of today may have been in hospital before.
        let setting = match (case.care_setting.as_str(), stay.is_empty()) {
            (_, true) => setting,
            ("inpatient", _) => format!("{setting}({stay})"),
            _ => join(&[&setting, &format!("入院 {stay}")], "・"),
        };
        let hospital = if case.hospital_name.is_empty() {
            String::new()
        } else {
            format!(
                "{}({})",
                self.label("hospital", &case.hospital),
                case.hospital_name
            )
        };
        join(&[&chart, &hospital, &department, &setting], "・")
    }

    fn staff(&self) -> String {
        let case = &self.file.case;
        join(
            &[
                &prefixed("主 ", &self.user(&case.lead_user)),
                &prefixed("副 ", &self.user(&case.deputy_user)),
            ],
            " ／ ",
        )
    }

    /// 連絡時の注意, only on a copy that stays in the house: what the family or the company was told is not for everybody's
    /// eyes, and a telephone number is no initial.
    pub(in crate::paper) fn cautions(&self) -> Vec<(String, String)> {
        if self.ask.way != "in_house" || self.ask.initials {
            return Vec::new();
        }
        let values = serde_json::to_value(&self.file.person).unwrap_or_default();
        CAUTIONS
            .into_iter()
            .filter_map(|(field, label)| {
                let value = match values.get(field)? {
                    Value::Bool(true) => "必要".to_owned(),
                    Value::String(text) => self.spoken(field, text),
                    _ => String::new(),
                };
                (!value.trim().is_empty()).then(|| (label.to_owned(), value))
            })
            .collect()
    }

    /// The value of a field of the person in words.
    fn spoken(&self, field: &str, value: &str) -> String {
        let declared = Person::FIELDS.iter().find(|f| f.name == field);
        match declared.map(|f| f.shape) {
            Some(Shape::Code(list)) => self.label(list, value),
            _ => value.to_owned(),
        }
    }
}
