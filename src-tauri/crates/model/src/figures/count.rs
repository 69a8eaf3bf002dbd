//! The tables that are counted.

use super::{
    ActivityFact, CaseFact, Cell, Material, Members, Named, Period, Table, Value, group_of,
};
use crate::code::CodeBook;
use std::collections::BTreeMap;

/// What is not recorded is shown as such, not left out.
const UNKNOWN: &str = "未記入";

/// Everything that tables are counted with.
struct Counter<'a> {
    material: &'a Material,
    period: &'a Period,
    /// The days a year before that it is compared with.
    before: &'a Period,
    codes: &'a CodeBook,
    /// Cases under support in the period.
    supported: Vec<usize>,
}

/// All tables of a period, in the order of the screen and the report.
pub fn tables(
    material: &Material,
    period: &Period,
    before: &Period,
    codes: &CodeBook,
) -> Vec<Table> {
    let supported = |(at, case)| period.supports(case).then_some(at);
    let counter = Counter {
        material,
        period,
        before,
        codes,
        supported: material
            .cases
            .iter()
            .enumerate()
            .filter_map(supported)
            .collect(),
    };
    let mut out = vec![
        counter.persons(),
        counter.groups(),
        counter.by_case("disease", "disease", |c| c.disease.clone()),
        counter.by_case("path", "path", |c| c.path.clone()),
        counter.by_activity("link", "link", &|a| vec![a.link.clone()]),
        counter.by_activity("channel", "channel", &|a| vec![a.channel.clone()]),
        counter.by_activity("kind", "kind", &|a| a.kinds.clone()),
        counter.by_activity("partner", "partner", &|a| a.partners.clone()),
        counter.by_activity("care", "care_setting", &|a| vec![counter.care(a)]),
        counter.over_time(),
    ];
    for (id, list) in OVER_TIME {
        out.push(counter.codes_over_time(id, list));
    }
    out.extend([
        super::returned::times(material, &counter.supported, period),
        counter.outcomes(),
        counter.consultations(),
        counter.fee_checks(),
    ]);
    out
}

/// Tables of codes by month (or day): id and list.
const OVER_TIME: [(&str, &str); 4] = [
    ("channel_time", "channel"),
    ("kind_time", "kind"),
    ("partner_time", "partner"),
    ("care_time", "care_setting"),
];

impl Counter<'_> {
    fn case(&self, at: usize) -> Option<&CaseFact> {
        self.material.cases.get(at)
    }

    fn cases(&self, wanted: impl Fn(&CaseFact) -> bool) -> Vec<usize> {
        let is = |at: &usize| self.case(*at).is_some_and(&wanted);
        self.supported.iter().copied().filter(is).collect()
    }

    fn persons(&self) -> Table {
        let period = self.period;
        let people = self.people(period);
        let last = |wanted: fn(&Person) -> bool| {
            Members::Cases(
                people
                    .iter()
                    .filter(|p| wanted(p))
                    .map(|p| p.last)
                    .collect(),
            )
        };
        let rows = vec![
            ("persons", "支援した人", last(|_| true)),
            ("continuing", "うち継続", last(|p| p.continuing)),
            ("new", "うち新規", last(|p| !p.continuing)),
            ("closed", "うち修了", last(|p| p.closed)),
            (
                "cases",
                "支援した事例",
                Members::Cases(self.supported.clone()),
            ),
            (
                "opened",
                "受け付けた事例",
                Members::Cases(self.cases(|c| period.holds(&c.opened_on))),
            ),
            (
                "ended",
                "終結した事例",
                Members::Cases(self.cases(|c| period.holds(&c.closed_on))),
            ),
            (
                "open",
                "期間の末日に支援中の事例",
                Members::Cases(self.cases(|c| {
                    c.closed_on.is_empty() || c.closed_on.as_str() > period.to.as_str()
                })),
            ),
        ];
        Table {
            id: "persons",
            columns: vec![Named::new("count", "人数・件数")],
            rows: rows
                .into_iter()
                .map(|(code, label, members)| (Named::new(code, label), vec![Cell::of(members)]))
                .collect(),
        }
    }

    /// The persons of a period: who had an episode that came into it is a continuing one, who has none that goes on
    /// after it is closed; two episodes are one person, in the case that was opened last.
    fn people(&self, period: &Period) -> Vec<Person> {
        let mut people: BTreeMap<&str, Person> = BTreeMap::new();
        for (at, case) in self.material.cases.iter().enumerate() {
            if !period.supports(case) {
                continue;
            }
            let continuing = case.opened_on < period.from;
            let closed = period.holds(&case.closed_on);
            people
                .entry(&case.person_id)
                .and_modify(|p| {
                    // Cases come in the order of their opening.
                    p.last = at;
                    p.continuing |= continuing;
                    p.closed &= closed;
                })
                .or_insert(Person {
                    last: at,
                    continuing,
                    closed,
                });
        }
        let mut people: Vec<Person> = people.into_values().collect();
        people.sort_by_key(|p| p.last);
        people
    }

    fn groups(&self) -> Table {
        let now = self.people(self.period);
        let before = self.people(self.before);
        let row = |code: &str, label: &str| {
            let here = |p: &&Person| {
                code == "all"
                    || self
                        .case(p.last)
                        .is_some_and(|c| group_of(c, self.codes) == code)
            };
            let cell = |people: &[Person], wanted: fn(&Person) -> bool| {
                let of = people.iter().filter(here).filter(|p| wanted(p));
                Cell::of(Members::Cases(of.map(|p| p.last).collect()))
            };
            let of = |people| {
                [
                    cell(people, |p| p.continuing),
                    cell(people, |p| !p.continuing),
                    cell(people, |_| true),
                    cell(people, |p| p.closed),
                ]
            };
            let cells = [of(&now), of(&before)].concat();
            (Named::new(code, label), cells)
        };
        let list = self.codes.lists.get("hq_group");
        let groups = list.into_iter().flat_map(|l| &l.codes);
        let mut rows: Vec<_> = groups.map(|c| row(&c.code, &c.label)).collect();
        rows.push(row("all", "合計"));
        Table {
            id: "groups",
            columns: vec![
                Named::new("continuing", "継続"),
                Named::new("new", "新規"),
                Named::new("total", "計"),
                Named::new("closed", "修了"),
                Named::new("before_continuing", "前年 継続"),
                Named::new("before_new", "前年 新規"),
                Named::new("before", "前年 計"),
                Named::new("before_closed", "前年 修了"),
            ],
            rows,
        }
    }

    /// Labels of a list in its order, those codes that occur only; what no list knows comes last.
    fn in_order<T>(&self, list: &str, mut by_code: BTreeMap<String, T>) -> Vec<(Named, T)> {
        let codes = self.codes.lists.get(list);
        let mut out = Vec::new();
        for code in codes.into_iter().flat_map(|l| &l.codes) {
            if let Some(found) = by_code.remove(&code.code) {
                out.push((Named::new(&code.code, &code.label), found));
            }
        }
        for (code, found) in by_code {
            let label = if code.is_empty() { UNKNOWN } else { &code };
            let label = label.to_owned();
            out.push((Named { code, label }, found));
        }
        out
    }

    fn by_case(&self, id: &'static str, list: &str, of: impl Fn(&CaseFact) -> String) -> Table {
        let mut by_code: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for at in &self.supported {
            if let Some(case) = self.case(*at) {
                by_code.entry(of(case)).or_default().push(*at);
            }
        }
        let narrow = |all: &[usize], wanted: fn(&Period, &CaseFact) -> bool| {
            let is = |at: &usize| self.case(*at).is_some_and(|c| wanted(self.period, c));
            Cell::of(Members::Cases(all.iter().copied().filter(is).collect()))
        };
        let rows = self.in_order(list, by_code).into_iter().map(|(name, all)| {
            let cells = vec![
                narrow(&all, |_, _| true),
                narrow(&all, |p, c| p.holds(&c.opened_on)),
                narrow(&all, |p, c| p.holds(&c.closed_on)),
            ];
            (name, cells)
        });
        Table {
            id,
            columns: vec![
                Named::new("cases", "支援した事例"),
                Named::new("opened", "うち受付"),
                Named::new("ended", "うち終結"),
            ],
            rows: rows.collect(),
        }
    }

    fn by_activity(
        &self,
        id: &'static str,
        list: &str,
        of: &dyn Fn(&ActivityFact) -> Vec<String>,
    ) -> Table {
        let mut by_code: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut all = Vec::new();
        for (at, activity) in self.material.activities.iter().enumerate() {
            for code in distinct(of(activity)) {
                by_code.entry(code).or_default().push(at);
            }
            all.push(at);
        }
        let mut rows: Vec<_> = self
            .in_order(list, by_code)
            .into_iter()
            .map(|(name, places)| (name, self.activity_cells(places)))
            .collect();
        rows.push((Named::new("all", "実数"), self.activity_cells(all)));
        Table {
            id,
            columns: vec![
                Named::new("activities", "件数"),
                Named::new("minutes", "分"),
                Named::new("cases", "事例"),
            ],
            rows,
        }
    }

    fn activity_cells(&self, places: Vec<usize>) -> Vec<Cell> {
        let found = || {
            let activity = |at: &usize| self.material.activities.get(*at);
            places.iter().filter_map(activity)
        };
        let minutes = found().filter_map(|a| a.minutes).sum();
        let mut cases: Vec<usize> = found().map(|a| a.case).collect();
        cases.sort_unstable();
        cases.dedup();
        let minutes = Cell {
            value: Value::Minutes(minutes),
            members: Members::Activities(places.clone()),
        };
        vec![
            Cell::of(Members::Activities(places)),
            minutes,
            Cell::of(Members::Cases(cases)),
        ]
    }

    /// 入院 on the days of the stay in hospital, otherwise 外来; what the case says where no stay is recorded.
    fn care(&self, activity: &ActivityFact) -> String {
        let Some(case) = self.case(activity.case) else {
            return String::new();
        };
        if case.admitted_on.is_empty() {
            return case.care_setting.clone();
        }
        let day = &activity.on_date;
        let inside = case.admitted_on <= *day
            && (case.discharged_on.is_empty() || *day <= case.discharged_on);
        let setting = if inside { "inpatient" } else { "outpatient" };
        setting.to_owned()
    }

    fn over_time(&self) -> Table {
        let rows = self.period.slices().into_iter().map(|(head, label)| {
            let opened =
                self.cases(|c| c.opened_on.starts_with(&head) && self.period.holds(&c.opened_on));
            let ended =
                self.cases(|c| c.closed_on.starts_with(&head) && self.period.holds(&c.closed_on));
            let places = self.in_slice(&head);
            let mut cells = vec![
                Cell::of(Members::Cases(opened)),
                Cell::of(Members::Cases(ended)),
            ];
            cells.extend(self.activity_cells(places).into_iter().take(2));
            (Named::new(&head, &label), cells)
        });
        Table {
            id: "time",
            columns: vec![
                Named::new("opened", "受付"),
                Named::new("ended", "終結"),
                Named::new("activities", "支援の件数"),
                Named::new("minutes", "分"),
            ],
            rows: rows.collect(),
        }
    }

    fn in_slice(&self, head: &str) -> Vec<usize> {
        let found = self.material.activities.iter().enumerate();
        let found = found.filter(|(_, a)| a.on_date.starts_with(head));
        found.map(|(at, _)| at).collect()
    }

    fn codes_over_time(&self, id: &'static str, list: &str) -> Table {
        let slices = self.period.slices();
        let mut by_code: BTreeMap<String, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
        for (at, activity) in self.material.activities.iter().enumerate() {
            let slice = slices
                .iter()
                .find(|(head, _)| activity.on_date.starts_with(head.as_str()));
            let Some((head, _)) = slice else { continue };
            let codes = match id {
                "kind_time" => activity.kinds.clone(),
                "partner_time" => activity.partners.clone(),
                "channel_time" => vec![activity.channel.clone()],
                _ => vec![self.care(activity)],
            };
            for code in distinct(codes) {
                let row = by_code.entry(code).or_default();
                row.entry(head).or_default().push(at);
            }
        }
        let rows = self.in_order(list, by_code).into_iter().map(|(name, row)| {
            let mut cells: Vec<Cell> = slices
                .iter()
                .map(|(head, _)| {
                    let places = row.get(head.as_str()).cloned().unwrap_or_default();
                    Cell::of(Members::Activities(places))
                })
                .collect();
            let all: Vec<usize> = row.into_values().flatten().collect();
            cells.push(Cell::of(Members::Activities(all)));
            (name, cells)
        });
        let rows = rows.collect();
        let mut columns: Vec<Named> = slices.iter().map(|(h, l)| Named::new(h, l)).collect();
        columns.push(Named::new("all", "計"));
        Table { id, columns, rows }
    }

    fn outcomes(&self) -> Table {
        let mut by_code: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for at in &self.supported {
            if let Some(case) = self.case(*at)
                && self.period.holds(&case.closed_on)
            {
                by_code.entry(case.outcome.clone()).or_default().push(*at);
            }
        }
        let row = |(name, places)| (name, vec![Cell::of(Members::Cases(places))]);
        Table {
            id: "outcome",
            columns: vec![Named::new("cases", "終結した事例")],
            rows: self
                .in_order("outcome", by_code)
                .into_iter()
                .map(row)
                .collect(),
        }
    }

    fn consultations(&self) -> Table {
        let mut by_code: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, one) in self.material.consultations.iter().enumerate() {
            by_code.entry(one.kind.clone()).or_default().push(at);
        }
        let row = |(name, places): (Named, Vec<usize>)| {
            let found = places
                .iter()
                .filter_map(|at| self.material.consultations.get(*at));
            let started = |at: &usize| {
                let one = self.material.consultations.get(*at);
                one.is_some_and(|c| c.result == "started")
            };
            let minutes = Cell {
                value: Value::Minutes(found.filter_map(|c| c.minutes).sum()),
                members: Members::Consultations(places.clone()),
            };
            let to_case = places.iter().copied().filter(started).collect();
            let cells = vec![
                Cell::of(Members::Consultations(places)),
                minutes,
                Cell::of(Members::Consultations(to_case)),
            ];
            (name, cells)
        };
        let by_code = self.in_order("consult_kind", by_code);
        Table {
            id: "consultation",
            columns: vec![
                Named::new("count", "件数"),
                Named::new("minutes", "分"),
                Named::new("started", "支援を開始"),
            ],
            rows: by_code.into_iter().map(row).collect(),
        }
    }
}

impl Counter<'_> {
    /// What was asked of 医事課, never what may be billed.
    fn fee_checks(&self) -> Table {
        const OFFICE: &str = "fee_office";
        let answers = self.codes.lists.get(OFFICE);
        let answers = answers.into_iter().flat_map(|l| &l.codes);
        let mut columns = vec![Named::new("count", "確認した診療日")];
        columns.extend(answers.map(|code| Named::new(&code.code, &code.label)));
        columns.push(Named::new("none", "医事課に未確認"));
        let mut by_turn: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, check) in self.material.fee_checks.iter().enumerate() {
            by_turn.entry(check.turn.clone()).or_default().push(at);
        }
        let of = |places: &[usize], column: &Named| {
            let wanted = if column.code == "none" {
                ""
            } else {
                &column.code
            };
            let held = |at: &usize| {
                let check = self.material.fee_checks.get(*at);
                column.code == "count" || check.is_some_and(|c| c.office == wanted)
            };
            Cell::of(Members::FeeChecks(
                places.iter().copied().filter(held).collect(),
            ))
        };
        let rows = self.in_order("fee_turn", by_turn).into_iter();
        let rows = rows.map(|(name, places)| {
            let cells = columns.iter().map(|column| of(&places, column)).collect();
            (name, cells)
        });
        Table {
            id: "fee",
            rows: rows.collect(),
            columns,
        }
    }
}

/// One person in a period.
struct Person {
    last: usize,
    continuing: bool,
    closed: bool,
}

/// Each code once; none at all is the code of what is not recorded.
fn distinct(mut codes: Vec<String>) -> Vec<String> {
    codes.sort();
    codes.dedup();
    if codes.is_empty() {
        codes.push(String::new());
    }
    codes
}
