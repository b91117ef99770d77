//! The form as a sheet: taken along, filled in with another program, and brought back whole or not at all.

use crate::{
    applications::open_case,
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::{
    applications::{self, answers},
    base::{Actor, ApplicationId, CallId, Lang, Role, words::Words},
    calls::{Mode, forms},
    web::sheet::{Cell, Sheet, reading},
};
use std::collections::HashMap;

fn say(lang: Lang, key: &str) -> String {
    Words::shared().say(lang, key)
}

fn begun(world: &World) -> (CallId, ApplicationId, Browser) {
    world.choices();
    let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
    let (id, code) = open_case(world, call);
    let mut phone = world.browser();
    phone.open("/enter?lang=tg");
    assert_eq!(phone.send("/enter", &[("code", &code)]), 303);
    (call, id, phone)
}

/// A sheet as somebody fills it in: the same cells, and others in the places of keys (column B; a budget's from B on).
fn filled_in(bytes: &[u8], given: &[(&str, &[&str])]) -> (Vec<u8>, HashMap<String, usize>) {
    let table = reading::read(bytes).unwrap().remove(0);
    let mut rows = HashMap::new();
    let mut sheet = Sheet::new("Форма", Vec::new());
    for row in 0..table.rows().len() {
        let key = table.at(row, 6).typed();
        let mut cells: Vec<Cell> = (0..7).map(|column| Cell::text(table.at(row, column).typed())).collect();
        if let Some((_, values)) = given.iter().find(|(wanted, _)| *wanted == key) {
            for (column, value) in (1..).zip(*values) {
                cells[column] = Cell::text(*value);
            }
        }
        rows.insert(key, row);
        sheet.row(cells);
    }
    for (key, _) in given {
        assert!(rows.contains_key(*key), "{key} is not in the sheet");
    }
    (sheet.xlsx().unwrap(), rows)
}

fn kept(world: &World, id: ApplicationId) -> HashMap<String, String> {
    world
        .read(&Actor::Case(id), move |tx| {
            let case = applications::load(tx, id)?;
            let form = forms::load(tx, case.form_version_id)?;
            let given = answers::of_case(tx, &case)?;
            let questions = form.iter().flat_map(|section| &section.questions);
            Ok(questions.filter_map(|one| Some((one.code.clone(), given.get(&one.id)?.clone()))).collect())
        })
        .unwrap()
}

/// Every answer of the regular form, in the words of a Tajik sheet.
fn whole<'w>(world: &World, words: &'w mut Vec<String>) -> Vec<(&'static str, Vec<&'w str>)> {
    let lists = world.read(&Actor::Console, hashar::calls::choices::lists).unwrap();
    let name = |list: &str, code: &str| lists.name(list, code, Lang::Tg);
    *words = vec![
        name("contact_channel", "email"),
        say(Lang::Tg, "form-yes"),
        name("kind", "womens_shelter"),
        name("region", "TJ-SU"),
        name("theme", "other"),
        name("budget_category", "people"),
        name("budget_category", "administration"),
        name("publication_consent", "nothing"),
        name("people_lead", "yes_lead"),
    ];
    let w = |at: usize| vec![words[at].as_str()];
    vec![
        ("q_safe_channel", w(0)),
        ("q_contact_value", vec!["umed@example.org"]),
        ("q_name_fund", w(1)),
        ("q_language", vec!["Тоҷикӣ"]),
        ("q_name", vec!["Гурӯҳи «Умед»"]),
        ("q_kind", w(2)),
        ("q_region", w(3)),
        ("q_theme", w(4)),
        ("q_theme_other", vec!["Падида"]),
        ("q_people_served_women", vec!["12"]),
        ("q_people_served_with_disabilities", vec!["3"]),
        ("q_start_date", vec!["01.12.2026"]),
        ("q_amount", vec!["1200,50"]),
        ("q_amount_currency", vec!["EUR"]),
        ("q_budget_0", vec![words[5].as_str(), "Омӯзгор", "2", "540", ""]),
        ("q_budget_1", vec![words[6].as_str(), "Коғаз", "", "120,50", ""]),
    ]
}

fn given<'g>(whole: &'g [(&'static str, Vec<&'g str>)]) -> Vec<(&'static str, &'g [&'g str])> {
    whole.iter().map(|(key, values)| (*key, values.as_slice())).collect()
}

#[test]
fn a_form_is_filled_in_without_the_net_and_brought_back() {
    on_both(|world| {
        let (call, id, mut phone) = begun(world);
        let mut guest = world.browser();
        guest.open(&format!("/apply/{call}?lang=tg"));
        let (status, blank, kind) = guest.download(&format!("/apply/{call}/form.xlsx"), "Content-Type");
        assert_eq!(status, 200);
        assert!(kind.contains("spreadsheetml"), "{kind}");
        let (mut words, button) = (Vec::new(), say(Lang::Tg, "applications-offline-button"));
        let all = whole(world, &mut words);
        let (bytes, _) = filled_in(&blank, &given(&all));
        phone.open("/case");
        assert_eq!(phone.click(&say(Lang::Tg, "applications-offline-link")), 200);
        phone.paper(&button);
        assert_eq!(phone.send_file("/case/offline", "file", "x.xlsx", &bytes), 303, "{}", phone.text());
        assert!(phone.says(&say(Lang::Tg, "applications-offline-brought")));
        let kept = kept(world, id);
        for (code, value) in [
            ("safe_channel", "email"),
            ("name_fund", "yes"),
            ("name", "Гурӯҳи «Умед»"),
            ("kind", "womens_shelter"),
            ("region", "TJ-SU"),
            ("theme", "other"),
            ("theme_other", "Падида"),
            ("people_served", "women=12\nwith_disabilities=3"),
            ("start_date", "2026-12-01"),
            ("amount", "1200.50 EUR"),
            ("budget", "people;2;540.00;0.00|1080.00 EUR|Омӯзгор\nadministration|120.50 EUR|Коғаз"),
        ] {
            assert_eq!(kept.get(code).map(String::as_str), Some(value), "{code}");
        }
        assert_eq!(kept.get("problem"), None);
        // What is saved stands in the sheet that is taken along next, and empty cells take nothing away.
        let (_, again, _) = phone.download("/case/form.xlsx", "Content-Type");
        let (bytes, _) = filled_in(&again, &[("q_name", &[""]), ("q_problem", &["Роҳ нест"])]);
        phone.open("/case/offline");
        assert_eq!(phone.send_file("/case/offline", "file", "x.xlsx", &bytes), 303, "{}", phone.text());
        let after = self::kept(world, id);
        assert_eq!(after.get("problem").map(String::as_str), Some("Роҳ нест"));
        assert_eq!(after.len(), kept.len() + 1);
        assert_eq!(after.get("budget"), kept.get("budget"));
    });
}

#[test]
fn every_problem_is_named_with_its_cell_and_nothing_is_half_imported() {
    on_both(|world| {
        let (_, id, mut phone) = begun(world);
        let (_, blank, _) = phone.download("/case/form.xlsx", "Content-Type");
        let long = "ӯ".repeat(2_000);
        let wrong: [(&str, &[&str]); 7] = [
            ("q_name", &["Умед"]),
            ("q_theme", &["Шоҳмот"]),
            ("q_start_date", &["31.02.2027"]),
            ("q_people_served_women", &["бисёр"]),
            ("q_amount", &["1,234"]),
            ("q_budget_0", &["Шоҳмот", "Коғаз", "-1", "x", ""]),
            ("q_problem", &[&long]),
        ];
        let (bytes, rows) = filled_in(&blank, &wrong);
        phone.open("/case/offline?lang=en");
        assert_eq!(phone.send_file("/case/offline", "file", "x.xlsx", &bytes), 422);
        let cell = |key: &str, column: char| format!("{column}{}", rows[key] + 1);
        for named in [
            cell("q_theme", 'B'),
            cell("q_start_date", 'B'),
            cell("q_people_served_women", 'B'),
            cell("q_amount", 'B'),
            cell("q_budget_0", 'B'),
            cell("q_budget_0", 'D'),
            cell("q_budget_0", 'E'),
            cell("q_problem", 'B'),
        ] {
            assert!(phone.shows(&format!(">{named}<")), "{named}: {}", phone.text());
        }
        assert!(!phone.shows(&format!(">{}<", cell("q_name", 'B'))));
        assert!(phone.says("This is not a date"));
        assert!(kept(world, id).is_empty(), "nothing is half-imported");
    });
}

#[test]
fn what_is_no_sheet_of_this_form_is_refused_kindly() {
    on_both(|world| {
        let (_, id, mut phone) = begun(world);
        let other = world.open_call("R-2", Mode::Emergency, vec![a_fund(world)]);
        let (_, foreign, _) = phone.download(&format!("/apply/{other}/form.xlsx"), "Content-Type");
        let mut plain = Sheet::new("x", Vec::new());
        plain.row(vec![Cell::text("Салом")]);
        let locked: Vec<u8> =
            [0xD0, 0xCF, 0x11, 0xE0].into_iter().chain("EncryptedPackage".bytes().flat_map(|one| [one, 0])).collect();
        for (bytes, words) in [
            (Vec::new(), "Choose a file"),
            (b"PK\x03\x04 nothing".to_vec(), "This file is damaged"),
            (b"%PDF-1.7".to_vec(), "This is no XLSX file"),
            (locked, "opens only with a password"),
            (plain.xlsx().unwrap(), "This is not the form of this call"),
            (foreign, "another version of the form"),
        ] {
            phone.open("/case/offline?lang=en");
            assert_eq!(phone.send_file("/case/offline", "file", "x.xlsx", &bytes), 422, "{words}");
            assert!(phone.says(words), "{words}: {}", phone.text());
        }
        assert!(kept(world, id).is_empty());
    });
}

#[test]
fn staff_bring_the_same_file_in_for_a_group_and_others_do_not() {
    on_both(|world| {
        let (call, id, mut phone) = begun(world);
        let (_, blank, _) = phone.download(&format!("/apply/{call}/form.xlsx"), "Content-Type");
        let (bytes, _) = filled_in(&blank, &[("q_name", &["Гурӯҳи «Умед»"]), ("q_problem", &["Роҳ нест"])]);
        let mut officer = world.browser();
        officer.sign_in(world, world.person(Role::ProgrammeOfficer));
        officer.open(&format!("/applications/{id}/fill?lang=en"));
        assert_eq!(officer.press("Open the application", &[("reason", "They sent the file by messenger")]), 303);
        assert_eq!(officer.click("Fill it in without the net"), 200);
        let way = format!("/applications/{id}/offline");
        assert_eq!(officer.send_file(&way, "file", "x.xlsx", &bytes), 303, "{}", officer.text());
        assert_eq!(kept(world, id).get("problem").map(String::as_str), Some("Роҳ нест"));
        let mut auditor = world.browser();
        auditor.sign_in(world, world.person(Role::Auditor));
        assert_eq!(auditor.open(&way), 404);
        assert_eq!(auditor.download(&format!("/applications/{id}/form.xlsx"), "Content-Type").0, 404);
        assert_ne!(phone.open(&way), 200, "the staff's page is not the group's");
    });
}
