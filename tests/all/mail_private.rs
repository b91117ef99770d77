//! Mail in privacy mode: whatever happens in a case, nothing of it stands in the group's mailbox.

use crate::{
    applications::answer_all,
    attachments::a_phone,
    support::{Browser, World, on_both, post::into_memory},
};
use hashar::{
    applications::{self, MailMode, answers, mail_mode, screen, send},
    base::{Actor, ApplicationId, Labels, Lang, Role, settings::Settings},
    calls::forms::{self, Kind as Ask},
    db::{Tx, tx::Quiet},
    groups,
    mail::{self, messages, reach, texts},
    notices::{Kind, Notice, Reader},
    privacy::erase::OnRequest,
};

fn settings() -> Settings {
    let mut settings = Settings::load(None, None, None).unwrap();
    settings.public_url = "https://secret50.example.net".into();
    settings.programme_name = "Secret49 Women's Fund".into();
    settings.mail.from_address = "office@example.org".into();
    settings.mail.from_name = "Office".into();
    settings
}

/// Sends what is due, and all that waits for its hour, into memory.
fn deliver(world: &World) -> Vec<mail::Posted> {
    let now = world.read(&Actor::Clerk, |tx| Ok(tx.now)).unwrap();
    world.db.set_now(Some(now + chrono::Duration::minutes(31)));
    into_memory(world, &settings())
}

/// Secrets typed into a case by all who type; each is told apart by its number.
fn plant(world: &World, id: ApplicationId) -> Vec<String> {
    let group = Actor::Case(id);
    answer_all(world, &group, id);
    let mut planted: Vec<String> = Vec::new();
    let mut secret = |what: &str| {
        let text = format!("Secret{:02} {what}", planted.len());
        planted.push(text.split(' ').next().unwrap().to_owned());
        text
    };
    let form = world
        .read(&group, move |tx| {
            let case = applications::load(tx, id)?;
            forms::load(tx, case.form_version_id)
        })
        .unwrap();
    for section in form.iter() {
        let texts = section.questions.iter().filter(|one| matches!(one.kind, Ask::ShortText | Ask::LongText));
        let given: Vec<_> =
            texts.filter(|one| one.code != "contact_value").map(|one| (one.id, secret("shelter"))).collect();
        let (section, revision) = (section.id, 1);
        let save = answers::SaveSection { case: id, section, revision, answers: given };
        world.write(&group, move |tx| answers::save(tx, &save)).unwrap();
    }
    let (name, value, note) = (secret("group"), secret("@telegram"), secret("after six"));
    world
        .write(&Actor::Console, move |tx| {
            tx.quiet(Quiet::Seeding);
            let case = applications::load(tx, id)?;
            let group = groups::find(tx, case.group_id)?;
            groups::describe(tx, &group, &name, Some("ngo"), Some("TJ-KT"), Lang::Ru)?;
            let way = |channel: &str, value: &str, mail_wanted| groups::Contact {
                channel: channel.into(),
                value: value.into(),
                note: note.clone(),
                mail_wanted,
            };
            groups::set_contacts(tx, &group, &[way("telegram", &value, false), way("email", "safe@example.org", true)])
        })
        .unwrap();
    world.write(&group, move |tx| send::send(tx, id)).unwrap();
    // Staff and group write, ask and answer.
    let officer = world.actor(Role::ProgrammeOfficer);
    let shelf = world.house.shelf().unwrap();
    let limits = hashar::attachments::Limits::of(&world.house.settings.files).unwrap();
    for actor in [officer.clone(), group.clone(), officer.clone()] {
        let (shelf, limits) = (shelf.clone(), limits.clone());
        let new = messages::NewMessage { case: id, text: secret("message"), file: None };
        world.write(&actor, move |tx| messages::write(tx, &*shelf, &limits, &new)).unwrap();
        world.write(&group, move |tx| messages::mark_read(tx, id)).unwrap();
    }
    let note = applications::identity::NewNote { case: id, text: secret("note") };
    world.write(&officer, move |tx| applications::identity::note(tx, &note)).unwrap();
    let asked = screen::NewScreening {
        case: id,
        outcome: screen::Outcome::AskMore,
        reason: None,
        note: secret("what is asked"),
    };
    world.write(&officer, move |tx| screen::screen(tx, &asked)).unwrap();
    // And every notice there is, with values that nobody else may read.
    let values: Vec<String> = (0..4).map(|_| secret("value")).collect();
    world
        .write(&Actor::Console, move |tx: &mut Tx<'_>| {
            tx.quiet(Quiet::Seeding);
            let case = applications::load(tx, id)?;
            for kind in Kind::ALL.iter().filter(|kind| !matches!(kind, Kind::Digest | Kind::DataErased)) {
                let mut notice = Notice::new(*kind, Reader::Case(id)).about(id, &case.key);
                for (place, name) in kind.facts().values().into_iter().enumerate() {
                    notice = notice.with(name, values[place % values.len()].as_str());
                }
                notice.queue(tx)?;
            }
            Ok(())
        })
        .unwrap();
    planted
}

#[test]
fn none_of_fifty_secrets_stands_in_mail_of_privacy_mode() {
    on_both(|world| {
        world.person(Role::ProgrammeOfficer);
        let (_, id) = a_phone(world);
        let mut secrets = plant(world, id);
        let case = world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap();
        secrets.extend(["Secret49".into(), "secret50".into(), id.to_string(), case.reference, "R-1".into()]);
        secrets.extend(
            ["http", "grant", "грант", "заявк", "фонд", "Hashar", "hashar", "TJ", "Tajik", "Таджик"].map(str::to_owned),
        );
        secrets.extend(["safe", "payout", "decision", "vote", "award", "shelter", "@telegram"].map(str::to_owned));
        secrets
            .extend(["1 200", "1200", "EUR", "Small", "programme_officer", "совет", "Умед", "Umed"].map(str::to_owned));
        assert!(secrets.len() >= 50, "{}", secrets.len());
        let posted = deliver(world);
        let to_group: Vec<_> = posted.iter().filter(|one| one.to == "safe@example.org").collect();
        assert!(to_group.len() > 20, "{}", to_group.len());
        for letter in &to_group {
            let raw: String = letter
                .raw
                .lines()
                .filter(|line| !line.starts_with("Message-ID") && !line.starts_with("Date"))
                .map(|line| format!("{line}\n"))
                .collect();
            for secret in &secrets {
                for place in [&raw, &letter.subject, &letter.body] {
                    // Encoded text may hold any three letters by chance; what was planted is longer.
                    let chance = std::ptr::eq(place, &raw) && secret.len() < 6;
                    assert!(chance || !place.contains(secret.as_str()), "{secret:?} in {place}");
                }
            }
            assert_eq!((&letter.subject, &letter.body), (&to_group[0].subject, &to_group[0].body));
        }
    });
}

#[test]
fn a_group_chooses_full_mail_or_none_and_staff_the_neutral_sender_and_subject() {
    on_both(|world| {
        let officer = world.person(Role::ProgrammeOfficer);
        let (mut phone, id) = a_phone(world);
        answer_all(world, &Actor::Case(id), id);
        let lead = world.actor(Role::ProgrammeLead);
        for (piece, subject, body) in
            [(texts::Piece::Sender, "Зарина", ""), (texts::Piece::Neutral, "Дар бораи китоб", "Китоби нав омад.")]
        {
            for lang in Lang::ALL {
                let spot = texts::Spot { piece, call: None, lang };
                let wording = texts::Wording { subject: subject.into(), body: body.into() };
                world.write(&lead, move |tx| texts::keep(tx, spot, &wording)).unwrap();
            }
        }
        let to_group = |posted: Vec<mail::Posted>| -> Vec<mail::Posted> {
            posted.into_iter().filter(|letter| letter.to == "umed@example.org").collect()
        };
        deliver(world);
        phone.open("/case");
        world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
        let neutral = to_group(deliver(world));
        assert_eq!(neutral.len(), 1);
        assert_eq!(neutral[0].subject, "Дар бораи китоб");
        assert!(neutral[0].body.contains("Китоби нав омад."));
        assert!(!neutral[0].raw.contains("Office"), "{}", neutral[0].raw);
        phone.open("/case");
        phone.click("How we write to you");
        assert_eq!(phone.press("Save", &[("mode", "full")]), 303);
        let ask = |note: &str| screen::NewScreening {
            case: id,
            outcome: screen::Outcome::AskMore,
            reason: None,
            note: note.into(),
        };
        let (actor, asked) = (Actor::Person { id: officer, roles: vec![Role::ProgrammeOfficer] }, ask("secret plan"));
        world.write(&actor, move |tx| screen::screen(tx, &asked)).unwrap();
        let full = to_group(deliver(world));
        assert_eq!(full.len(), 1);
        assert!(full[0].body.contains("Call R-1") && full[0].body.contains("https://"), "{}", full[0].body);
        assert!(!full[0].body.contains("secret plan"));
        phone.open("/case/mail");
        assert_eq!(phone.press("Save", &[("mode", "none")]), 303);
        world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
        let again = ask("more");
        world.write(&actor, move |tx| screen::screen(tx, &again)).unwrap();
        assert_eq!(to_group(deliver(world)).len(), 0);
        let waiting = world.read(&actor, reach::waiting).unwrap();
        assert_eq!(waiting.len(), 1, "what must be known waits for staff, a receipt does not");
        let mode = world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap().mail_mode;
        assert_eq!(mode, MailMode::None);
        let stranger = world.actor(Role::BoardMember);
        assert!(world.write(&stranger, move |tx| mail_mode::set(tx, id, MailMode::Full)).is_err());
    });
}

#[test]
fn old_cases_to_reach_are_done_at_once() {
    on_both(|world| {
        let officer = world.person(Role::ProgrammeOfficer);
        let (_, id) = a_phone(world);
        let silent = move |tx: &mut Tx<'_>| {
            tx.quiet(Quiet::Seeding);
            let case = applications::load(tx, id)?;
            applications::tell::group(tx, Kind::Decision, &case)?.queue(tx)
        };
        world.write(&Actor::Console, silent).unwrap();
        deliver(world);
        let mut browser = browser_of(world, officer);
        browser.open("/messages");
        assert!(browser.says("Messages to groups that did not go by mail: 1."), "{}", browser.text());
        browser.click("Groups to reach");
        assert_eq!(browser.press("All so far is done", &[]), 303);
        assert!(browser.says("Nobody is waiting."), "{}", browser.text());
        let now = world.read(&Actor::Clerk, |tx| Ok(tx.now)).unwrap();
        world.db.set_now(Some(now + chrono::Duration::minutes(5)));
        world.write(&Actor::Console, silent).unwrap();
        deliver(world);
        browser.open("/mail/reach");
        assert!(!browser.says("Nobody is waiting."), "new news waits again");
    });
}

fn browser_of(world: &World, person: hashar::base::PersonId) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, person);
    browser
}

#[test]
fn an_erased_group_gets_a_last_word_and_its_address_is_gone() {
    on_both(|world| {
        let (_, id) = a_phone(world);
        answer_all(world, &Actor::Case(id), id);
        let director = world.actor(Role::Director);
        let reference = world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap().reference;
        let new = OnRequest { case: id, reference, reason: "asked".into() };
        world.write(&director, move |tx| hashar::privacy::erase::on_request(tx, &new)).unwrap();
        let posted = deliver(world);
        let [letter] = &posted[..] else { panic!("{posted:?}") };
        assert_eq!(letter.to, "umed@example.org");
        assert!(!letter.body.contains("http") && !letter.body.contains("R-1"), "{}", letter.body);
        let log =
            world.read(&world.actor(Role::ProgrammeOfficer), |tx| hashar::notices::log(tx, None, None, 10)).unwrap();
        let left = log.iter().find(|line| line.kind == Kind::DataErased).unwrap().id;
        let peeked = world.read(&Actor::Console, move |tx| hashar::notices::peek(tx, left)).unwrap();
        assert!(peeked.values.is_empty(), "the address is wiped once the letter left");
    });
}

#[test]
fn labels_of_a_call_are_said_in_the_readers_language() {
    let labels =
        Labels(std::collections::BTreeMap::from([(Lang::En, "Winter".to_owned()), (Lang::Tg, "Зимистон".to_owned())]));
    let arg = hashar::base::stop::Arg::from(labels);
    let kept: hashar::base::stop::Arg = serde_json::from_str(&serde_json::to_string(&arg).unwrap()).unwrap();
    let words = hashar::base::words::Words::shared();
    assert_eq!((words.arg(Lang::Tg, &kept), words.arg(Lang::Ky, &kept)), ("Зимистон".into(), "Winter".into()));
}
