//! Invented people: names that are common in Japan, with the kanji variants that trouble input,
//! search and printing. Any person of the same name is a coincidence.

use super::dice::Dice;

/// Surname and reading.
const SURNAMES: &str = "
佐藤=さとう 鈴木=すずき 髙橋=たかはし 高橋=たかはし 田中=たなか 伊藤=いとう 渡辺=わたなべ 渡邉=わたなべ 渡邊=わたなべ 山本=やまもと
中村=なかむら 小林=こばやし 加藤=かとう 𠮷田=よしだ 吉田=よしだ 山田=やまだ 佐々木=ささき 山口=やまぐち 松本=まつもと 井上=いのうえ
木村=きむら 林=はやし 齋藤=さいとう 齊藤=さいとう 斉藤=さいとう 清水=しみず 山﨑=やまざき 山崎=やまざき 森=もり 阿部=あべ
安部=あべ 池田=いけだ 橋本=はしもと 山下=やました 石川=いしかわ 中島=なかじま 中嶋=なかしま 前田=まえだ 藤田=ふじた 小川=おがわ
後藤=ごとう 岡田=おかだ 長谷川=はせがわ 村上=むらかみ 近藤=こんどう 石井=いしい 坂本=さかもと 遠藤=えんどう 青木=あおき 藤井=ふじい
西村=にしむら 福田=ふくだ 太田=おおた 三浦=みうら 藤原=ふじわら 岡本=おかもと 松田=まつだ 中川=なかがわ 中野=なかの 原田=はらだ
小野=おの 田村=たむら 竹内=たけうち 金子=かねこ 和田=わだ 中山=なかやま 石田=いしだ 上田=うえだ 森田=もりた 原=はら
柴田=しばた 酒井=さかい 工藤=くどう 横山=よこやま 宮﨑=みやざき 宮本=みやもと 内田=うちだ 髙木=たかぎ 安藤=あんどう 谷口=たにぐち
大野=おおの 丸山=まるやま 今井=いまい 河野=こうの 藤本=ふじもと 村田=むらた 武田=たけだ 上野=うえの 杉山=すぎやま 増田=ますだ
平野=ひらの 菅原=すがわら 久保=くぼ 小島=こじま 千葉=ちば 岩崎=いわさき 桜井=さくらい 櫻井=さくらい 木下=きのした 野口=のぐち
松尾=まつお 野村=のむら 菊地=きくち 佐野=さの 大西=おおにし 杉本=すぎもと 新井=あらい 濵田=はまだ 浜田=はまだ 市川=いちかわ
古川=ふるかわ 水野=みずの 小松=こまつ 島田=しまだ 嶋田=しまだ 小山=こやま 𠮷川=よしかわ 西田=にしだ 菅野=かんの 徳永=とくなが
德永=とくなが 邊見=へんみ 﨑山=さきやま 廣瀬=ひろせ 澤田=さわだ 國分=こくぶん 冨田=とみた 栁田=やなぎだ 桒原=くわばら 瀨戸=せと
眞鍋=まなべ 比嘉=ひが 金城=きんじょう 宮城=みやぎ 東海林=しょうじ 勅使河原=てしがわら 小鳥遊=たかなし 五十嵐=いがらし 大河原=おおかわら 辻=つじ
堤=つつみ 関=せき 榊=さかき 東=あずま 榎本=えのもと 葛西=かさい 鷲尾=わしお 鶴岡=つるおか 蓮見=はすみ 日下部=くさかべ
";

/// Given names of women, with reading.
const WOMEN: &str = "
陽子=ようこ 恵子=けいこ 裕子=ゆうこ 久美子=くみこ 由美=ゆみ 直美=なおみ 明美=あけみ 真由美=まゆみ 智子=ともこ 美穂=みほ
香織=かおり 恵美=えみ 千春=ちはる 美咲=みさき 愛=あい 彩=あや 麻衣=まい 舞=まい 沙織=さおり 友美=ともみ
綾子=あやこ 里美=さとみ 典子=のりこ 敦子=あつこ 幸子=さちこ 和子=かずこ 洋子=ようこ 純子=じゅんこ 早苗=さなえ 美和=みわ
奈緒=なお 遥=はるか 葵=あおい 結衣=ゆい 莉奈=りな 未来=みく 菜々子=ななこ 千尋=ちひろ 瞳=ひとみ 梓=あずさ
優子=ゆうこ 亜希子=あきこ 史江=ふみえ 雅美=まさみ 加奈=かな 真理子=まりこ 弥生=やよい 千佳=ちか 理恵=りえ 夏希=なつき
詩織=しおり 琴音=ことね 杏=あん 澪=みお 凛=りん 美雪=みゆき 春香=はるか 朋子=ともこ 貴子=たかこ 律子=りつこ
照美=てるみ 君枝=きみえ 節子=せつこ 伸江=のぶえ 文香=ふみか 佳代=かよ 絵里=えり みどり=みどり さくら=さくら ひかり=ひかり
紗季=さき 愛莉=あいり 志保=しほ 珠美=たまみ 槙子=まきこ
";

/// Given names of men, with reading.
const MEN: &str = "
誠=まこと 浩=ひろし 剛=つよし 健一=けんいち 隆=たかし 学=まなぶ 修=おさむ 徹=とおる 聡=さとし 博=ひろし
大輔=だいすけ 直樹=なおき 健太=けんた 翔太=しょうた 拓也=たくや 達也=たつや 哲也=てつや 和也=かずや 雄一=ゆういち 裕介=ゆうすけ
慎一=しんいち 賢治=けんじ 正樹=まさき 英樹=ひでき 秀明=ひであき 義男=よしお 和夫=かずお 一郎=いちろう 二郎=じろう 三郎=さぶろう
翼=つばさ 蓮=れん 悠斗=ゆうと 陽介=ようすけ 亮=りょう 駿=しゅん 匠=たくみ 涼太=りょうた 航=わたる 大地=だいち
克彦=かつひこ 俊介=しゅんすけ 慶太=けいた 勇気=ゆうき 貴之=たかゆき 信行=のぶゆき 幸雄=ゆきお 昭=あきら 稔=みのる 茂=しげる
豊=ゆたか 進=すすむ 勉=つとむ 清=きよし 武=たけし 淳=あつし 洋平=ようへい 圭吾=けいご 智也=ともや 祐樹=ゆうき
晃=あきら 敏行=としゆき 康平=こうへい 光一=こういち 竜也=たつや 龍之介=りゅうのすけ 薫=かおる 司=つかさ 守=まもる 昇=のぼる
晋作=しんさく 伸二=しんじ 文雄=ふみお 泰三=たいぞう 虎太郎=こたろう
";

/// Names of women that do not fall into surname and given name, with reading and language.
const FOREIGN_WOMEN: [(&str, &str, &str); 5] = [
    ("グエン・ティ・ラン", "ぐえん てぃ らん", "ベトナム語"),
    ("王 麗華", "おう れいか", "中国語"),
    (
        "マリア・クララ・サントス",
        "まりあ くらら さんとす",
        "タガログ語",
    ),
    ("スリヤニ", "すりやに", "インドネシア語"),
    ("金 智恵", "きむ ちへ", "韓国語"),
];

/// The same of men.
const FOREIGN_MEN: [(&str, &str, &str); 5] = [
    ("チャン・ヴァン・ミン", "ちゃん ゔぁん みん", "ベトナム語"),
    ("陳 志強", "ちん しきょう", "中国語"),
    (
        "ロドリゴ・アルベルト・ダ・シルバ・ペレイラ",
        "ろどりご あるべると だ しるば ぺれいら",
        "ポルトガル語",
    ),
    (
        "ビシュヌ・プラサド・シャルマ",
        "びしゅぬ ぷらさど しゃるま",
        "ネパール語",
    ),
    ("アウン", "あうん", "ミャンマー語"),
];

/// How a person is called.
pub(super) struct Called {
    /// Name.
    pub(super) name: String,
    /// Reading.
    pub(super) kana: String,
    /// Language, empty for Japanese.
    pub(super) language: &'static str,
}

/// A name; about two in a hundred people are from abroad.
pub(super) fn call(dice: &mut Dice, woman: bool) -> Called {
    let foreign = if woman { &FOREIGN_WOMEN } else { &FOREIGN_MEN };
    if dice.chance(2)
        && let Some((name, kana, language)) = dice.pick(foreign)
    {
        return Called {
            name: (*name).to_owned(),
            kana: (*kana).to_owned(),
            language,
        };
    }
    let (surname, surname_kana) = draw(dice, SURNAMES);
    let (given, given_kana) = draw(dice, if woman { WOMEN } else { MEN });
    Called {
        name: format!("{surname} {given}"),
        kana: format!("{surname_kana} {given_kana}"),
        language: "",
    }
}

/// A surname alone, for doctors and contact persons.
pub(super) fn surname(dice: &mut Dice) -> &'static str {
    draw(dice, SURNAMES).0
}

fn draw(dice: &mut Dice, list: &'static str) -> (&'static str, &'static str) {
    let at = dice.below(list.split_whitespace().count());
    list.split_whitespace()
        .nth(at)
        .and_then(|entry| entry.split_once('='))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_lists_hold_150_different_names_each_with_a_reading_in_hiragana() {
        let given = format!("{WOMEN}{MEN}");
        for list in [SURNAMES, given.as_str()] {
            let names: BTreeSet<&str> = list
                .split_whitespace()
                .map(|entry| entry.split_once('=').expect("name=reading").0)
                .collect();
            assert_eq!(names.len(), 150);
            for entry in list.split_whitespace() {
                let kana = entry.split_once('=').unwrap().1;
                assert!(kana.chars().all(|c| ('ぁ'..='ゔ').contains(&c)), "{entry}");
            }
        }
        for odd in [
            "髙橋", "﨑山", "𠮷田", "渡邉", "齋藤", "邊見", "濵田", "德永",
        ] {
            assert!(SURNAMES.contains(odd), "{odd}");
        }
    }
}
