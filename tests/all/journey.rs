//! One grant travels the whole way, page by page, as people walk it: no act is called, every form is filled in as it was
//! shown. Only the clock is set, and the clerk does its rounds. The fields of the forms are not named twice here: a
//! field that is not on the page, or a choice that is not offered, stops the journey.

use crate::support::{Browser, World, on_both};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use hashar::{
    base::{Currency, Lang, Message, Money, Role, words::Words},
    clerk,
    mail::{self, Post, Transport},
};
use std::{collections::BTreeSet, process::Command};

const GROUP: &str = "Гурӯҳи занони «Умед»";
/// What the board reads before it declares.
const PARTNER: &str = "Гурӯҳи «Чашма»";

fn say(lang: Lang, key: &str) -> String {
    Words::shared().say(lang, key)
}

fn tg(key: &str) -> String {
    say(Lang::Tg, key)
}

fn en(key: &str) -> String {
    say(Lang::En, key)
}

/// A message of the English text with one value.
fn message(key: &'static str, name: &'static str, value: impl Into<hashar::base::stop::Arg>) -> String {
    Words::shared().message(Lang::En, &Message::new(key).with(name, value))
}

/// Everybody in the story, each with a browser of their own.
struct Cast<'a> {
    world: &'a World,
    now: NaiveDateTime,
    lead: Browser,
    officer: Browser,
    chair: Browser,
    members: Vec<Browser>,
    finance: Browser,
    approver: Browser,
    second_approver: Browser,
    director: Browser,
    auditor: Browser,
}

impl<'a> Cast<'a> {
    fn gather(world: &'a World) -> Self {
        let now = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(6, 50, 0).unwrap();
        world.db.set_now(Some(now));
        world.choices();
        let enter = |person| {
            let mut browser = world.browser();
            browser.sign_in(world, person);
            browser
        };
        let first = |role| enter(world.person(role));
        Self {
            world,
            now,
            lead: first(Role::ProgrammeLead),
            officer: first(Role::ProgrammeOfficer),
            chair: first(Role::BoardChair),
            members: ["Aigul", "Bahrom", "Conflicted"]
                .map(|name| enter(world.another(Role::BoardMember, name)))
                .into_iter()
                .collect(),
            finance: first(Role::FinanceOfficer),
            approver: first(Role::FinanceApprover),
            second_approver: enter(world.another(Role::FinanceApprover, "second-approver")),
            director: first(Role::Director),
            auditor: first(Role::Auditor),
        }
    }

    /// Some minutes pass, and the clerk does its round.
    fn later(&mut self, minutes: i64) {
        self.now += TimeDelta::minutes(minutes);
        self.world.db.set_now(Some(self.now));
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        assert_eq!(runtime.block_on(clerk::once(&self.world.db, &self.world.house.settings)).len(), 0);
        self.staff().for_each(Browser::proves);
    }

    /// Everybody of the staff and the board.
    fn staff(&self) -> impl Iterator<Item = &Browser> {
        let one = [&self.lead, &self.officer, &self.chair, &self.finance, &self.approver, &self.second_approver];
        one.into_iter().chain(&self.members)
    }
}

/// Opens a page that must be there.
fn at(browser: &mut Browser, path: &str) {
    let status = browser.open(path);
    assert_eq!(status, 200, "{path}:\n{}", browser.text());
}

/// Presses a button twice, as a hasty hand does, and expects that it did what it says, once.
fn does(browser: &mut Browser, button: &str, given: &[(&str, &str)]) {
    let status = browser.press(button, given);
    assert_eq!(status, 303, "{button}:\n{}", browser.text());
    let acts = browser.acts_so_far();
    let status = browser.press_again();
    assert_eq!(status, 303, "{button}, pressed again:\n{}", browser.text());
    assert_eq!(browser.acts_so_far(), acts, "{button} did its work twice");
}

/// Enters with a case code: each time is written down, so this is pressed once.
fn enters(browser: &mut Browser, button: &str, given: &[(&str, &str)]) {
    assert_eq!(browser.press(button, given), 303, "{}", browser.text());
}

/// Presses a button and expects a refusal that says `because`.
fn refused(browser: &mut Browser, button: &str, given: &[(&str, &str)], because: &str) {
    let status = browser.press(button, given);
    assert_eq!(status, 422, "{button}:\n{}", browser.text());
    assert!(browser.says(because), "{because:?} is not said:\n{}", browser.text());
}

fn shows(browser: &Browser, text: &str) {
    assert!(browser.says(text), "{text:?} is not said:\n{}", browser.text());
}

fn hides(browser: &Browser, text: &str) {
    assert!(!browser.says(text), "{text:?} is said:\n{}", browser.text());
}

#[test]
fn one_grant_travels_the_whole_way() {
    on_both(|world| {
        let mut cast = Cast::gather(world);
        money_comes_in(&mut cast);
        a_call_opens(&mut cast);
        let (mut group, code) = a_group_applies(&mut cast);
        let [case, refused_case] = staff_screen(&mut cast, &mut group);
        conflicts_come_before_content(&mut cast, &case);
        scores_are_locked_before_others_are_seen(&mut cast, &case);
        let motion = the_board_votes(&mut cast, &case);
        the_group_agrees(&mut cast, &code);
        the_group_reads(&mut cast, &code, "applications-status-funded");
        let award = the_award_is_planned(&mut cast);
        money_is_sent(&mut cast, &award);
        everybody_was_told(&mut cast);
        the_auditor_sees_all_and_changes_nothing(&mut cast, &[&case, &refused_case, &motion, &award]);
        the_ledger_says_the_same(&mut cast);
    });
}

/// Finance adds a fund and records EUR 4,000.
fn money_comes_in(cast: &mut Cast<'_>) {
    let finance = &mut cast.finance;
    at(finance, "/");
    finance.click("Funds");
    finance.click(&en("funds-add-link"));
    refused(
        finance,
        &en("funds-add-button"),
        &[("code", "women 2026"), ("name_en", "Women")],
        &en("funds-code-malformed"),
    );
    does(
        finance,
        &en("funds-add-button"),
        &[
            ("code", "WOMEN-2026"),
            ("name_en", "Women’s fund 2026"),
            ("name_tg", "Фонди занон 2026"),
            ("currency", "EUR"),
        ],
    );
    finance.click(&en("funds-receive-link"));
    does(finance, &en("funds-receive-button"), &[("amount", "4000"), ("on", "27.02.2026"), ("note", "Agreement 7")]);
    shows(finance, "EUR 4,000.00");
}

/// The lead makes a call of it, publishes it, and it opens when its time comes.
fn a_call_opens(cast: &mut Cast<'_>) {
    let lead = &mut cast.lead;
    at(lead, "/calls");
    lead.click(&en("calls-new-heading"));
    let fund = lead.paper(&en("calls-new-button")).offers("funds")[0].clone();
    let call = [
        ("code", "SPRING-2026"),
        ("name_en", "Spring call 2026"),
        ("name_tg", "Даъвати баҳории 2026"),
        ("purpose_en", "Small grants for women’s groups"),
        ("mode", "regular"),
        ("opens", "02.03.2026"),
        ("opens_time", "12:00"),
        ("closes", "31.03.2026"),
        ("decides_by", "20.04.2026"),
        ("countries", "TJ"),
        ("countries", "KG"),
        ("currencies", "EUR"),
        ("currencies", "TJS"),
        ("amount_min", "100"),
        ("amount_max", "3000"),
        ("amount_currency", "EUR"),
        ("months", "12"),
        ("funds", &fund),
    ];
    does(lead, &en("calls-new-button"), &call);
    does(lead, &en("calls-publish-button"), &[]);
    let mut visitor = cast.world.browser();
    at(&mut visitor, "/");
    assert_eq!(visitor.link("/apply/"), None, "it is not open yet:\n{}", visitor.text());
    cast.later(15);
    at(&mut visitor, "/?lang=tg");
    shows(&visitor, "Даъвати баҳории 2026");
    shows(&visitor, "31.03.2026");
    assert!(visitor.link("/apply/").is_some(), "{}", visitor.text());
}

/// Answers to every question of the form in sight, the given ones first.
fn answers(browser: &Browser, button: &str, given: &[(&str, &str)]) -> Vec<(String, String)> {
    let told = |name: &str| given.iter().find(|(other, _)| *other == name).map(|(_, value)| *value);
    let mut answers = Vec::new();
    for (name, offered) in browser.paper(button).fields() {
        let value = match (told(&name), name.as_str(), offered.iter().find(|one| !one.is_empty())) {
            (Some(value), _, _) => value,
            (_, "q_start_date", _) => "01.05.2026",
            (_, "q_end_date", _) => "30.09.2026",
            (_, "q_people_served_women", _) => "40",
            (_, other, _) if other.starts_with("q_people_served_") => "",
            (_, "q_budget_0_category", _) => "people",
            (_, "q_budget_0_what", _) => "Омӯзгор",
            (_, "q_budget_0_amount", _) => "1200",
            (_, other, _) if other.starts_with("q_budget_") => "",
            (_, _, Some(choice)) => choice,
            (_, "q_people_named", _) => PARTNER,
            _ => "Мо кор мекунем",
        };
        answers.push((name, value.to_owned()));
    }
    answers
}

fn pairs(answers: &[(String, String)]) -> Vec<(&str, &str)> {
    answers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// Goes through the whole form from the first section to the page where it is checked.
fn fill_in(browser: &mut Browser, lang: Lang, first: &str, given: &[(&str, &str)]) {
    at(browser, first);
    let button = say(lang, "applications-save-continue");
    while browser.page.contains(&button) {
        let typed = answers(browser, &button, given);
        does(browser, &button, &pairs(&typed));
    }
    shows(browser, &say(lang, "applications-check-lead"));
}

/// Starts an application; gives the code as it is printed on the receipt.
fn start(browser: &mut Browser, lang: Lang, country: &str) -> String {
    at(browser, &format!("/?lang={}", lang.code()));
    let apply = browser.link("/apply/").unwrap();
    at(browser, &apply);
    refused(browser, &say(lang, "applications-start"), &[], &say(lang, "form-choose"));
    assert_eq!(browser.press(&say(lang, "applications-start"), &[("country", country)]), 200);
    // The code is shown once: no menu of languages leads away from it.
    assert!(!browser.shows("?lang"), "{}", browser.page);
    let text = browser.text();
    let words: Vec<&str> = text.split(' ').collect();
    let four = |word: &str| word.len() == 4 && word.chars().all(|letter| letter.is_ascii_digit());
    let code = words.windows(4).find(|four_words| four_words.iter().all(|word| four(word)));
    code.unwrap_or_else(|| panic!("no code on the receipt:\n{text}")).join(" ")
}

/// A group starts without an account, saves a draft, comes back on another phone with its code, and sends.
fn a_group_applies(cast: &mut Cast<'_>) -> (Browser, String) {
    let mut group = cast.world.browser();
    let code = start(&mut group, Lang::Tg, "TJ");
    group.click(&tg("applications-receipt-next"));
    shows(&group, &tg("applications-status-draft"));
    at(&mut group, "/case/section/who");
    does(&mut group, &tg("applications-save-stay"), &[("q_name", GROUP)]);
    shows(&group, &tg("applications-saved"));

    let mut group = cast.world.browser();
    assert_eq!(group.open("/case?lang=tg"), 401, "without the code nothing opens");
    at(&mut group, "/enter");
    refused(
        &mut group,
        &tg("applications-enter-button"),
        &[("code", "1234 5678 9012 3456")],
        &tg("applications-code-unknown"),
    );
    enters(&mut group, &tg("applications-enter-button"), &[("code", &code)]);
    at(&mut group, "/case/section/who");
    assert_eq!(group.paper(&tg("applications-save-continue")).value("q_name"), GROUP, "the draft was kept");
    at(&mut group, "/case/check");
    assert_eq!(group.press(&tg("applications-send-button"), &[]), 422, "answers are missing");
    let own = [
        ("q_name", GROUP),
        ("q_safe_channel", "email"),
        ("q_contact_value", "umed@example.org"),
        ("q_language", "tg"),
        ("q_amount", "1200"),
        ("q_amount_currency", "EUR"),
    ];
    fill_in(&mut group, Lang::Tg, "/case/section/reach", &own);
    does(&mut group, &tg("applications-send-button"), &[]);
    shows(&group, &tg("applications-status-received"));
    (group, code)
}

/// Less than was asked is offered: the group brings its budget down to it and says yes.
fn the_group_agrees(cast: &mut Cast<'_>, code: &str) {
    let mut group = cast.world.browser();
    at(&mut group, "/enter?lang=tg");
    enters(&mut group, &tg("applications-enter-button"), &[("code", code)]);
    shows(&group, &tg("applications-status-offered"));
    group.click(&tg("awards-offer-heading"));
    does(&mut group, &tg("awards-offer-fit-button"), &[]);
    does(&mut group, &tg("awards-offer-button"), &[("agrees", "yes")]);
}

fn the_group_reads(cast: &mut Cast<'_>, code: &str, status: &str) {
    let mut group = cast.world.browser();
    at(&mut group, "/enter?lang=tg");
    enters(&mut group, &tg("applications-enter-button"), &[("code", code)]);
    shows(&group, &tg(status));
}

/// The links of a list's rows: those to one thing each.
fn rows(browser: &Browser, start: &str) -> Vec<String> {
    let is_row = |href: &String| href.strip_prefix(start).is_some_and(|id| id.len() == 13 && !id.contains(['/', '-']));
    crate::support::paper::links(&browser.page).into_iter().map(|(href, _)| href).filter(is_row).collect()
}

/// Staff find it, ask for more, get an answer, and find it eligible; another one is not, and a third came by telephone.
fn staff_screen(cast: &mut Cast<'_>, group: &mut Browser) -> [String; 2] {
    let mut other = cast.world.browser();
    start(&mut other, Lang::Ky, "KG");
    let own = [
        ("q_name", "Айгүлдүн тобу"),
        ("q_safe_channel", "email"),
        ("q_contact_value", "aigul@example.org"),
        ("q_language", "ky"),
        ("q_amount", "1200"),
        ("q_amount_currency", "EUR"),
    ];
    fill_in(&mut other, Lang::Ky, "/case/section/reach", &own);
    does(&mut other, &say(Lang::Ky, "applications-send-button"), &[]);
    cast.later(5);

    let officer = &mut cast.officer;
    at(officer, "/applications");
    shows(officer, &message("applications-count", "n", 2));
    assert_eq!(officer.press(&en("applications-filter-button"), &[("country", "TJ"), ("q", "umed")]), 303);
    let [case] = &rows(officer, "/applications/")[..] else { panic!("{}", officer.text()) };
    let case = case.clone();
    officer.press(&en("applications-filter-button"), &[("country", "KG"), ("q", "")]);
    let [foreign] = &rows(officer, "/applications/")[..] else { panic!("{}", officer.text()) };
    let foreign = foreign.clone();
    assert_eq!(officer.press(&en("applications-filter-button"), &[("country", "UZ")]), 303);
    shows(officer, &en("applications-none"));

    at(officer, &case);
    officer.click(&en("applications-screen-link"));
    let button = en("applications-screen-button");
    refused(officer, &button, &[("outcome", "ask_more")], &en("applications-note-missing"));
    does(officer, &button, &[("outcome", "ask_more"), ("note", "Нархи омӯзгор чанд аст?")]);
    shows(officer, &en("applications-state-more-asked"));
    at(group, "/case");
    shows(group, &tg("applications-status-more-asked"));
    shows(group, "Нархи омӯзгор чанд аст?");
    at(group, "/case/section/money");
    does(group, &tg("applications-save-stay"), &[("q_other_money", "Омӯзгор 300 EUR мегирад")]);
    at(group, "/case/check");
    does(group, &tg("applications-send-button"), &[]);
    shows(group, &tg("applications-status-received"));

    at(officer, &case);
    shows(officer, "Омӯзгор 300 EUR мегирад");
    officer.click(&en("applications-screen-link"));
    does(officer, &button, &[("outcome", "eligible")]);
    shows(officer, &en("applications-state-with-board"));
    at(group, "/case");
    shows(group, &tg("applications-status-with-board"));

    at(officer, &foreign);
    officer.click(&en("applications-screen-link"));
    refused(officer, &button, &[("outcome", "not_eligible")], &en("applications-reason-missing"));
    does(
        officer,
        &button,
        &[("outcome", "not_eligible"), ("reason", "outside_themes"), ("note", "Иш темага кирбейт.")],
    );
    at(&mut other, "/case");
    shows(&other, &say(Lang::Ky, "applications-status-not-eligible"));
    shows(&other, "Иш темага кирбейт.");

    on_behalf(officer);
    [case, foreign]
}

/// An application that came by telephone is entered by staff; the code is for the group.
fn on_behalf(officer: &mut Browser) {
    at(officer, "/applications");
    officer.click(&en("applications-new-link"));
    let button = en("applications-new-button");
    let call = officer.paper(&button).offers("call")[0].clone();
    let case = [("call", call.as_str()), ("country", "TJ"), ("language", "ru"), ("channel", "phone")];
    assert_eq!(officer.press(&button, &case), 200, "{}", officer.text());
    shows(officer, &en("applications-receipt-lead"));
    officer.click(&en("applications-receipt-next"));
    let links = crate::support::paper::links(&officer.page);
    let first = links.into_iter().map(|(href, _)| href).find(|href| href.contains("/fill/")).unwrap();
    let own = [
        ("q_name", "Кризисный центр «Опора»"),
        ("q_amount", "900"),
        ("q_amount_currency", "EUR"),
        ("q_budget_0_amount", "900"),
    ];
    fill_in(officer, Lang::En, &first, &own);
    does(officer, &en("applications-send-button"), &[]);
    shows(officer, "Кризисный центр «Опора»");
    shows(officer, &en("applications-channel-phone"));
    shows(officer, &en("applications-state-received"));
}

/// Each member says whether there is a conflict before the content opens; the conflicted one is shut out for good.
fn conflicts_come_before_content(cast: &mut Cast<'_>, case: &str) {
    cast.later(5);
    let path = format!("/board{case}");
    let button = en("board-declare-button");
    for member in cast.members.iter_mut().chain([&mut cast.chair]) {
        at(member, "/board");
        shows(member, &en("board-task-declare"));
        at(member, &path);
        shows(member, &en("board-standing-to-declare"));
        shows(member, PARTNER);
        hides(member, "Мо кор мекунем");
        refused(member, &button, &[], &en("form-choose"));
    }
    let [aigul, bahrom, conflicted] = &mut cast.members[..] else { panic!("three members") };
    for clear in [aigul, bahrom, &mut cast.chair] {
        does(clear, &button, &[("state", "none")]);
        shows(clear, "Мо кор мекунем");
        hides(clear, "umed@example.org");
    }
    refused(conflicted, &button, &[("state", "conflict")], &en("board-kind-missing"));
    does(conflicted, &button, &[("state", "conflict"), ("kind", "relation")]);
    for shut in ["", "/scores", "/discussion", "/votes"] {
        conflicted.open(&format!("{path}{shut}"));
        hides(conflicted, "Мо кор мекунем");
        assert!(
            conflicted.says(&en("board-standing-conflict")) || conflicted.says(&en("fault-missing")),
            "{}",
            conflicted.text()
        );
    }
}

/// Scores are a draft until they are locked; only then those of others open.
fn scores_are_locked_before_others_are_seen(cast: &mut Cast<'_>, case: &str) {
    let path = format!("/board{case}");
    let [aigul, bahrom, _] = &mut cast.members[..] else { panic!("three members") };
    for (place, member) in [aigul, bahrom, &mut cast.chair].into_iter().enumerate() {
        at(member, &path);
        assert_eq!(member.press(&en("board-score-lock"), &[]), 422, "no points are given yet");
        let marks: Vec<(String, String)> = member
            .paper(&en("board-score-lock"))
            .fields()
            .into_iter()
            .filter(|(name, _)| name.starts_with("points_"))
            .map(|(name, offered)| (name, offered[offered.len() - 1 - place].clone()))
            .collect();
        let mut sheet = pairs(&marks);
        let remark = format!("Remark {place}");
        sheet.extend([("comment", remark.as_str()), ("recommended", "1000")]);
        does(member, &en("board-score-save"), &sheet);
        shows(member, &en("board-saved"));
        at(member, &format!("{path}/scores"));
        shows(member, &en("board-score-first"));
        hides(member, "Remark");
        at(member, &path);
        does(member, &en("board-score-lock"), &[]);
        shows(member, &en("board-locked"));
        for earlier in 0..=place {
            shows(member, &format!("Remark {earlier}"));
        }
    }
    let [aigul, bahrom, _] = &mut cast.members[..] else { panic!("three members") };
    at(aigul, &format!("{path}/discussion"));
    refused(aigul, &en("board-comment-button"), &[("body", " ")], &en("form-missing"));
    does(aigul, &en("board-comment-button"), &[("body", "I know the village: the need is real.")]);
    at(bahrom, &format!("{path}/discussion"));
    shows(bahrom, "I know the village: the need is real.");
}

/// The chair opens the vote, members vote, the chair closes it, and the decision stands with its voters and reasons.
fn the_board_votes(cast: &mut Cast<'_>, case: &str) -> String {
    let path = format!("/board{case}");
    at(&mut cast.members[0], &format!("{path}/votes"));
    hides(&cast.members[0], &en("board-open-button"));
    let chair = &mut cast.chair;
    at(chair, &format!("{path}/votes"));
    chair.click(&en("board-open-button"));
    let button = en("board-open-button");
    let fund = chair.paper(&button).offers("fund").iter().find(|one| !one.is_empty()).unwrap().clone();
    let too_much = [("outcome", "fund_less"), ("amount", "1200"), ("fund", fund.as_str()), ("text", "A smaller grant")];
    assert_eq!(chair.press(&button, &too_much), 422, "the amount is not less:\n{}", chair.text());
    assert_eq!(chair.paper(&button).value("text"), "A smaller grant", "what was typed stays");
    does(chair, &button, &[("amount", "1000"), ("currency", "EUR"), ("closes", "20.03.2026")]);
    let motion = chair.paper(&en("board-vote-button")).action;
    cast.later(5);

    let vote = en("board-vote-button");
    let [aigul, bahrom, conflicted] = &mut cast.members[..] else { panic!("three members") };
    at(aigul, "/board");
    shows(aigul, &en("board-task-vote"));
    at(aigul, &motion);
    refused(aigul, &vote, &[("choice", "yes_with_conditions")], &en("board-conditions-missing"));
    does(
        aigul,
        &vote,
        &[("choice", "yes_with_conditions"), ("recommended", "1000"), ("conditions", "A report after three months")],
    );
    hides(aigul, &en("board-ballots"));
    at(bahrom, &motion);
    does(bahrom, &vote, &[("choice", "no"), ("reason", "Too little is asked for training")]);
    does(bahrom, &en("board-vote-change"), &[("choice", "abstain")]);
    conflicted.open(&motion);
    hides(conflicted, "A smaller grant");
    let pressed = conflicted.send(&motion, &[("choice", "no")]);
    assert!(pressed >= 400, "a vote of a conflicted member was taken: {pressed}");
    at(&mut cast.chair, &motion);
    does(&mut cast.chair, &vote, &[("choice", "yes"), ("recommended", "1000")]);
    the_group_sees_no_board(cast, &motion);

    let chair = &mut cast.chair;
    at(chair, &motion);
    chair.click(&en("board-motion-conclude"));
    does(chair, &en("awards-conclude-button"), &[("reasons_en", "The need is real; the plan is modest.")]);
    shows(chair, &en("awards-concluded-carried"));
    shows(chair, "Aigul");
    let officer = &mut cast.officer;
    at(officer, &format!("/board/records/{}", case.trim_start_matches("/applications/")));
    for told in
        ["EUR 1,000.00", "Aigul", "Bahrom", "The need is real; the plan is modest.", "A report after three months"]
    {
        shows(officer, told);
    }
    shows(officer, &en("board-state-carried"));
    motion
}

fn the_group_sees_no_board(cast: &mut Cast<'_>, motion: &str) {
    let mut visitor = cast.world.browser();
    assert_eq!(visitor.open(motion), 401);
}

/// The award has two instalments that add up to it, a letter in the group's language, and its fund is charged.
fn the_award_is_planned(cast: &mut Cast<'_>) -> String {
    let officer = &mut cast.officer;
    at(officer, "/awards");
    let [award] = &rows(officer, "/awards/")[..] else { panic!("{}", officer.text()) };
    let award = award.clone();
    at(officer, &award);
    officer.click(&en("awards-plan-link"));
    let button = en("awards-plan-button");
    let mut plan = vec![
        ("amount_1", "600"),
        ("due_1", "10.03.2026"),
        ("condition_1", "agreement_signed"),
        ("amount_2", "500"),
        ("due_2", "10.09.2026"),
        ("condition_2", "report_accepted"),
        ("note_2", ""),
    ];
    let sum = Message::new("awards-plan-sum").with("planned", eur("1100")).with("award", eur("1000"));
    refused(officer, &button, &plan, &Words::shared().message(Lang::En, &sum));
    plan[3].1 = "400";
    does(officer, &button, &plan);
    shows(officer, "EUR 600.00");
    shows(officer, "EUR 400.00");
    at(officer, &format!("{award}/letter"));
    shows(officer, &say(Lang::Tg, "awards-letter-next"));
    at(officer, &award);
    officer.click(&en("awards-met-link"));
    does(officer, &en("awards-met-button"), &[("met_on", "02.03.2026"), ("note", "Signed copy received")]);
    at(&mut cast.finance, "/funds");
    shows(&cast.finance, "EUR 1,000.00");
    award
}

fn eur(amount: &str) -> Money {
    hashar::base::money::parse(amount, Currency::EUR).unwrap()
}

/// Three people send the money: one prepares, one approves, one records. A reversal gives it back; then it is sent again.
fn money_is_sent(cast: &mut Cast<'_>, award: &str) {
    let finance = &mut cast.finance;
    at(finance, "/funds/rates");
    finance.click(&en("funds-rate-heading"));
    let rate = [
        ("units", "1"),
        ("base", "EUR"),
        ("value", "11.5"),
        ("quote", "TJS"),
        ("on", "02.03.2026"),
        ("source", "National Bank"),
    ];
    does(finance, &en("funds-rate-button"), &rate);
    shows(finance, "11.5");

    at(finance, award);
    finance.click(&en("awards-pay-link"));
    shows(finance, &en("payouts-no-payee"));
    finance.click(&en("payouts-add-payee"));
    let payee = [
        ("name", "Умеда Раҳимова"),
        ("method", "bank_transfer"),
        ("country", "TJ"),
        ("currency", "TJS"),
        ("account", "2020 2972 1000 0123 4567"),
        ("holder", "UMEDA RAHIMOVA"),
        ("bank", "Amonatbank"),
    ];
    does(finance, &en("payees-add-button"), &payee);
    at(finance, award);
    finance.click(&en("awards-pay-link"));
    let button = en("payouts-prepare-button");
    let left = |key: &'static str, asked: &str, left: &str| {
        Words::shared().message(
            Lang::En,
            &Message::new(key).with("fund", "WOMEN-2026").with("asked", eur(asked)).with("left", eur(left)),
        )
    };
    let over = left("payouts-over-instalment", "601", "600");
    refused(finance, &button, &[("side", "charge"), ("amount", "601"), ("fees", "0")], &over);
    let over = left("payouts-fees-over-fund", "3001", "3000");
    refused(finance, &button, &[("amount", "600"), ("fees", "3001")], &over);
    let prepared = [
        ("side", "local"),
        ("amount", "6900"),
        ("fees", "5"),
        ("rate", "11.5"),
        ("rate_on", "02.03.2026"),
        ("rate_source", "National Bank"),
    ];
    does(finance, &button, &prepared);
    shows(finance, "TJS 6,900.00");
    shows(finance, "EUR 600.00");
    shows(finance, &en("payouts-needs-second"));
    hides(finance, &en("payouts-approve-button"));
    let payout = rows_of_payouts(finance);

    send_payout(cast, &payout, "TRF-1");
    let approver = &mut cast.approver;
    at(approver, &payout);
    approver.click(&en("payouts-reverse-link"));
    refused(approver, &en("payouts-reverse-button"), &[("on", "02.03.2026")], &en("form-missing"));
    does(approver, &en("payouts-reverse-button"), &[("on", "02.03.2026"), ("reason", "The account was closed")]);
    shows(approver, "The account was closed");
    shows(approver, &en("payouts-state-reversed"));

    let finance = &mut cast.finance;
    at(finance, award);
    finance.click(&en("awards-pay-link"));
    does(finance, &button, &[("side", "local"), ("amount", "6900"), ("fees", "4.50")]);
    let payout = rows_of_payouts(finance);
    send_payout(cast, &payout, "TRF-2");
}

/// The payout whose page finance sees after preparing it: the newest of the list.
fn rows_of_payouts(finance: &mut Browser) -> String {
    at(finance, "/payouts?state=prepared");
    rows(finance, "/payouts/").first().cloned().unwrap_or_else(|| panic!("{}", finance.text()))
}

/// Approved by a second person, recorded by a third.
fn send_payout(cast: &mut Cast<'_>, payout: &str, reference: &str) {
    cast.later(5);
    at(&mut cast.finance, payout);
    let fields = [("sent_on", "02.03.2026")];
    assert!(
        cast.finance.send(&format!("{payout}/record"), &fields) >= 400,
        "nothing is recorded before it is approved"
    );
    let approver = &mut cast.approver;
    at(approver, payout);
    if reference == "TRF-1" {
        refused(approver, &en("payouts-approve-button"), &[], &en("payouts-payee-unverified"));
        approver.click(&en("payouts-payee-link"));
        does(approver, &en("payees-verify-button"), &[("how", "Called the number we know")]);
        shows(approver, "Called the number we know");
        at(approver, payout);
    }
    does(approver, &en("payouts-approve-button"), &[]);
    shows(&cast.approver, &en("payouts-needs-third"));
    let third = &mut cast.second_approver;
    at(third, payout);
    third.click(&en("payouts-record-link"));
    let fees = if reference == "TRF-1" { "5" } else { "4.50" };
    let day = cast.now.date().format("%d.%m.%Y").to_string();
    let fact =
        [("sent_on", day.as_str()), ("reference", reference), ("debited", "600"), ("received", "6900"), ("fees", fees)];
    does(third, &en("payouts-record-button"), &fact);
    shows(third, reference);
    shows(third, &en("payouts-state-sent"));
}

/// Letters leave, each in its reader's language, and the mail log tells who was told what.
fn everybody_was_told(cast: &mut Cast<'_>) {
    let mut settings = cast.world.house.settings.clone();
    settings.public_url = "https://grants.example.org".into();
    settings.mail.from_address = "office@example.org".into();
    let (transport, memory) = Transport::memory();
    let post = Post::with(&settings, transport).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    cast.later(5);
    runtime.block_on(mail::deliver_due(&cast.world.db, &post, || true)).unwrap();
    let posted = memory.lock().unwrap().clone();
    let to = |address: &str| -> Vec<_> { posted.iter().filter(|letter| letter.to.contains(address)).collect() };
    for (address, at_least, letters_of_its_own) in [("umed@example.org", 4, "ҳқғӣӯҷ"), ("aigul@example.org", 2, "өүң")]
    {
        let found = to(address);
        assert!(found.len() >= at_least, "{address}: {found:?}");
        for letter in found {
            assert!(letter.body.contains(|one| letters_of_its_own.contains(one)), "{letter:?}");
        }
    }
    let members = ["Aigul.", "Bahrom.", "board_chair."].map(|name| to(name).len());
    assert_eq!(members, [2, 2, 2], "what waits to be read, and the vote");
    assert_eq!(to("Conflicted.").len(), 1, "the vote is not told to who has a conflict");
    let officer = &mut cast.officer;
    at(officer, "/mail");
    for title in ["application-received", "more-asked", "offer-made", "vote-opened", "payout-sent"] {
        let words = en(&format!("notice-{title}"));
        shows(officer, words.split(':').next().unwrap());
    }
    let decision = crate::support::paper::links(&officer.page);
    let decision = decision.into_iter().find(|(_, says)| *says == en("notice-offer-made")).unwrap().0;
    at(officer, &decision);
    shows(officer, &en("mail-state-sent"));
    let kinds = crate::support::post::every_letter_reads_well(cast.world);
    assert!(kinds.len() >= 12, "{kinds:?}");
}

/// The auditor reads everything, is offered nothing to press, and every form that was sent on the way is shut to her.
fn the_auditor_sees_all_and_changes_nothing(cast: &mut Cast<'_>, things: &[&String]) {
    let pressed: BTreeSet<String> = cast.staff().flat_map(|browser| browser.pressed.clone()).collect();
    assert!(pressed.len() > 15, "{pressed:?}");
    let auditor = &mut cast.auditor;
    at(auditor, "/history");
    for told in ["audit-payouts-reverse", "audit-board-decide"] {
        shows(auditor, &en(told));
    }
    at(&mut cast.director, "/history");
    shows(&cast.director, &en("audit-payouts-reverse"));
    for path in [
        "/applications",
        "/awards",
        "/payouts",
        "/funds",
        "/funds/rates",
        "/calls",
        "/mail",
        "/people",
        "/board/rounds",
    ] {
        at(auditor, path);
    }
    for thing in things {
        at(auditor, thing);
        let offered = crate::support::paper::buttons(&auditor.page);
        assert_eq!(offered, [en("nav-sign-out")], "{thing}");
    }
    auditor.proves();
    let mut open = Vec::new();
    for path in pressed.iter().filter(|path| *path != "/funds/export") {
        at(auditor, "/");
        let status = auditor.send(path, &[]);
        if status != 404 {
            open.push(format!("{path}: {status}"));
        }
    }
    assert!(open.is_empty(), "open to the auditor: {open:#?}");
}

/// What the fund's page says is what hledger adds up from the exported ledger.
fn the_ledger_says_the_same(cast: &mut Cast<'_>) {
    let auditor = &mut cast.auditor;
    at(auditor, "/funds");
    let [fund] = &rows(auditor, "/funds/")[..] else { panic!("{}", auditor.text()) };
    let fund = fund.clone();
    at(auditor, &fund);
    let text = auditor.text();
    let figure = |key: &str| {
        let words: Vec<&str> = text.split(&format!(" {} ", en(key))).nth(1).unwrap_or_default().split(' ').collect();
        words[1].replace(',', "")
    };
    let page = ["received", "committed", "paid", "fees", "available"].map(|one| figure(&format!("funds-{one}")));
    assert_eq!(page, ["4000.00", "400.00", "600.00", "4.50", "2995.50"], "{text}");
    at(auditor, "/funds/export");
    assert_eq!(auditor.press(&en("funds-export-button"), &[("format", "hledger")]), 200);
    let file = cast.world.folder.join("ledger.journal");
    std::fs::write(&file, &auditor.page).unwrap();
    let hledger = |arguments: &[&str]| Command::new("hledger").arg("-f").arg(&file).args(arguments).output();
    let Ok(check) = hledger(&["check", "-s", "ordereddates"]) else {
        assert!(std::env::var_os("HASHAR_REQUIRE_JUDGES").is_none(), "hledger is missing");
        return eprintln!("hledger is not there: the exported ledger was not added up");
    };
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
    let output = hledger(&["balance", "--flat", "-N", "-O", "csv"]).unwrap();
    let sums = String::from_utf8(output.stdout).unwrap();
    let sum = |account: &str| {
        let line = sums.lines().find(|line| line.contains(account)).unwrap_or_else(|| panic!("{account}: {sums}"));
        line.split("\",\"").nth(1).unwrap().trim_end_matches('"').trim_start_matches('-').replace(" EUR", "")
    };
    let ledger = [
        "Income:WOMEN-2026:Received",
        "Equity:WOMEN-2026:Committed",
        "Expenses:WOMEN-2026:Paid",
        "Expenses:WOMEN-2026:Fees",
    ];
    assert_eq!(ledger.map(sum)[..], page[..4]);
}
