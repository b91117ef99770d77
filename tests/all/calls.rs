//! Calls and their forms, as staff set them up in the browser.

use crate::{
    applications::open_case,
    support::{Browser, World, on_both, unescape, world::a_fund},
};
use hashar::{
    applications,
    base::{Actor, CallId, Currency, FormVersionId, Lang, Role, Stop},
    calls::{
        self, Mode, builder,
        forms::{self, FormFile, Kind},
        set_up,
    },
};

fn of(world: &World, role: Role) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, world.person(role));
    browser
}

fn a_draft(world: &World, code: &str, mode: Mode) -> CallId {
    let mut new = world.new_call(code, mode, vec![a_fund(world)]);
    (new.countries, new.currencies) = (vec!["TJ".into()], vec![Currency::EUR]);
    world.write(&Actor::Console, move |tx| set_up::create(tx, &new)).unwrap()
}

fn form_of(world: &World, call: CallId) -> FormFile {
    world
        .read(&Actor::Console, move |tx| {
            let version = forms::in_work(tx, call)?.unwrap();
            Ok(FormFile::of("x", &forms::load(tx, version.id)?))
        })
        .unwrap()
}

fn codes(form: &FormFile) -> Vec<String> {
    form.questions().map(|question| question.code.clone()).collect()
}

/// Presses a button and wants it done.
fn does(browser: &mut Browser, button: &str, given: &[(&str, &str)]) {
    let status = browser.press(button, given);
    assert_eq!(status, 303, "{button}:\n{}", browser.text());
}

#[test]
fn a_form_is_built_part_by_part_with_every_kind_of_question() {
    on_both(|world| {
        world.choices();
        let call = a_draft(world, "B-1", Mode::Emergency);
        let mut lead = of(world, Role::ProgrammeLead);
        assert_eq!(lead.open(&format!("/calls/{call}")), 200);
        assert_eq!(lead.click("Form: questions, preview, versions"), 200);
        assert_eq!(lead.click("Add a section"), 200);
        assert_eq!(lead.press("Save", &[]), 422, "a section has a title");
        does(&mut lead, "Save", &[("label_en", "More about you"), ("label_tg", "Боз дар бораи шумо")]);
        assert!(lead.says("More about you") && lead.says("missing: Русский"));
        for kind in Kind::ALL {
            assert_eq!(lead.open(&format!("/calls/{call}/form/section/more_about_you/question")), 200);
            let label = format!("Asked as {kind}");
            let mut given = vec![("label_en", label.as_str()), ("label_uz", "Savol"), ("kind", kind.as_str())];
            if matches!(kind, Kind::OneOf | Kind::SeveralOf) {
                assert_eq!(lead.press("Save", &given), 422, "answers to choose from");
                assert!(lead.says("Choose a list"));
                given.extend([("list", "own"), ("answers_en", "Little\nMuch"), ("answers_ru", "Мало")]);
                assert_eq!(lead.press("Save", &given), 422, "as many in each language");
                assert!(unescape(&lead.page).contains("Мало"));
                given.pop();
                given.push(("answers_ru", "Мало\nМного"));
            }
            does(&mut lead, "Save", &given);
        }
        let form = form_of(world, call);
        let last = form.sections.last().unwrap();
        assert_eq!(last.code, "more_about_you");
        assert_eq!(last.questions.iter().map(|one| one.kind).collect::<Vec<_>>(), Kind::ALL);
        let choice = last.questions.iter().find(|one| one.kind == Kind::OneOf).unwrap();
        assert_eq!(choice.options[1].code, "much");
        assert_eq!(choice.options[1].labels.say(Lang::Ru), "Много");
        a_question_waits_for_an_answer(world, &mut lead, call);
    });
}

fn a_question_waits_for_an_answer(world: &World, lead: &mut Browser, call: CallId) {
    let page = format!("/calls/{call}/form/question/asked_as_date");
    lead.open(&page);
    assert_eq!(lead.paper("Save").value("label_en"), "Asked as date");
    assert_eq!(lead.press("Save", &[("fills", "amount")]), 422, "a date is no amount");
    lead.open(&page);
    let waits = lead.paper("Save").offers("show_when").iter().any(|one| one == "asked_as_one_of=much");
    assert!(!waits, "that question comes later");
    let page = format!("/calls/{call}/form/question/asked_as_email");
    lead.open(&page);
    let given =
        [("show_when", "asked_as_one_of=much"), ("flags", "sensitive"), ("max_chars", "80"), ("label_en", "Where to?")];
    does(lead, "Save", &given);
    let question = form_of(world, call).questions().find(|one| one.code == "asked_as_email").cloned().unwrap();
    assert_eq!(question.show_when, "asked_as_one_of=much");
    assert!(question.sensitive && !question.required && !question.board_sees && question.max_chars == 80);
    lead.open(&format!("/calls/{call}/form/question/asked_as_one_of"));
    assert_eq!(lead.press("Remove the question", &[]), 422, "another waits for its answer");
    assert!(lead.says("only after an answer that comes earlier"));
    lead.open(&format!("/calls/{call}/form"));
    let way = format!("/calls/{call}/form/order");
    let before = codes(&form_of(world, call));
    assert_eq!(lead.send(&way, &[("move", "up question asked_as_long_text")]), 303);
    let after = codes(&form_of(world, call));
    let place = |codes: &[String], code: &str| codes.iter().position(|one| one == code).unwrap();
    assert_eq!(place(&after, "asked_as_long_text") + 1, place(&before, "asked_as_long_text"));
    // Asked first of all, the choice's section stands; the one that waits cannot stand above it.
    for _ in 0..4 {
        lead.open(&format!("/calls/{call}/form"));
        lead.send(&way, &[("move", "up question asked_as_email")]);
    }
    let last = codes(&form_of(world, call));
    assert!(place(&last, "asked_as_email") > place(&last, "asked_as_one_of"));
    lead.open(&format!("/calls/{call}/form/question/asked_as_file"));
    does(lead, "Remove the question", &[]);
    assert!(!codes(&form_of(world, call)).contains(&"asked_as_file".to_owned()));
    lead.open(&format!("/calls/{call}/form"));
    assert_eq!(lead.send(&way, &[("move", "up section more_about_you")]), 303);
    lead.open(&format!("/calls/{call}/form/section/more_about_you"));
    does(lead, "Remove the section", &[]);
    assert!(!form_of(world, call).sections.iter().any(|section| section.code == "more_about_you"));
}

#[test]
fn a_published_form_is_frozen_and_a_change_makes_a_version_that_only_new_applications_have() {
    on_both(|world| {
        world.choices();
        let call = a_draft(world, "B-1", Mode::Emergency);
        let mut lead = of(world, Role::ProgrammeLead);
        lead.open(&format!("/calls/{call}"));
        does(&mut lead, "Publish the call", &[]);
        let (first, _) = open_case(world, call);
        assert_eq!(lead.open(&format!("/calls/{call}/form")), 200);
        assert!(lead.says("Version 1") && !lead.says("Add a section"));
        let way = format!("/calls/{call}/form/section");
        assert_eq!(lead.send(&way, &[("label_en", "New")]), 422);
        assert!(lead.says("This version is published"));
        lead.open(&format!("/calls/{call}/form"));
        does(&mut lead, "Begin a new version", &[]);
        assert!(lead.says("Version 2"));
        lead.click("Add a section");
        does(&mut lead, "Save", &[("label_en", "Extra")]);
        assert_eq!(lead.press("Publish this version", &[]), 422, "an empty section");
        assert!(lead.says("A section has no questions"));
        lead.open(&format!("/calls/{call}/form/section/extra/question"));
        does(&mut lead, "Save", &[("label_en", "What else?")]);
        let (second, _) = open_case(world, call);
        does(&mut lead, "Publish this version", &[]);
        let (third, _) = open_case(world, call);
        let asked = |id| {
            world
                .read(&Actor::Case(id), move |tx| {
                    let case = applications::load(tx, id)?;
                    Ok(codes(&FormFile::of("x", &forms::load(tx, case.form_version_id)?)))
                })
                .unwrap()
        };
        let has = |id| asked(id).contains(&"what_else".to_owned());
        assert!(!has(first) && !has(second) && has(third));
        does(&mut lead, "Begin a new version", &[]);
        does(&mut lead, "Throw this version away", &[]);
        assert!(lead.says("Version 2"));
    });
}

#[test]
fn a_version_that_was_never_made_is_missing_and_a_new_one_is_empty() {
    on_both(|world| {
        world.choices();
        let call = a_draft(world, "B-0", Mode::Emergency);
        let made = world.write(&Actor::Console, move |tx| forms::import(tx, call, "code = 'empty'")).unwrap();
        let load = |version| world.read(&Actor::Console, move |tx| forms::load(tx, version));
        assert!(load(made).unwrap().is_empty());
        assert!(matches!(load(FormVersionId(made.0 + 1_000_000)), Err(Stop::Missing)));
    });
}

#[test]
fn a_form_without_a_question_for_the_name_is_not_published() {
    on_both(|world| {
        world.choices();
        let call = a_draft(world, "B-1", Mode::Emergency);
        let mut lead = of(world, Role::ProgrammeLead);
        lead.open(&format!("/calls/{call}/form/question/name"));
        does(&mut lead, "Remove the question", &[]);
        lead.open(&format!("/calls/{call}"));
        assert_eq!(lead.press("Publish the call", &[]), 422);
        assert!(lead.says("a question that gives the name of the group"));
    });
}

#[test]
fn a_form_goes_out_as_a_file_and_into_another_call() {
    on_both(|world| {
        world.choices();
        let (one, other) = (a_draft(world, "B-1", Mode::InKind), a_draft(world, "B-2", Mode::Regular));
        let mut lead = of(world, Role::ProgrammeLead);
        let (status, file, name) = lead.download(&format!("/calls/{one}/form/file"), "Content-Disposition");
        assert_eq!((status, name.as_str()), (200, "attachment; filename=\"form-b-1-1.toml\""));
        let way = format!("/calls/{other}/form/bring");
        assert_eq!(lead.open(&way), 200);
        assert_eq!(lead.send_file(&way, "file", "form.toml", &file), 303);
        assert_eq!(form_of(world, other), form_of(world, one));
        let text = String::from_utf8(file).unwrap();
        lead.open(&way);
        let broken = text.replacen("kind = \"one_of\"", "kind = \"one_off\"", 1);
        assert_eq!(lead.send_file(&way, "file", "form.toml", broken.as_bytes()), 422);
        let line = 1 + broken[..broken.find("one_off").unwrap()].matches('\n').count();
        assert!(lead.says(&format!("Line {line}: ")), "{}", lead.text());
        let flawed = text.replacen("list = \"theme\"", "list = \"themes\"", 1);
        assert_eq!(lead.send_file(&way, "file", "form.toml", flawed.as_bytes()), 422);
        assert!(lead.says("“theme” in the file: Choose a list"), "{}", lead.text());
        for nonsense in [&b""[..], b"\xff\xfe", b"PK\x03\x04", "code = 1".as_bytes()] {
            assert_eq!(lead.send_file(&way, "file", "form.toml", nonsense), 422);
        }
        assert_eq!(form_of(world, other), form_of(world, one), "nothing half-imported");
        let third = a_draft(world, "B-3", Mode::Emergency);
        lead.open(&format!("/calls/{third}/form/bring"));
        does(&mut lead, "Copy its form", &[("from", &one.to_string())]);
        assert_eq!(form_of(world, third), form_of(world, one));
        let builder_reads = builder::read(text.as_bytes()).unwrap();
        assert_eq!(builder_reads.sections, form_of(world, one).sections);
    });
}

#[test]
fn anybody_tries_a_form_and_nothing_is_stored() {
    on_both(|world| {
        world.choices();
        let call = a_draft(world, "B-1", Mode::Regular);
        let page = format!("/practice/{call}");
        let mut guest = world.browser();
        assert_eq!(guest.open(&page), 404, "a draft is not shown");
        assert_eq!(guest.open(&format!("{page}/reach")), 404);
        let mut officer = of(world, Role::ProgrammeOfficer);
        assert_eq!(officer.open(&page), 200, "but staff see it before it is published");
        for lang in Lang::ALL {
            assert_eq!(officer.open(&format!("{page}/reach?lang={}", lang.code())), 200);
            assert!(!unescape(&officer.page).contains("(English)"), "the form that ships is translated");
        }
        world.write(&Actor::Console, move |tx| set_up::publish(tx, call)).unwrap();
        let kept = || {
            let trail = world.actor(Role::Auditor);
            world
                .read(&trail, |tx| Ok((hashar::audit::history::page(tx, None, 1_000)?.len(), calls::all(tx)?.len())))
                .unwrap()
        };
        let before = kept();
        assert_eq!(guest.open(&format!("/apply/{call}")), 200);
        assert_eq!(guest.click("Try the form first: nothing is sent"), 200);
        assert!(guest.says("Nothing is sent and nothing is stored"));
        assert_eq!(guest.open(&format!("{page}/plan")), 200);
        assert_eq!(guest.press("Check and go on", &[("q_start_date", "31.02.2027")]), 422);
        assert!(guest.says("This is not a date") && guest.shows("31.02.2027"));
        assert_eq!(guest.press("Check and go on", &[("q_start_date", "01.02.2027")]), 303);
        assert!(guest.says("some required questions have no answer yet"));
        let last = form_of(world, call).sections.last().unwrap().code.clone();
        guest.open(&format!("{page}/{last}"));
        assert_eq!(guest.press("Check and go on", &[]), 303);
        assert!(guest.says("That was the whole form"));
        assert_eq!(kept(), before);
        assert_eq!(guest.open(&format!("/practice/{call}?lang=tg")), 200);
        assert!(guest.says("Call B-1 (English)"), "a fallback is seen as one");
    });
}

#[test]
fn only_who_may_set_calls_up_changes_a_form() {
    on_both(|world| {
        world.choices();
        let call = a_draft(world, "B-1", Mode::Emergency);
        let mut officer = of(world, Role::ProgrammeOfficer);
        assert_eq!(officer.open(&format!("/calls/{call}/form")), 200);
        assert!(!officer.says("Add a section") && officer.says("See it as groups do"));
        for page in ["section", "section/reach", "question/name", "section/reach/question", "bring"] {
            assert_eq!(officer.open(&format!("/calls/{call}/form/{page}")), 404, "{page}");
            officer.open("/calls");
            assert_eq!(officer.send(&format!("/calls/{call}/form/{page}"), &[("label_en", "x")]), 404, "{page}");
        }
        officer.open("/calls");
        assert_eq!(officer.send(&format!("/calls/{call}/form/order"), &[("move", "up section reach")]), 404);
    });
}

#[test]
fn a_drafts_settings_are_changed_and_a_call_goes_its_whole_way() {
    on_both(|world| {
        world.choices();
        let (call, _) = (a_draft(world, "B-1", Mode::Regular), a_draft(world, "B-2", Mode::Regular));
        let mut lead = of(world, Role::ProgrammeLead);
        let find = || world.read(&Actor::Console, move |tx| calls::find(tx, call)).unwrap();
        let before = find();
        lead.open(&format!("/calls/{call}"));
        lead.click("Change the settings");
        does(&mut lead, "Save as a draft", &[]);
        let same = find();
        let of_minute = |at: chrono::NaiveDateTime| at.format("%Y-%m-%d %H:%M").to_string();
        assert_eq!(of_minute(same.opens_at), of_minute(before.opens_at), "nothing moves by being looked at");
        assert_eq!((same.funds, same.months_max, same.countries), (before.funds, before.months_max, before.countries));
        lead.open(&format!("/calls/{call}/edit"));
        assert_eq!(lead.press("Save as a draft", &[("code", "B-2")]), 422, "another call has this code");
        lead.open(&format!("/calls/{call}/edit"));
        let given = [
            ("name_tg", "Даъвати баҳор"),
            ("countries", "TJ"),
            ("countries", "KG"),
            ("closes", ""),
            ("currencies", "EUR"),
            ("currencies", "KGS"),
            ("amount_max", "2500"),
            ("amount_currency", "EUR"),
        ];
        does(&mut lead, "Save as a draft", &given);
        let after = find();
        assert_eq!(after.labels.say(Lang::Tg), "Даъвати баҳор");
        assert_eq!(after.labels.say(Lang::En), "Call B-1");
        assert_eq!((after.closes_at, after.countries.join(" ").as_str()), (None, "TJ KG"));
        assert_eq!(after.amount_max.map(|amount| amount.minor()), Some(250_000));
        let later = (find().opens_at + chrono::Duration::days(9)).format("%d.%m.%Y").to_string();
        lead.open(&format!("/calls/{call}/edit"));
        does(&mut lead, "Save as a draft", &[("opens", &later)]);
        does(&mut lead, "Publish the call", &[]);
        assert_eq!(find().state, calls::State::Published);
        lead.open("/calls");
        assert_eq!(lead.send(&format!("/calls/{call}/edit"), &[("code", "B-9")]), 422, "no draft any more");
        lead.open(&format!("/calls/{call}"));
        does(&mut lead, "Take it back as a draft", &[]);
        lead.open(&format!("/calls/{call}/edit"));
        does(&mut lead, "Save as a draft", &[("opens", "01.02.2026")]);
        for (button, state) in [
            ("Publish the call", calls::State::Open),
            ("Close the call now", calls::State::Closed),
            ("All applications are decided", calls::State::Decided),
            ("Put the call away", calls::State::Archived),
        ] {
            does(&mut lead, button, &[]);
            assert_eq!(find().state, state, "{button}");
        }
        assert!(lead.says("Marked the call as decided"));
    });
}
