//! What a group fills in and keeps, in a browser: the budget table, a copy to keep; and the staff's list as a file.

use crate::{
    applications::{answer_all, open_case},
    support::{Browser, World, on_both, paper, world::a_fund},
};
use hashar::{
    applications::{Refusal, answers, send},
    base::{Actor, ApplicationId, Lang, Role, words::Words},
    calls::{Mode, forms::Kind},
    web::sheet::reading::{self, Value},
};

fn say(lang: Lang, key: &str) -> String {
    Words::shared().say(lang, key)
}

/// A group's browser, in its case.
fn phone(world: &World, code: &str) -> Browser {
    let mut phone = world.browser();
    phone.open("/enter?lang=en");
    assert_eq!(phone.send("/enter", &[("code", code)]), 303);
    phone
}

fn begun(world: &World) -> (ApplicationId, Browser) {
    world.choices();
    let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
    let (id, code) = open_case(world, call);
    answer_all(world, &Actor::Case(id), id);
    (id, phone(world, &code))
}

const MONEY: &str = "/case/section/money";

fn line(row: usize, cells: [&str; 5]) -> Vec<(String, String)> {
    let names = ["category", "what", "quantity", "amount", "others"];
    names.iter().zip(cells).map(|(name, cell)| (format!("q_budget_{row}_{name}"), cell.to_owned())).collect()
}

fn press(browser: &mut Browser, button: &str, typed: &[Vec<(String, String)>]) -> u16 {
    let typed: Vec<(&str, &str)> =
        typed.iter().flatten().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.press(&say(Lang::En, button), &typed)
}

fn kept_budget(world: &World, id: ApplicationId) -> String {
    world
        .read(&Actor::Case(id), move |tx| {
            let case = hashar::applications::load(tx, id)?;
            let form = hashar::calls::forms::load(tx, case.form_version_id)?;
            let given = answers::of_case(tx, &case)?;
            let table = form.iter().flat_map(|section| &section.questions).find(|one| one.kind == Kind::Budget);
            Ok(given[&table.unwrap().id].clone())
        })
        .unwrap()
}

#[test]
fn a_budget_is_worked_out_before_it_is_saved() {
    on_both(|world| {
        let (id, mut phone) = begun(world);
        assert_eq!(phone.open(MONEY), 200);
        assert_eq!(phone.value_of("q_budget_0_amount"), "1200.00", "a line kept before quantities is read");
        let typed =
            [line(0, ["people", "trainer", "3", "250,50", "100"]), line(1, ["administration", "paper", "", "300", ""])];
        assert_eq!(press(&mut phone, "applications-budget-work-out", &typed), 200);
        for sum in ["EUR 751.50", "EUR 1,051.50", "EUR 951.50", "71.5 %", "28.5 %"] {
            assert!(phone.says(&sum.replace(' ', "\u{a0}")) || phone.says(sum), "{sum}: {}", phone.text());
        }
        assert!(phone.says("at most 10 % of the budget"), "{}", phone.text());
        assert!(phone.says("The two must agree"), "{}", phone.text());
        assert_eq!(kept_budget(world, id), "people|1200.00 EUR|trainer", "nothing was saved");
        assert_eq!(phone.offers_field("q_budget_5_what"), None);
        assert_eq!(press(&mut phone, "applications-budget-more", &[]), 200);
        assert_eq!(phone.offers_field("q_budget_9_what").as_deref(), Some(""));
        assert_eq!(phone.value_of("q_budget_0_quantity"), "3", "what was typed stays");
        assert_eq!(press(&mut phone, "applications-save-continue", &typed), 303);
        let kept = "people;3;250.50;100.00|751.50 EUR|trainer\nadministration|300.00 EUR|paper";
        assert_eq!(kept_budget(world, id), kept);
    });
}

#[test]
fn a_budget_that_does_not_add_up_is_not_sent() {
    on_both(|world| {
        let (id, mut phone) = begun(world);
        let group = Actor::Case(id);
        let mut sends = |lines: &[Vec<(String, String)>]| {
            phone.open(MONEY);
            assert_eq!(press(&mut phone, "applications-save-continue", lines), 303, "a draft may be wrong");
            world.write(&group, move |tx| send::send(tx, id))
        };
        let over = [line(0, ["people", "a", "1", "1000", ""]), line(1, ["administration", "b", "2", "100", ""])];
        let stop = sends(&over).unwrap_err();
        assert!(matches!(stop.refusal(), Some(Refusal::BudgetOver { limit: 10, .. })), "{stop:?}");
        let less = [line(0, ["people", "a", "1", "1100", ""]), line(1, ["administration", "b", "1", "99,99", ""])];
        let stop = sends(&less).unwrap_err();
        assert!(matches!(stop.refusal(), Some(Refusal::BudgetDiffers { .. })), "{stop:?}");
        let paid = [line(0, ["people", "a", "2,5", "600", "300"]), line(1, ["", "", "", "", ""])];
        sends(&paid).unwrap();
    });
}

#[test]
fn a_malformed_line_is_named_at_its_field_and_keeps_the_rest() {
    on_both(|world| {
        let (_, mut phone) = begun(world);
        phone.open(MONEY);
        let typed = [line(0, ["people", "trainer", "many", "1", "2"]), line(1, ["", "paper", "1", "x", ""])];
        assert_eq!(press(&mut phone, "applications-save-continue", &typed), 422);
        assert!(phone.says(&say(Lang::En, "applications-budget-quantity-malformed")));
        assert!(phone.shows("href=\"#f-q-budget-1-category\""), "{}", phone.page);
        for (field, value) in
            [("q_budget_0_quantity", "many"), ("q_budget_1_amount", "x"), ("q_budget_1_what", "paper")]
        {
            assert_eq!(phone.value_of(field), value);
        }
        let typed = [line(0, ["people", "trainer", "1", "10", "11"])];
        assert_eq!(press(&mut phone, "applications-save-continue", &typed), 422);
        assert!(phone.says(&say(Lang::En, "applications-budget-others-over-line")));
    });
}

#[test]
fn a_group_keeps_a_copy_and_nobody_else_has_it() {
    on_both(|world| {
        let (id, mut phone) = begun(world);
        assert_eq!(phone.open("/case/copy"), 200);
        assert!(phone.says("Гурӯҳи занони «Умед»") && phone.says("umed@example.org"));
        let (status, pdf, kind) = phone.download("/case/copy.pdf", "Content-Type");
        assert_eq!((status, kind.as_str()), (200, "application/pdf"));
        assert!(pdf.starts_with(b"%PDF-") && pdf.len() < 120_000, "{}", pdf.len());
        world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
        assert_eq!(phone.open("/case/copy"), 200, "after it was sent, too");
        let mut stranger = world.browser();
        assert_eq!(stranger.open("/case/copy"), 401);
        assert_eq!(stranger.open(&format!("/applications/{id}/copy.pdf")), 401);
        assert_ne!(phone.open(&format!("/applications/{id}/copy")), 200, "the staff's page is not the group's");
        let mut officer = world.browser();
        officer.sign_in(world, world.person(Role::ProgrammeOfficer));
        assert_eq!(officer.open(&format!("/applications/{id}/copy")), 200);
        assert!(officer.says("Гурӯҳи занони «Умед»") && !officer.says("umed@example.org"), "contacts stay closed");
        assert_eq!(officer.download(&format!("/applications/{id}/copy.pdf"), "Content-Type").0, 200);
        let mut member = world.browser();
        member.sign_in(world, world.person(Role::BoardMember));
        assert_eq!(member.open(&format!("/applications/{id}/copy.pdf")), 404);
    });
}

#[test]
fn the_list_is_taken_as_a_file_with_its_filters_and_that_is_written_down() {
    on_both(|world| {
        let (id, _) = begun(world);
        world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
        let mut officer = world.browser();
        officer.sign_in(world, world.person(Role::ProgrammeOfficer));
        assert_eq!(officer.open("/applications?country=TJ&sort=oldest&lang=en"), 200);
        let link = officer.link("/applications/export.xlsx").unwrap();
        assert_eq!(paper::squeeze(&link), "/applications/export.xlsx?country=TJ&sort=oldest");
        let (status, bytes, _) = officer.download(&link, "Content-Type");
        assert_eq!(status, 200);
        let tables = reading::read(&bytes).unwrap();
        let row = &tables[0].rows()[1];
        assert_eq!(row[1], Value::Text("Гурӯҳи занони «Умед»".into()));
        assert_eq!((row[7].typed().as_str(), row[8].typed().as_str()), ("1200", "EUR"));
        assert_eq!(tables[0].rows().len(), 2);
        let (_, bytes, kind) = officer.download("/applications/export.csv?country=KG", "Content-Type");
        assert!(kind.starts_with("text/csv"), "{kind}");
        assert_eq!(String::from_utf8(bytes).unwrap().lines().count(), 1, "only the headings fit the filter");
        officer.sign_in(world, world.person(Role::Auditor));
        assert_eq!(officer.open("/history?lang=en"), 200);
        assert!(officer.says(&say(Lang::En, "audit-applications-export")), "{}", officer.text());
        officer.sign_in(world, world.person(Role::BoardMember));
        assert_eq!(officer.download("/applications/export.csv", "Content-Type").0, 404);
    });
}

impl Browser {
    /// The value of a field of the page.
    fn value_of(&self, name: &str) -> String {
        self.paper(&say(Lang::En, "applications-save-continue")).value(name)
    }

    /// The value of a field, if the page has it.
    fn offers_field(&self, name: &str) -> Option<String> {
        self.page.contains(&format!("name=\"{name}\"")).then(|| self.value_of(name))
    }
}
