//! Categories that a facility sees less often.

use super::Illness;

pub(super) const DEMENTIA: Illness = Illness {
    weight: 2,
    code: "dementia",
    label: "若年性認知症",
    department: "もの忘れ外来",
    kinds: &[
        ("若年性アルツハイマー病", "G30", "", ""),
        ("前頭側頭型認知症", "G31.0", "", ""),
        ("血管性認知症", "F01", "", ""),
    ],
    symptoms: &["cognition", "mood", "sleep", "speech"],
    complaints: &["物忘れ", "段取りの立てにくさ", "予定の変更への戸惑い"],
    ways: &[
        (
            "検査の結果が出て、薬を始めた。",
            "半年後に検査",
            "2か月に1回",
        ),
        (
            "家族の付き添いで通院している。",
            "受診の日に家族の面談",
            "月1回",
        ),
    ],
    body: &[
        "同じ手順の作業は続けられるが、急な変更に戸惑う。",
        "約束はその場で手帳に書くようにした。",
        "運転をやめることについて家族と話し合っている。",
        "本人は忘れることに気づいていて、黙っているのがつらいと話す。",
        "作業の手順を写真の入った紙にまとめた。",
    ],
    measures: &["dangerous", "workload", "explain", "transfer", "alone"],
    benefits: &[
        "dementia_coordinator",
        "mental_handbook",
        "disability_pension",
        "care_insurance",
    ],
    leave: 35,
};

pub(super) const KIDNEY: Illness = Illness {
    weight: 4,
    code: "kidney",
    label: "腎疾患",
    department: "腎臓内科",
    kinds: &[
        ("慢性腎臓病(血液透析)", "N18", "", ""),
        ("糖尿病性腎症による血液透析", "Z99.2", "", ""),
        ("多発性嚢胞腎(血液透析)", "Q61.2", "67", ""),
    ],
    symptoms: &[
        "fatigue",
        "edema",
        "frequent_visit",
        "infection_risk",
        "nausea",
    ],
    complaints: &["透析の後のだるさ", "足のむくみ", "疲れやすさ"],
    ways: &[
        (
            "今年から週3回の透析が始まった。",
            "日中の透析を4時間",
            "週3回",
        ),
        (
            "昨年から週3回の透析を受けている。",
            "夜間の透析の枠を待っている",
            "週3回",
        ),
        (
            "透析を続けながら働いて3年になる。",
            "移植の登録を検討中",
            "週3回",
        ),
    ],
    body: &[
        "治療のある日は17時に職場を出る必要がある。",
        "水分の制限があり、夏の現場がこたえる。",
        "シャントのある腕で重い物を持たないよう確認した。",
        "夜間の透析の枠が空くのを待っている。",
        "透析の翌朝はだるさが残り、始業が30分遅いと助かると話す。",
    ],
    measures: &[
        "visit_time",
        "heavy",
        "heat_cold",
        "staggered",
        "overtime",
        "workload",
    ],
    benefits: &[
        "specific_disease",
        "disability_handbook",
        "medical_rehab",
        "disability_pension",
    ],
    leave: 15,
};

pub(super) const RESPIRATORY: Illness = Illness {
    weight: 3,
    code: "respiratory",
    label: "呼吸器疾患",
    department: "呼吸器内科",
    kinds: &[
        ("慢性閉塞性肺疾患", "J44", "", ""),
        ("喘息", "J45", "", ""),
        ("間質性肺炎", "J84.1", "", ""),
    ],
    symptoms: &["dyspnea", "fatigue", "infection_risk", "cold"],
    complaints: &["動いたときの息切れ", "夜の咳", "疲れやすさ"],
    ways: &[
        ("吸入薬で落ち着いている。", "半年ごとの検査", "2か月に1回"),
        (
            "増悪で入院した後、外来に移った。",
            "呼吸リハビリを続ける",
            "月1回",
        ),
    ],
    body: &[
        "ほこりの多い作業の後に咳が続く。",
        "階段は2階で一度休む。",
        "吸入の手技を薬剤師と確認した。",
        "寒い朝の通勤で息切れが強い。",
        "禁煙して8か月になる。",
    ],
    measures: &["exposure", "heavy", "heat_cold", "overtime", "commute"],
    benefits: &["high_cost", "disability_handbook", "workers_comp"],
    leave: 25,
};

pub(super) const JOINTS: Illness = Illness {
    weight: 4,
    code: "musculoskeletal",
    label: "運動器の病気",
    department: "整形外科",
    kinds: &[
        ("関節リウマチ", "M05", "", ""),
        ("腰椎椎間板ヘルニア", "M51", "", ""),
        ("変形性股関節症", "M16", "", ""),
        ("変形性膝関節症", "M17", "", ""),
    ],
    symptoms: &["pain", "numbness", "fatigue", "weakness"],
    complaints: &["動かしたときの痛み", "朝のこわばり", "長く立つことのつらさ"],
    ways: &[
        (
            "手術の後、リハビリを続けている。",
            "リハビリを3か月続ける",
            "週1回",
        ),
        (
            "薬とリハビリで痛みが和らいでいる。",
            "薬の量を見直す",
            "月1回",
        ),
        (
            "痛みと付き合いながら薬を続けている。",
            "画像検査を年1回",
            "2か月に1回",
        ),
    ],
    body: &[
        "30分以上同じ姿勢でいると痛みが出る。",
        "朝は体がこわばり、支度に時間がかかる。",
        "荷物は台車を使えば運べる。",
        "理学療法士と、痛みの出にくい立ち方を練習した。",
        "雨の前の日は痛みが強い。",
    ],
    measures: &[
        "heavy", "standing", "rest", "workload", "commute", "gradual",
    ],
    benefits: &["high_cost", "medical_deduction", "disability_handbook"],
    leave: 30,
};

pub(super) const DIGESTIVE: Illness = Illness {
    weight: 3,
    code: "digestive",
    label: "消化器の病気",
    department: "消化器内科",
    kinds: &[
        ("慢性膵炎", "K86", "", ""),
        ("過敏性腸症候群", "K58", "", ""),
        ("胃潰瘍", "K25", "", ""),
        ("胆石症", "K80", "", ""),
    ],
    symptoms: &["bowel", "pain", "nausea", "fatigue"],
    complaints: &["腹痛", "急な便意", "食後の痛み"],
    ways: &[
        (
            "食事と薬で落ち着いている。",
            "採血と画像検査を半年ごと",
            "3か月に1回",
        ),
        (
            "痛みの出る食事が分かり、食べ方を工夫している。",
            "薬の量を見直す",
            "月1回",
        ),
    ],
    body: &[
        "通勤の途中で便意が出るため、各駅停車を使っている。",
        "会議が長いと腹痛が出る。",
        "脂の多い昼食を避けている。",
        "食事の時刻が不規則な日に痛みが出る。",
    ],
    measures: &["toilet", "rest", "staggered", "visit_time"],
    benefits: &["high_cost", "medical_deduction"],
    leave: 10,
};

pub(super) const INJURY: Illness = Illness {
    weight: 4,
    code: "injury",
    label: "けが",
    department: "整形外科",
    kinds: &[
        ("腰椎圧迫骨折", "S32", "", ""),
        ("下腿骨折", "S82", "", ""),
        ("手指の切断(再接着後)", "S68", "", ""),
        ("頸髄損傷", "S14", "", ""),
        ("上腕骨折", "S42", "", ""),
    ],
    symptoms: &["pain", "weakness", "numbness", "mood"],
    complaints: &["けがをした所の痛み", "力の入りにくさ", "冷えたときの痛み"],
    ways: &[
        (
            "手術の後、リハビリを続けている。",
            "画像検査を月1回",
            "週2回",
        ),
        (
            "固定が外れ、動かす練習を始めた。",
            "リハビリを3か月続ける",
            "週1回",
        ),
    ],
    body: &[
        "リハビリの日は疲れて早く横になる。",
        "力を入れる動作は反対側の半分ほどしかできない。",
        "現場の音を聞くと、けがをした日を思い出すと話す。",
        "リハビリの担当者が、荷物を持つ動作を練習に加えた。",
        "痛み止めを減らしても夜眠れるようになった。",
    ],
    measures: &["heavy", "standing", "dangerous", "gradual", "transfer"],
    benefits: &["workers_comp", "disability_handbook", "high_cost"],
    leave: 80,
};

pub(super) const FERTILITY: Illness = Illness {
    weight: 3,
    code: "fertility",
    label: "不妊治療",
    department: "生殖医療外来",
    kinds: &[
        ("女性不妊症", "N97", "", "female"),
        ("男性不妊症", "N46", "", "male"),
    ],
    symptoms: &["frequent_visit", "mood", "fatigue"],
    complaints: &["気分の波", "疲れやすさ", "先の見えない不安"],
    ways: &[
        (
            "検査を終え、治療の進め方を相談している。",
            "次の周期から治療を始める",
            "月1回",
        ),
        (
            "治療の周期に入っている。",
            "周期に合わせて月3〜5回の受診",
            "月に3〜5回",
        ),
    ],
    body: &[
        "通院の日が前日に決まり、シフトに入りにくい。",
        "治療のことは職場の誰にも話していない。",
        "結果の出る日は仕事に集中できない。",
        "先の見えなさに気分が沈む日がある。",
        "夫婦で治療の区切りを話し合った。",
    ],
    measures: &["visit_time", "staggered", "telework", "rest"],
    benefits: &["high_cost", "medical_deduction", "paid_leave"],
    leave: 5,
};

pub(super) const OTHER: Illness = Illness {
    weight: 3,
    code: "other",
    label: "その他の病気",
    department: "内科",
    kinds: &[
        ("てんかん", "G40", "", ""),
        ("バセドウ病", "E05", "", ""),
        ("メニエール病", "H81.0", "", ""),
        ("睡眠時無呼吸", "G47.3", "", ""),
    ],
    symptoms: &["dizziness", "fatigue", "sleepiness"],
    complaints: &["ふらつき", "日中の眠気", "疲れやすさ"],
    ways: &[
        (
            "薬で落ち着いている。",
            "薬を続け、年1回の検査",
            "2か月に1回",
        ),
        ("検査を進めながら治療している。", "薬の量を決める", "月1回"),
    ],
    body: &[
        "寝不足の日に症状が出やすい。",
        "症状が出たときに座れる場所を確かめている。",
        "薬の量が決まるまでは受診が多い。",
        "症状の記録を携帯電話に付けている。",
    ],
    measures: &["dangerous", "night", "alone", "rest", "visit_time"],
    benefits: &["high_cost", "medical_mental", "medical_deduction"],
    leave: 15,
};
