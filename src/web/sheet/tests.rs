//! What is written is read again as it was, and nothing in it runs.

use super::{
    reading::{Unreadable, Value, cell_name, read},
    *,
};

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn sample() -> Sheet {
    let mut sheet = Sheet::new("Аризаҳо: 2026/[1]", vec!["Ном".into(), "Сумма".into(), "Рӯз".into()]);
    sheet.row(vec![
        Cell::text("Ҷамъияти «Ӯғӣҳо»; оʻ, ң"),
        Cell::Number(number("1234.50")),
        Cell::Date(NaiveDate::from_ymd_opt(2026, 3, 21).unwrap()),
    ]);
    sheet.row(vec![Cell::text("=HYPERLINK(\"http://evil.example\")"), Cell::Number(number("-0.1")), Cell::Empty]);
    sheet.row(vec![
        Cell::text("a \"b\", c"),
        Cell::Formula("=SUM(B2:B3)".into(), number("1234.40")),
        Cell::Instant(NaiveDate::from_ymd_opt(2026, 3, 21).unwrap().and_hms_opt(9, 30, 0).unwrap()),
    ]);
    sheet
}

#[test]
fn a_sheet_is_read_as_it_was_written() {
    let tables = read(&sample().xlsx().unwrap()).unwrap();
    assert_eq!(tables.len(), 1);
    assert_eq!(tables[0].name, "Аризаҳо 20261");
    let at = |row, column| tables[0].at(row, column).clone();
    assert_eq!(at(0, 2), Value::Text("Рӯз".into()));
    assert_eq!(at(1, 0), Value::Text("Ҷамъияти «Ӯғӣҳо»; оʻ, ң".into()));
    assert_eq!(at(1, 1), Value::Number(number("1234.5")));
    assert_eq!(at(1, 2).typed(), "2026-03-21");
    assert_eq!(at(2, 0), Value::Text("=HYPERLINK(\"http://evil.example\")".into()), "words, not a formula");
    assert_eq!(at(2, 1), Value::Number(number("-0.1")));
    assert_eq!(at(3, 1), Value::Number(number("1234.4")), "a formula carries its value");
    assert_eq!(at(99, 99), Value::Empty);
    assert_eq!(cell_name(9, 27), "AB10");
}

#[test]
fn a_table_of_text_runs_nothing() {
    let csv = String::from_utf8(sample().csv()).unwrap();
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(lines[0], "\u{feff}Ном,Сумма,Рӯз");
    assert_eq!(lines[1], "\"Ҷамъияти «Ӯғӣҳо»; оʻ, ң\",1234.50,2026-03-21");
    assert_eq!(lines[2], "\"'=HYPERLINK(\"\"http://evil.example\"\")\",-0.1,");
    assert_eq!(lines[3], "\"a \"\"b\"\", c\",1234.40,2026-03-21 09:30");
    for harm in ["+992 90", "-1+1", "@SUM", "\tx", " =1", "＝1"] {
        assert_eq!(harmless(harm), format!("'{harm}"));
    }
    assert_eq!(harmless("Ҳаҷми 2-юм"), "Ҳаҷми 2-юм");
}

#[test]
fn a_number_a_spreadsheet_would_change_is_text() {
    let mut sheet = Sheet::new("n", Vec::new());
    sheet.row(vec![Cell::Number(number("9007199254740993.25")), Cell::Number(number("999999999999.99"))]);
    let tables = read(&sheet.xlsx().unwrap()).unwrap();
    assert_eq!(tables[0].at(0, 0), &Value::Text("9007199254740993.25".into()));
    assert_eq!(tables[0].at(0, 1), &Value::Number(number("999999999999.99")));
}

#[test]
fn a_form_has_its_lists_and_its_limits() {
    let mut sheet = Sheet::new("form", vec!["?".into(), "!".into()]);
    let choices: Vec<String> = (0..60).map(|at| format!("Вилояти рақами {at}")).collect();
    for limit in [
        Limit::OneOf(choices.clone()),
        Limit::OneOf(choices),
        Limit::Letters(500),
        Limit::Between(number("0"), number("1000000")),
        Limit::Day,
    ] {
        let row = u32::try_from(sheet.rows.len()).unwrap() + 1;
        sheet.row(vec![Cell::text("савол")]);
        sheet.fields.push(Field { row, column: 1, limit: Some(limit), refusal: "не".into() });
    }
    let bytes = sheet.xlsx().unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes[..])).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut xml).unwrap();
    assert!(xml.contains("<sheetProtection"));
    assert!(xml.matches("<dataValidation ").count() >= 4, "{xml}");
    assert!(xml.contains("_lists!$A$1:$A$60") && !xml.contains("_lists!$B$1"), "one list, used twice");
    let tables = read(&bytes).unwrap();
    assert_eq!(tables[1].at(59, 0), &Value::Text("Вилояти рақами 59".into()));
}

#[test]
fn what_is_no_sheet_is_told_apart() {
    assert_eq!(read(b"").unwrap_err(), Unreadable::OtherKind);
    assert_eq!(read(b"a,b\r\n").unwrap_err(), Unreadable::OtherKind);
    let whole = sample().xlsx().unwrap();
    assert_eq!(read(&whole[..whole.len() / 2]).unwrap_err(), Unreadable::Damaged);
    let mut locked = vec![0xD0, 0xCF, 0x11, 0xE0];
    locked.extend("EncryptedPackage".bytes().flat_map(|byte| [byte, 0]));
    assert_eq!(read(&locked).unwrap_err(), Unreadable::Locked);
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    bomb.start_file("xl/workbook.xml", options).unwrap();
    for _ in 0..70 {
        std::io::Write::write_all(&mut bomb, &vec![0; 1 << 20]).unwrap();
    }
    let bomb = bomb.finish().unwrap().into_inner();
    assert_eq!(read(&bomb).unwrap_err(), Unreadable::TooLarge);
}

proptest::proptest! {
    #[test]
    fn no_bytes_take_the_reader_down(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
        let _ = read(&bytes);
        let mut zip = b"PK\x03\x04".to_vec();
        zip.extend(&bytes);
        let _ = read(&zip);
    }
}
