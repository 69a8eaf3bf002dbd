//! The nouns of a workplace, one file each. A field is declared once, with its label, the consent
//! item it falls under and its shape; validation, history, de-identification and the screens read
//! that declaration instead of keeping lists of their own.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use ts_rs::TS;

/// Which record a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    /// 支援対象者
    Person,
    /// 支援事例
    Case,
    /// 勤務情報
    Employment,
    /// 病状・治療
    Treatment,
    /// 保険・手当の事実
    Insurance,
    /// 支援経過
    Activity,
    /// 単発相談
    Consultation,
    /// 同意
    Consent,
    /// 主治医意見書
    Opinion,
    /// プラン
    Plan,
    /// 就業上の措置・配慮
    Measure,
    /// 社会資源・制度
    Benefit,
    /// 転帰
    Outcome,
    /// 指導料の確認
    FeeCheck,
    /// 電話メモ
    Memo,
    /// 用件
    Todo,
    /// 傷病手当金の期間
    SickPay,
}

impl Noun {
    /// Every noun, in the order of the screens.
    pub const ALL: [Self; 17] = [
        Self::Person,
        Self::Case,
        Self::Employment,
        Self::Treatment,
        Self::Insurance,
        Self::Activity,
        Self::Consultation,
        Self::Consent,
        Self::Opinion,
        Self::Plan,
        Self::Measure,
        Self::Benefit,
        Self::Outcome,
        Self::FeeCheck,
        Self::Memo,
        Self::Todo,
        Self::SickPay,
    ];

    /// Table and wire name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Case => "case",
            Self::Employment => "employment",
            Self::Treatment => "treatment",
            Self::Insurance => "insurance",
            Self::Activity => "activity",
            Self::Consultation => "consultation",
            Self::Consent => "consent",
            Self::Opinion => "opinion",
            Self::Plan => "plan",
            Self::Measure => "measure",
            Self::Benefit => "benefit",
            Self::Outcome => "outcome",
            Self::FeeCheck => "fee_check",
            Self::Memo => "memo",
            Self::Todo => "todo",
            Self::SickPay => "sick_pay",
        }
    }

    /// The noun of a table name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|noun| noun.name() == name)
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Person => "支援対象者",
            Self::Case => "支援の基本情報",
            Self::Employment => "勤務情報",
            Self::Treatment => "病状・治療",
            Self::Insurance => "保険・手当",
            Self::Activity => "経過",
            Self::Consultation => "単発相談",
            Self::Consent => "同意",
            Self::Opinion => "主治医意見書",
            Self::Plan => "プラン",
            Self::Measure => "就業上の措置・配慮",
            Self::Benefit => "制度",
            Self::Outcome => "終結・転帰",
            Self::FeeCheck => "指導料の確認",
            Self::Memo => "電話メモ",
            Self::Todo => "用件",
            Self::SickPay => "傷病手当金の期間",
        }
    }

    /// The declared fields.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Person => Person::FIELDS,
            Self::Case => Case::FIELDS,
            Self::Employment => Employment::FIELDS,
            Self::Treatment => Treatment::FIELDS,
            Self::Insurance => Insurance::FIELDS,
            Self::Activity => Activity::FIELDS,
            Self::Consultation => Consultation::FIELDS,
            Self::Consent => Consent::FIELDS,
            Self::Opinion => Opinion::FIELDS,
            Self::Plan => Plan::FIELDS,
            Self::Measure => Measure::FIELDS,
            Self::Benefit => Benefit::FIELDS,
            Self::Outcome => Outcome::FIELDS,
            Self::FeeCheck => FeeCheck::FIELDS,
            Self::Memo => Memo::FIELDS,
            Self::Todo => Todo::FIELDS,
            Self::SickPay => SickPay::FIELDS,
        }
    }
}

/// The consent item that a field falls under; it decides what may leave, and to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// Who the person is: never in a bundle.
    Identity,
    /// 病名
    Disease,
    /// 症状と仕事への影響
    Effects,
    /// 治療予定
    Schedule,
    /// 予後・病期
    Prognosis,
    /// 感染
    Infection,
    /// 勤務情報
    Work,
    /// 措置・配慮
    Measures,
    /// 本人の希望
    Wish,
    /// Facts of the support itself: counted, never handed to a company.
    Support,
    /// The program's own bookkeeping.
    Inner,
}

/// How a field is written, checked and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "is", content = "list", rename_all = "snake_case")]
pub enum Shape {
    /// One line, at most 200 characters.
    Short,
    /// Several lines, at most 20,000 characters.
    Long,
    /// ISO date or empty.
    Date,
    /// `HH:MM` or empty.
    Time,
    /// Whole number, not negative.
    Count,
    /// Yes or no.
    Flag,
    /// One code of the list.
    Code(&'static str),
    /// Any number of codes of the list.
    Codes(&'static str),
    /// Id of another record or a user.
    Link,
    /// Rows of a plan.
    Rows,
}

/// One declared field.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct Field {
    /// Name in Rust, in the table and on the wire.
    pub name: &'static str,
    /// Japanese label.
    pub label: &'static str,
    /// Consent item.
    pub item: Item,
    /// Shape.
    #[serde(flatten)]
    pub shape: Shape,
}

/// A row that can be saved: one noun, an id, and the revision that guards against overwriting.
pub trait Record: Serialize + DeserializeOwned + Default + Clone {
    /// Which noun it is.
    const NOUN: Noun;
    /// Its fields, without `id` and `rev`.
    const FIELDS: &'static [Field];
    /// The id; empty before the first save.
    fn id(&self) -> &str;
    /// Gives the record its id.
    fn set_id(&mut self, id: String);
    /// The revision; 0 before the first save.
    fn rev(&self) -> i64;
    /// Sets the revision.
    fn set_rev(&mut self, rev: i64);
}

macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $($field:ident : $ty:ty = $label:literal, $item:ident, $shape:expr;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            /// UUIDv7; empty before the first save.
            pub id: String,
            /// Revision, counted from 1.
            pub rev: i64,
            $(#[doc = $label] pub $field: $ty,)*
        }

        impl crate::noun::Record for $name {
            const NOUN: crate::noun::Noun = crate::noun::Noun::$name;
            const FIELDS: &'static [crate::noun::Field] = {
                #[allow(unused_imports)]
                use crate::noun::Shape::*;
                &[$(crate::noun::Field {
                    name: stringify!($field),
                    label: $label,
                    item: crate::noun::Item::$item,
                    shape: $shape,
                },)*]
            };
            fn id(&self) -> &str {
                &self.id
            }
            fn set_id(&mut self, id: String) {
                self.id = id;
            }
            fn rev(&self) -> i64 {
                self.rev
            }
            fn set_rev(&mut self, rev: i64) {
                self.rev = rev;
            }
        }
    };
}

mod activity;
mod case;
mod desk;
mod employment;
mod fee_check;
mod outcome;
mod person;
mod plan;
mod sick_pay;
mod treatment;

pub use activity::{Activity, Consultation};
pub use case::{Case, Consent};
pub use desk::{Memo, Todo};
pub use employment::Employment;
pub use fee_check::FeeCheck;
pub use outcome::{Benefit, Outcome};
pub use person::Person;
pub use plan::{Measure, Opinion, Plan, PlanRow};
pub use sick_pay::SickPay;
pub use treatment::{Insurance, Treatment};
