//! What is written in a document comes back by a PDF reader, in every language.

use super::*;
use std::{io::Write, process::Command};

/// The text of a PDF. `pdftotext` of Poppler is a tool of the tests (README): without it they fail, they do not skip.
fn text_of(pdf: &[u8]) -> String {
    let mut file = tempfile();
    file.1.write_all(pdf).unwrap();
    let read =
        Command::new("pdftotext").arg("-layout").arg(&file.0).arg("-").output().expect("pdftotext (poppler-utils)");
    std::fs::remove_file(&file.0).unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    String::from_utf8(read.stdout).unwrap()
}

fn tempfile() -> (std::path::PathBuf, std::fs::File) {
    let name = format!("hashar-{}.pdf", crate::base::seal::random_number().unwrap());
    let path = std::env::temp_dir().join(name);
    let file = std::fs::File::create_new(&path).unwrap();
    (path, file)
}

const SENTENCES: [(Lang, &str); 6] = [
    (Lang::En, "The quick brown fox – “quoted” – jumps; 1,234.50 €"),
    (Lang::Ru, "Съешь ещё этих мягких французских булок № 5"),
    (Lang::Tg, "Ғамхории ҷомеа: ӣ ӯ қ ҳ ҷ ғ Ӣ Ӯ Қ Ҳ Ҷ Ғ"),
    (Lang::Uz, "Oʻzbekiston, gʻoya, maʼno; o‘g‘il"),
    (Lang::UzCyrl, "Ўзбекистон, ғоя, қишлоқ, ҳовли"),
    (Lang::Ky, "Кыргызстан: ң ө ү Ң Ө Ү жардам"),
];

#[test]
fn every_letter_of_six_languages_comes_back() {
    for (lang, sentence) in SENTENCES {
        let mut document = Document::new(lang, "Ҳашар");
        document.paragraph(sentence);
        document.heading(2, sentence);
        let pdf = document.pdf().unwrap();
        assert!(pdf.starts_with(b"%PDF-"));
        assert!(pdf.len() < 60_000, "only letters used are embedded: {}", pdf.len());
        let text = text_of(&pdf);
        assert_eq!(text.matches(sentence).count(), 2, "{lang:?}: {text}");
        assert!(!text.contains('\u{fffd}'), "{lang:?}: {text}");
    }
}

#[test]
fn every_word_of_the_interface_has_its_letters() {
    let faces = Faces::shared().unwrap();
    for (name, text) in Embedded::folder("locales/") {
        for letter in text.chars().filter(|letter| !letter.is_control()) {
            assert!(
                faces.plain.widths.contains_key(&letter) && faces.bold.widths.contains_key(&letter),
                "{name}: {letter:?}"
            );
        }
    }
}

#[test]
fn a_long_table_repeats_its_head_and_pages_are_counted() {
    let mut table = Table::new(vec![Column::words("Ҷои сарф", 5), Column::figures("Маблағ", 2)]);
    for at in 1..=120 {
        table.row(vec![format!("Сатри {at}: китобҳо ва дафтарҳо барои кӯдакон"), format!("{at} 000,00")]);
    }
    table.total(vec!["Ҳамагӣ".into(), "7 260 000,00".into()]);
    let mut document = Document::new(Lang::Tg, "Буҷет").with_foot("HSH-7K2M");
    document.pair("Рамз", "HSH-7K2M");
    document.table(table);
    document.signature("Имзо");
    let text = text_of(&document.pdf().unwrap());
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    assert!(pages.len() >= 3, "{}", pages.len());
    for (at, page) in pages.iter().enumerate() {
        assert!(page.contains("Ҷои сарф") && page.contains("HSH-7K2M"), "page {at}: {page}");
        assert!(page.replace(' ', "").contains(&format!("{}/{}", at + 1, pages.len())), "page {at}: {page}");
    }
    for at in 1..=120 {
        assert_eq!(text.matches(&format!("Сатри {at}:")).count(), 1);
    }
    assert!(text.contains("7 260 000,00") && text.contains("Имзо"));
}

#[test]
fn odd_text_is_set_and_loses_nothing_else() {
    let mut document = Document::new(Lang::En, "");
    document.paragraph("Помощь 🙏 сразу\n\nсловослово".to_owned() + &"ж".repeat(400));
    document.paragraph("سلام دنیا");
    let mut table = Table::new(vec![Column::words("a", 1), Column::words("b", 1)]);
    table.row(vec!["долгий ".repeat(2_000), String::new()]);
    table.row(vec!["кратко".into()]);
    document.table(table);
    document.page_break();
    document.heading(9, "Конец");
    let text = text_of(&document.pdf().unwrap());
    assert!(text.contains("Помощь \u{fffd} сразу"), "{text}");
    assert_eq!(text.matches('ж').count(), 400);
    assert_eq!(text.matches("долгий").count(), 2_000);
    assert!(text.contains("кратко") && text.contains("Конец"));
}
