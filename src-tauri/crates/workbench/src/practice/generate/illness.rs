//! What the invented people suffer from, with the words a nurse or a social worker uses for it.

mod rarer;

use rarer::{DEMENTIA, DIGESTIVE, FERTILITY, INJURY, JOINTS, KIDNEY, OTHER, RESPIRATORY};

/// One category of disease.
pub(super) struct Illness {
    /// How often it occurs, against the others.
    pub(super) weight: usize,
    /// Code of the list `disease`.
    pub(super) code: &'static str,
    /// Word for the one-line description.
    pub(super) label: &'static str,
    /// Department.
    pub(super) department: &'static str,
    /// Name, ICD-10, number of the designated disease, sex it is limited to.
    pub(super) kinds: &'static [(&'static str, &'static str, &'static str, &'static str)],
    /// Codes of symptoms.
    pub(super) symptoms: &'static [&'static str],
    /// Words for the main complaint, each fit for 「…が」.
    pub(super) complaints: &'static [&'static str],
    /// Course so far, what comes, how often the person comes: these belong together.
    pub(super) ways: &'static [(&'static str, &'static str, &'static str)],
    /// Sentences about body and treatment, for notes of talks with the person.
    pub(super) body: &'static [&'static str],
    /// Codes of measures that are usual.
    pub(super) measures: &'static [&'static str],
    /// Codes of benefits that are usual.
    pub(super) benefits: &'static [&'static str],
    /// Of 100 people with an employer, so many are on leave at first.
    pub(super) leave: usize,
}

/// All categories.
pub(super) static ILLNESSES: [Illness; 15] = [
    CANCER,
    STROKE,
    LIVER,
    INTRACTABLE,
    HEART,
    DIABETES,
    MENTAL,
    DEMENTIA,
    KIDNEY,
    RESPIRATORY,
    JOINTS,
    DIGESTIVE,
    INJURY,
    FERTILITY,
    OTHER,
];

const CANCER: Illness = Illness {
    weight: 34,
    code: "cancer",
    label: "がん",
    department: "腫瘍内科",
    kinds: &[
        ("乳がん", "C50", "", "female"),
        ("胃がん", "C16", "", ""),
        ("結腸がん", "C18", "", ""),
        ("直腸がん", "C20", "", ""),
        ("肺がん", "C34", "", ""),
        ("前立腺がん", "C61", "", "male"),
        ("子宮体がん", "C54", "", "female"),
        ("卵巣がん", "C56", "", "female"),
        ("甲状腺がん", "C73", "", ""),
        ("びまん性大細胞型B細胞リンパ腫", "C83", "", ""),
        ("膵がん", "C25", "", ""),
        ("舌がん", "C02", "", ""),
    ],
    symptoms: &[
        "fatigue",
        "pain",
        "numbness",
        "nausea",
        "infection_risk",
        "appearance",
        "frequent_visit",
        "mood",
    ],
    complaints: &[
        "だるさ",
        "手足のしびれ",
        "食欲の落ち込み",
        "傷の引きつれ",
        "眠りの浅さ",
    ],
    ways: &[
        (
            "手術の後、化学療法を始めた。",
            "3週ごとの点滴を6回の予定",
            "3週に1回",
        ),
        (
            "手術で取り切れ、経過を見ている。",
            "3か月ごとに採血と画像検査",
            "3か月に1回",
        ),
        (
            "手術の後、内服を続けている。",
            "内服を続け、月1回の受診",
            "月1回",
        ),
        (
            "手術の前に化学療法を行っている。",
            "2週ごとの点滴の後、手術の予定",
            "2週に1回",
        ),
        (
            "手術の後、放射線治療が始まる。",
            "放射線治療を平日毎日、5週間",
            "平日毎日",
        ),
    ],
    body: &[
        "点滴の後3日ほどはだるさが強く、1週間で戻る。",
        "指先のしびれでボタンと小銭が扱いにくい。",
        "白血球が下がる時期は人混みを避けるよう説明を受けている。",
        "においで吐き気が出るため、昼食の場所に困っている。",
        "ウィッグを試し、職場の人に気づかれなかったと話す。",
        "手術の傷が引きつれ、重い物を持つと痛む。",
        "次の検査の結果が出るまで落ち着かないと話す。",
        "照射の時間を夕方の枠に変えられるか、放射線科に確認した。",
    ],
    measures: &[
        "overtime",
        "visit_time",
        "workload",
        "staggered",
        "telework",
        "heavy",
        "rest",
        "gradual",
    ],
    benefits: &[
        "high_cost",
        "limit_card",
        "medical_deduction",
        "disability_pension",
    ],
    leave: 45,
};

const STROKE: Illness = Illness {
    weight: 8,
    code: "stroke",
    label: "脳卒中",
    department: "脳神経内科",
    kinds: &[
        ("脳梗塞", "I63", "", ""),
        ("脳内出血", "I61", "", ""),
        ("くも膜下出血", "I60", "", ""),
        ("脳梗塞後の高次脳機能障害", "F04", "", ""),
    ],
    symptoms: &[
        "weakness",
        "speech",
        "cognition",
        "fatigue",
        "numbness",
        "dizziness",
        "vision",
    ],
    complaints: &[
        "右手の動かしにくさ",
        "言葉の出にくさ",
        "疲れやすさ",
        "注意の続きにくさ",
    ],
    ways: &[
        (
            "急性期の治療の後、回復期のリハビリを終えた。",
            "外来リハビリを続け、半年後に画像検査",
            "週1回",
        ),
        (
            "軽い麻痺が残り、外来でリハビリを続けている。",
            "血圧の管理と再発予防の内服",
            "月1回",
        ),
        (
            "発症から半年、症状は落ち着いている。",
            "再発予防の内服を続ける",
            "2か月に1回",
        ),
    ],
    body: &[
        "二つのことを同時に頼まれると混乱する。",
        "午後になると言葉が出にくくなる。",
        "階段は手すりがあれば昇り降りできる。",
        "作業療法士の評価では、入力の速さは以前の7割ほど。",
        "見た目では分からないので誤解されるのがつらいと話す。",
        "運転の再開は評価の結果を見て主治医が判断する。",
    ],
    measures: &[
        "gradual",
        "trial",
        "dangerous",
        "short_time",
        "rest",
        "overtime",
        "explain",
        "transfer",
    ],
    benefits: &[
        "disability_handbook",
        "mental_handbook",
        "disability_pension",
        "care_insurance",
    ],
    leave: 80,
};

const LIVER: Illness = Illness {
    weight: 9,
    code: "liver",
    label: "肝疾患",
    department: "消化器内科",
    kinds: &[
        ("B型慢性肝炎", "B18.1", "", ""),
        ("C型慢性肝炎", "B18.2", "", ""),
        ("肝硬変", "K74.6", "", ""),
        ("アルコール性肝硬変", "K70.3", "", ""),
        ("代謝機能障害関連脂肪肝炎", "K75.8", "", ""),
        ("原発性胆汁性胆管炎", "K74.3", "93", ""),
        ("自己免疫性肝炎", "K75.4", "95", ""),
        ("肝移植後", "Z94.4", "", ""),
    ],
    symptoms: &[
        "fatigue",
        "edema",
        "nausea",
        "cognition",
        "skin",
        "infection_risk",
        "frequent_visit",
    ],
    complaints: &["だるさ", "足のむくみ", "食欲の落ち込み", "こむら返り"],
    ways: &[
        (
            "健康診断の肝機能異常から診断された。",
            "採血と超音波検査を3か月ごと",
            "3か月に1回",
        ),
        (
            "薬を始め、数値は落ち着いてきた。",
            "内服を続け、半年ごとに画像検査",
            "2か月に1回",
        ),
        (
            "入院での治療の後、外来に移った。",
            "採血を毎月、内視鏡を年1回",
            "月1回",
        ),
    ],
    body: &[
        "自覚症状がないため、通院の必要を説明しにくいと話す。",
        "夕方に足がむくみ、靴がきつくなる。",
        "こむら返りで夜中に目が覚める。",
        "付き合いの酒を断る言い方に困っている。",
        "便秘の翌日は眠気が出るため、排便の記録を付けている。",
        "健康診断の結果を見た上司に体のことを聞かれ、返事に困った。",
        "空腹時に飲む薬のため、朝の支度の順番を変えた。",
    ],
    measures: &[
        "visit_time",
        "overtime",
        "night",
        "heavy",
        "dangerous",
        "rest",
        "trip",
    ],
    benefits: &[
        "hepatitis_subsidy",
        "hbv_compensation",
        "disability_handbook",
        "high_cost",
    ],
    leave: 25,
};

const INTRACTABLE: Illness = Illness {
    weight: 11,
    code: "intractable",
    label: "難病",
    department: "難病外来",
    kinds: &[
        ("潰瘍性大腸炎", "K51", "97", ""),
        ("クローン病", "K50", "96", ""),
        ("全身性エリテマトーデス", "M32", "49", ""),
        ("全身性強皮症", "M34", "51", ""),
        ("パーキンソン病", "G20", "6", ""),
        ("多発性硬化症", "G35", "13", ""),
        ("重症筋無力症", "G70.0", "11", ""),
        ("脊髄小脳変性症", "G11", "18", ""),
        ("ベーチェット病", "M35.2", "56", ""),
        ("サルコイドーシス", "D86", "84", ""),
        ("免疫性血小板減少症", "D69.3", "63", ""),
    ],
    symptoms: &[
        "fatigue",
        "pain",
        "infection_risk",
        "frequent_visit",
        "mood",
        "heat",
        "cold",
    ],
    complaints: &[
        "日によって違うだるさ",
        "疲れの残りやすさ",
        "体調の波",
        "午後のつらさ",
    ],
    ways: &[
        (
            "診断から3年、薬の調整で落ち着いている。",
            "年1回の評価と受給者証の更新",
            "2か月に1回",
        ),
        (
            "昨年症状が強くなり、薬を変えた。",
            "採血をしながら薬の量を決める",
            "月1回",
        ),
        (
            "診断から日が浅く、見通しの説明を受けている。",
            "検査の結果を見て薬を選ぶ",
            "月1回",
        ),
        (
            "症状は軽く、薬を続けている。",
            "3か月ごとの検査",
            "3か月に1回",
        ),
    ],
    body: &[
        "よい日とつらい日の差が大きく、約束をしにくいと話す。",
        "疲れる前に休むよう、1時間ごとに体調を書き留めている。",
        "風邪をひくと長引くため、咳をする同僚の近くの席がつらい。",
        "季節の変わり目に症状が出やすい。",
        "見た目では分からず、怠けと思われるのがつらいと話す。",
        "受給者証の更新の診断書は主治医に依頼済み。",
        "薬の量が変わり、効き方を手帳に記録している。",
    ],
    measures: &[
        "visit_time",
        "rest",
        "telework",
        "staggered",
        "toilet",
        "heat_cold",
        "workload",
        "exposure",
    ],
    benefits: &[
        "nanbyo_subsidy",
        "nanbyo_registration",
        "nanbyo_center",
        "disability_handbook",
    ],
    leave: 25,
};

const HEART: Illness = Illness {
    weight: 9,
    code: "heart",
    label: "心疾患",
    department: "循環器内科",
    kinds: &[
        ("急性心筋梗塞", "I21", "", ""),
        ("狭心症", "I20", "", ""),
        ("心不全", "I50", "", ""),
        ("心房細動", "I48", "", ""),
        ("房室ブロック(ペースメーカー植込み後)", "I44", "", ""),
        ("心室頻拍(植込み型除細動器)", "I47", "", ""),
        ("大動脈弁狭窄症(弁置換後)", "I35", "", ""),
        ("大動脈解離", "I71", "", ""),
        ("拡張型心筋症", "I42.0", "57", ""),
        ("肥大型心筋症", "I42.2", "58", ""),
    ],
    symptoms: &[
        "dyspnea",
        "fatigue",
        "dizziness",
        "edema",
        "bleeding",
        "cold",
        "heat",
        "syncope",
    ],
    complaints: &["階段での息切れ", "動悸", "胸の重さ", "疲れやすさ"],
    ways: &[
        (
            "入院で治療し、心臓リハビリを続けている。",
            "心臓リハビリを5か月続ける",
            "週2回",
        ),
        (
            "手術の後、順調に回復している。",
            "半年後に心臓の検査",
            "月1回",
        ),
        (
            "薬の調整で症状が軽くなった。",
            "採血と心電図を3か月ごと",
            "3か月に1回",
        ),
    ],
    body: &[
        "坂道と階段で息が切れるが、平地は問題なく歩ける。",
        "血を固まりにくくする薬のため、けがに気を付けている。",
        "毎朝の体重と血圧を手帳に付けている。",
        "心臓リハビリの負荷試験の結果を、仕事の動作に置きかえて説明した。",
        "胸がどきどきすると、また倒れるのではと不安になる。",
        "暑い所での作業がこたえると話す。",
        "塩分を控えるため、昼は弁当に変えた。",
    ],
    measures: &[
        "overtime",
        "heavy",
        "night",
        "dangerous",
        "em_field",
        "heat_cold",
        "trip",
        "gradual",
        "alone",
    ],
    benefits: &[
        "high_cost",
        "disability_handbook",
        "medical_rehab",
        "disability_pension",
    ],
    leave: 45,
};

const DIABETES: Illness = Illness {
    weight: 7,
    code: "diabetes",
    label: "糖尿病",
    department: "糖尿病内科",
    kinds: &[
        ("2型糖尿病", "E11", "", ""),
        ("1型糖尿病", "E10", "", ""),
        ("2型糖尿病(インスリン治療)", "E11", "", ""),
    ],
    symptoms: &[
        "hypoglycemia",
        "fatigue",
        "vision",
        "numbness",
        "frequent_visit",
    ],
    complaints: &["低血糖", "足のしびれ", "目のかすみ", "だるさ"],
    ways: &[
        (
            "教育入院の後、外来で治療している。",
            "眼科を年1回、栄養相談を半年ごと",
            "月1回",
        ),
        (
            "インスリンを始め、数値が改善している。",
            "血糖の記録を見ながら量を決める",
            "月1回",
        ),
        (
            "受診が途切れていたが再開した。",
            "採血と栄養相談",
            "2か月に1回",
        ),
    ],
    body: &[
        "昼の注射を手洗いで打っており、場所に困っている。",
        "残業で夕食が遅くなる日に低血糖が出る。",
        "補食をいつも持ち歩くよう確認した。",
        "体質ではなく怠けと言われたことがあると話す。",
        "忙しい時期に受診を飛ばしたことがある。",
        "歩く時間を昼休みに15分作った。",
    ],
    measures: &[
        "medication",
        "visit_time",
        "dangerous",
        "overtime",
        "night",
        "rest",
    ],
    benefits: &["high_cost", "medical_deduction", "hellowork_longterm"],
    leave: 10,
};

const MENTAL: Illness = Illness {
    weight: 6,
    code: "mental",
    label: "メンタルヘルス",
    department: "精神科",
    kinds: &[
        ("うつ病", "F32", "", ""),
        ("双極症", "F31", "", ""),
        ("適応障害", "F43.2", "", ""),
        ("パニック症", "F41", "", ""),
        ("統合失調症", "F20", "", ""),
    ],
    symptoms: &["mood", "sleep", "fatigue", "cognition", "sleepiness"],
    complaints: &[
        "朝の起きにくさ",
        "気分の落ち込み",
        "眠りの浅さ",
        "集中の続きにくさ",
    ],
    ways: &[
        (
            "休養と薬で眠れるようになってきた。",
            "薬を調整しながら休養を続ける",
            "2週に1回",
        ),
        (
            "生活の記録を付けながら通院している。",
            "心理面談を月1回",
            "月1回",
        ),
        (
            "リワークに通い、復帰の準備をしている。",
            "リワークを週4日、4か月の予定",
            "週4日",
        ),
    ],
    body: &[
        "朝は起きられるが、出勤の時刻になると動悸がする。",
        "図書館で2時間過ごせるようになった。",
        "生活の記録を見ると、週の後半に疲れがたまる。",
        "戻ってまた同じことになるのがこわいと話す。",
        "薬が変わり、昼の眠気が減った。",
        "断ることが苦手で、頼まれた仕事を抱え込みやすい。",
    ],
    measures: &[
        "gradual", "trial", "overtime", "workload", "explain", "transfer", "night",
    ],
    benefits: &[
        "medical_mental",
        "mental_handbook",
        "vocational",
        "work_rules",
    ],
    leave: 70,
};
