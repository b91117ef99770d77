//! Applying: from the open call to the screening, as acts and in a browser.

use crate::support::{World, on_both};
use hashar::{
    applications::{self, Refusal, State, answers, codes, list, open, screen, send},
    base::{Actor, ApplicationId, CallId, FundId, Lang, Role},
    calls::{Mode, forms},
};

fn fund(world: &World) -> FundId {
    crate::support::world::a_fund(world)
}

pub fn open_case(world: &World, call: CallId) -> (ApplicationId, String) {
    let code = codes::fresh(world.db.master()).unwrap();
    let new = open::NewCase {
        call,
        country: "TJ".into(),
        language: Lang::Tg,
        channel: applications::Channel::Online,
        code: code.clone(),
    };
    (world.write(&Actor::Visitor, move |tx| open::open(tx, &new)).unwrap().id, code)
}

/// Answers every question of a case well enough to be sent.
pub fn answer_all(world: &World, actor: &Actor, id: ApplicationId) {
    let form = world
        .read(actor, move |tx| {
            let case = applications::load(tx, id)?;
            forms::load(tx, case.form_version_id)
        })
        .unwrap();
    for section in form.iter() {
        let given: Vec<_> = section.questions.iter().map(|question| (question.id, an_answer(question))).collect();
        let save = answers::SaveSection { case: id, section: section.id, revision: 0, answers: given };
        world.write(actor, move |tx| answers::save(tx, &save)).unwrap();
    }
}

fn an_answer(question: &forms::Question) -> String {
    use forms::Kind;
    match (question.code.as_str(), question.kind) {
        ("safe_channel", _) => "email".into(),
        ("contact_value", _) => "umed@example.org".into(),
        (_, Kind::OneOf) => match question.options.first() {
            Some(option) => option.code.clone(),
            None => match question.list.as_str() {
                "kind" => "grassroots_womens_group".into(),
                "theme" => "livelihoods".into(),
                "publication_consent" => "nothing".into(),
                "people_lead" => "yes_lead".into(),
                _ => "other".into(),
            },
        },
        (_, Kind::Region) => "TJ-KT".into(),
        (_, Kind::Money) => "1200.00 EUR".into(),
        (_, Kind::Date) => "2026-12-01".into(),
        (_, Kind::Number) => "40".into(),
        (_, Kind::YesNo | Kind::Declaration) => "yes".into(),
        (_, Kind::Budget) => "people|1200.00 EUR|trainer".into(),
        (_, Kind::SeveralOf) => String::new(),
        (_, Kind::PeopleServed) => "women=30\nboys=10\nwith_disabilities=4".into(),
        ("name", _) => "Гурӯҳи занони «Умед»".into(),
        _ if question.names_people => "Гурӯҳи «Чашма»".into(),
        _ => "Мо кор мекунем".into(),
    }
}

#[test]
fn an_application_travels_from_draft_to_the_board() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("R-1", Mode::Regular, vec![fund(world)]);
        let (id, code) = open_case(world, call);
        let group = Actor::Case(id);
        let typed = code.clone();
        assert_eq!(world.write(&Actor::Visitor, move |tx| codes::redeem(tx, &typed)).unwrap(), id);
        let early = world.write(&group, move |tx| send::send(tx, id)).unwrap_err();
        assert!(matches!(early.refusal(), Some(Refusal::Incomplete { .. })));
        answer_all(world, &group, id);
        world.write(&group, move |tx| send::send(tx, id)).unwrap();
        let officer = world.actor(Role::ProgrammeOfficer);
        let filter = list::Filter { search: "umed".into(), ..list::Filter::default() };
        let found = world.read(&officer, move |tx| list::page(tx, &filter, None)).unwrap();
        assert_eq!(found.count, 1, "a Tajik name is found by its Latin letters");
        assert_eq!(found.rows[0].0.requested.unwrap().to_string(), "1200.00 EUR");
        let screening =
            screen::NewScreening { case: id, outcome: screen::Outcome::Eligible, reason: None, note: String::new() };
        world.write(&officer, move |tx| screen::screen(tx, &screening)).unwrap();
        let case = world.read(&officer, move |tx| applications::load(tx, id)).unwrap();
        assert_eq!(case.state, State::WithBoard);
        let again = world.write(&group, move |tx| send::send(tx, id)).unwrap_err();
        assert_eq!(again.refusal(), Some(&Refusal::NotFillable));
    });
}

#[test]
fn a_stale_save_is_refused_and_another_case_cannot_be_touched() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("R-1", Mode::Emergency, vec![fund(world)]);
        let (id, _) = open_case(world, call);
        let (other, _) = open_case(world, call);
        let group = Actor::Case(id);
        answer_all(world, &group, id);
        let section = world
            .read(&group, move |tx| {
                let case = applications::load(tx, id)?;
                Ok(forms::load(tx, case.form_version_id)?[0].id)
            })
            .unwrap();
        let stale = answers::SaveSection { case: id, section, revision: 0, answers: Vec::new() };
        let stop = world.write(&group, move |tx| answers::save(tx, &stale)).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::Stale));
        let foreign = answers::SaveSection { case: other, section, revision: 0, answers: Vec::new() };
        let stop = world.write(&group, move |tx| answers::save(tx, &foreign)).unwrap_err();
        assert!(matches!(stop, hashar::base::Stop::Missing));
    });
}

#[test]
fn a_replaced_code_and_a_wrong_one_open_nothing() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("R-1", Mode::Regular, vec![fund(world)]);
        let (id, old) = open_case(world, call);
        let fresh = codes::fresh(world.db.master()).unwrap();
        let new = fresh.clone();
        world.write(&Actor::Case(id), move |tx| codes::replace(tx, id, &new)).unwrap();
        for wrong in [old, "0000 0000 0000 0000".into(), "x".into()] {
            let stop = world.write(&Actor::Visitor, move |tx| codes::redeem(tx, &wrong)).unwrap_err();
            assert_eq!(stop.refusal(), Some(&Refusal::CodeUnknown));
        }
        assert_eq!(world.write(&Actor::Visitor, move |tx| codes::redeem(tx, &fresh)).unwrap(), id);
    });
}

#[test]
fn a_group_applies_in_a_browser_without_javascript() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("R-1", Mode::Emergency, vec![fund(world)]);
        let mut phone = world.browser();
        let path = format!("/apply/{call}?lang=tg");
        assert_eq!(phone.open(&path), 200);
        assert_eq!(phone.send(&format!("/apply/{call}"), &[]), 422, "a country must be chosen");
        assert_eq!(phone.send(&format!("/apply/{call}"), &[("country", "TJ")]), 200);
        let code =
            phone.page.split("class=\"code\">").nth(1).and_then(|rest| rest.split("</p>").next()).unwrap().to_owned();
        let code: String = code.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(code.len(), 16, "{}", phone.page);
        assert_eq!(phone.open("/case"), 200);
        assert_eq!(phone.open("/case/section/money"), 200);
        let bad = [("revision", "0"), ("q_amount", "1,234"), ("q_amount_currency", "EUR"), ("q_budget_text", "нон")];
        assert_eq!(phone.send("/case/section/money", &bad), 422, "an ambiguous amount is asked about");
        assert!(phone.shows("1,234") && phone.shows("нон"), "what was typed stays");
        let good = [("revision", "0"), ("q_amount", "500"), ("q_amount_currency", "EUR"), ("q_budget_text", "нон")];
        assert_eq!(phone.send("/case/section/money", &good), 303);
        let mut other = world.browser();
        assert_eq!(other.open("/case"), 401);
        assert_eq!(other.open("/enter"), 200);
        assert_eq!(other.send("/enter", &[("code", "1111 2222 3333 4444")]), 422);
        assert_eq!(other.send("/enter", &[("code", &code)]), 303);
        assert_eq!(other.open("/case/section/money"), 200);
        assert!(other.shows("нон"));
    });
}

#[test]
fn a_form_of_another_site_or_an_old_page_is_turned_away() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("R-1", Mode::Regular, vec![fund(world)]);
        let mut phone = world.browser();
        phone.open("/enter");
        assert_eq!(phone.send_raw(&format!("/apply/{call}"), "country=TJ&_csrf=00"), 400);
        assert_eq!(phone.send_raw(&format!("/apply/{call}"), &"x=1&".repeat(3_000)), 413);
    });
}

#[test]
fn the_list_costs_as_many_queries_with_one_row_as_with_three() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("R-1", Mode::Regular, vec![fund(world)]);
        let officer = world.actor(Role::ProgrammeOfficer);
        let mut counts = Vec::new();
        for _ in 0..3 {
            let (id, _) = open_case(world, call);
            answer_all(world, &Actor::Case(id), id);
            world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
            let before = hashar::db::queries();
            world.read(&officer, |tx| list::page(tx, &list::Filter::default(), None)).unwrap();
            counts.push(hashar::db::queries() - before);
        }
        assert_eq!(counts[0], counts[2]);
        assert!(counts[2] <= 12, "{counts:?}");
    });
}
