//! A crowd: a database with as many applications as asked for, for the benches. The programme stands by the acts; the
//! applications are brought in many at once, each sealed under its own key, with tokens, codes and history.
//!
//! What a bench needs to walk in goes to standard output, a line each: sessions, and the ids it asks for.

mod dice;

use super::{CallLine, CaseLine, File, PROGRAMME, Year, broken, cases, money, people, publish};
use crate::{
    applications::{
        State,
        bring_in::{self, Standing, Tokens},
    },
    audit,
    base::{
        Actor, ApplicationId, CallId, Currency, FormVersionId, FundId, Lang, Money, PersonId, Role, Stop,
        settings::Settings,
    },
    board::{
        Declaration,
        conflicts::{self, NewDeclaration},
        rules,
        scores::{self, Filled, Mark},
    },
    calls::{
        self, Mode, choices,
        forms::{self, Kind, Section},
    },
    cli::{note, open, say},
    db::{Tx, keys, tokens, tx::Quiet, upkeep},
    funds,
    people::sessions,
};
use chrono::{Duration, NaiveDateTime};
use clap::Args;
use dice::{Dice, decided, name};
use std::{collections::HashMap, sync::Arc};

/// How much there is to be.
#[derive(Debug, Args)]
pub struct Options {
    /// Applications in all
    #[arg(long, default_value_t = 100_000, value_name = "N")]
    applications: u32,
    /// Of them complete drafts with a session each, to be saved and sent
    #[arg(long, default_value_t = 12_000, value_name = "N")]
    drafts: u32,
    /// Postings of the largest fund
    #[arg(long, default_value_t = 5_000, value_name = "N")]
    postings: u32,
    /// Payouts that are approved and wait to be recorded as sent
    #[arg(long, default_value_t = 0, value_name = "N")]
    payouts: u32,
}

/// Applications in the round that is scored.
const SCORED: u32 = 200;
/// Calls before the scored and the open one.
const CALLS: i64 = 12;
/// Applications of one transaction, and of one day.
const AT_ONCE: usize = 200;

/// Fills a database in which nobody has worked yet.
pub fn seed(settings: &Settings, options: &Options) -> Result<(), Stop> {
    let refused = || Stop::broken("something is there already: the seed fills an empty folder or database only");
    if super::super::demo::is_one(&settings.data) {
        return Err(refused());
    }
    open::bring_up_to_date(settings)?;
    let db = open::db(settings)?;
    if db.read_now(&Actor::Console, keys::any)? {
        return Err(refused());
    }
    let file: File = toml::from_str(PROGRAMME).map_err(|error| broken(&error.to_string()))?;
    let mut year = Year { db: &db, people: HashMap::new(), calls: HashMap::new(), funds: HashMap::new() };
    let start = super::at(1, 15, 9)?;
    year.act(&Actor::Console, start, |tx| choices::load(tx, choices::DEFAULTS))?;
    people(&mut year, &file, start)?;
    super::funds_and_rates(&mut year, &file)?;
    super::rates(&year, &file)?;
    super::payouts::pay(&mut year, &file, options.payouts)?;
    db.set_now(None);
    let fund = postings(&year, options.postings)?;
    let crowd = Crowd::new(&year)?;
    let drafts = options.drafts.min(options.applications / 2);
    let (scored, call) = crowd.come(options.applications, drafts)?;
    note("scoring, sealing ...");
    crowd.score(&scored)?;
    // What is made up lies years back: it must not be erased at the first look.
    db.write_now(&Actor::Console, None, |tx| {
        crate::privacy::retention::set(tx, &crate::privacy::retention::Rules::default())
    })?;
    db.set_now(None);
    while db.write_now(&Actor::Clerk, None, audit::sealing::seal)? > 0 {}
    db.write_now(&Actor::Clerk, None, calls::clock::turn_due)?;
    drop(db);
    upkeep::settle(&mut crate::db::connect(&open::address(settings)?)?)?;
    say(&format!("round\t{call}"))?;
    say(&format!("fund\t{fund}"))
}

/// Days over which money came in, about: some three and a half years, however often.
const DAYS: u32 = 1_250;

/// Money that came in many times.
fn postings(year: &Year<'_>, count: u32) -> Result<FundId, Stop> {
    let officer = year.actor(Role::FinanceOfficer)?;
    let fund = *year.funds.values().min().ok_or_else(|| broken("fund"))?;
    let now = year.db.read_now(&Actor::Console, |tx| Ok(tx.now))?;
    let a_day = i64::from(count.div_ceil(DAYS).max(4));
    for first in (0..count).step_by(250) {
        year.db.write_now(&officer, None, move |tx| {
            let currency = funds::find(tx, fund)?.currency;
            for number in first..count.min(first + 250) {
                let on = now.date() - Duration::days(i64::from(count - number) / a_day);
                funds::receive::receive(tx, fund, Money::from_minor(i64::from(number) * 7 + 100, currency), on, None)?;
            }
            Ok(())
        })?;
    }
    Ok(fund)
}

/// A call that applications come for.
struct Opened {
    id: CallId,
    form: FormVersionId,
    sections: Arc<Vec<Section>>,
    opens: NaiveDateTime,
}

struct Crowd<'y> {
    year: &'y Year<'y>,
    officer: PersonId,
    lists: choices::Lists,
    texts: cases::Texts,
    /// The past ones, then the scored one, then the open one.
    calls: Vec<Opened>,
}

impl<'y> Crowd<'y> {
    fn new(year: &'y Year<'y>) -> Result<Self, Stop> {
        let (now, lists) = year.db.read_now(&Actor::Console, |tx| Ok((tx.now, choices::lists(tx)?)))?;
        let officer = year.actor(Role::ProgrammeOfficer)?.person().ok_or_else(|| broken("officer"))?;
        let mut crowd = Self { year, officer, lists, texts: cases::Texts::load()?, calls: Vec::new() };
        for number in 0..CALLS {
            let mode =
                [Mode::Regular, Mode::Regular, Mode::Emergency, Mode::InKind][usize::try_from(number % 4).unwrap_or(0)];
            crowd.open(
                &format!("CALL-{:02}", number + 1),
                mode,
                now - Duration::days((CALLS + 1 - number) * 150),
                140,
            )?;
        }
        crowd.open("ROUND", Mode::Regular, now - Duration::days(140), 100)?;
        crowd.open("OPEN", Mode::Regular, now - Duration::days(30), 90)?;
        Ok(crowd)
    }

    fn open(&mut self, code: &str, mode: Mode, opens: NaiveDateTime, days: i64) -> Result<(), Stop> {
        let text = |at: NaiveDateTime| at.format("%Y-%m-%dT%H:%M").to_string();
        let line = CallLine {
            code: code.to_owned(),
            mode,
            opens: text(opens),
            closes: Some(text(opens + Duration::days(days))),
            zone: "Asia/Dushanbe".to_owned(),
            board_decides: (opens + Duration::days(days + 40)).format("%d.%m.%Y").to_string(),
        };
        let id = publish(self.year, &line, opens)?;
        let (form, sections) = self.year.db.read_now(&Actor::Console, |tx| {
            let form = forms::newest(tx, id)?.ok_or(Stop::Missing)?;
            Ok((form, forms::load(tx, form)?))
        })?;
        self.calls.push(Opened { id, form, sections, opens });
        Ok(())
    }

    /// Brings everybody in; gives the scored round's applications and its call.
    fn come(&self, all: u32, drafts: u32) -> Result<(Vec<ApplicationId>, CallId), Stop> {
        let [past @ .., round, open] = self.calls.as_slice() else { return Err(broken("calls")) };
        let mut tokens = Tokens::new();
        let scored = SCORED.min(all / 2);
        let others = all.saturating_sub(scored + drafts);
        let share = others.div_ceil(u32::try_from(past.len()).unwrap_or(1)).max(1);
        let mut dice = Dice(7);
        let mut told = 0;
        for (number, call) in past.iter().enumerate() {
            let first = share * u32::try_from(number).unwrap_or(0);
            let states: Vec<State> = (first..others.min(first + share)).map(|_| decided(&mut dice)).collect();
            let ids = self.bring(call, &states, 130, &mut dice, &mut tokens)?;
            for id in ids.iter().take(40) {
                say(&format!("application\t{id}"))?;
            }
            told += states.len();
            note(&format!("{told} applications"));
        }
        let states = vec![State::WithBoard; usize::try_from(scored).unwrap_or(0)];
        let ids = self.bring(round, &states, 90, &mut dice, &mut tokens)?;
        let states = vec![State::Draft; usize::try_from(drafts).unwrap_or(0)];
        let open = self.bring(open, &states, 25, &mut dice, &mut tokens)?;
        self.year.db.set_now(None);
        self.keep_tokens(tokens)?;
        self.let_in(open)?;
        Ok((ids, round.id))
    }

    fn bring(
        &self,
        call: &Opened,
        states: &[State],
        days: i64,
        dice: &mut Dice,
        tokens: &mut Tokens,
    ) -> Result<Vec<ApplicationId>, Stop> {
        let officer = self.officer;
        let mut ids = Vec::with_capacity(states.len());
        let slices = i64::try_from(states.len().div_ceil(AT_ONCE)).unwrap_or(1).max(1);
        for (slice, states) in (0..).zip(states.chunks(AT_ONCE)) {
            let all: Vec<Standing> =
                states.iter().map(|state| self.standing(call, *state, dice)).collect::<Result<_, Stop>>()?;
            let day = call.opens + Duration::days(slice * days / slices) + Duration::minutes(slice % 60);
            let (new, found) = self.year.act(&Actor::Console, day, move |tx| {
                let (ids, tokens) = bring_in::bring_in(tx, &all, officer)?;
                Ok((ids, tokens.into_iter().map(|(token, subject)| (token, subject.id)).collect::<Vec<_>>()))
            })?;
            let subject = |id: i64| crate::base::Subject::from(ApplicationId(id));
            tokens.extend(found.into_iter().map(|(token, id)| (token, subject(id))));
            ids.extend(new);
        }
        Ok(ids)
    }

    fn standing(&self, call: &Opened, state: State, dice: &mut Dice) -> Result<Standing, Stop> {
        let country = dice.weighted(&[("TJ", 62), ("UZ", 20), ("KG", 18)]);
        let language = match country {
            "TJ" => dice.weighted(&[(Lang::Tg, 75), (Lang::Ru, 25)]),
            "UZ" => dice.weighted(&[(Lang::Uz, 60), (Lang::UzCyrl, 15), (Lang::Ru, 25)]),
            _ => dice.weighted(&[(Lang::Ky, 60), (Lang::Ru, 40)]),
        };
        let code = |codes: Vec<(String, String)>, dice: &mut Dice| {
            let place = dice.below(codes.len().max(1));
            codes.into_iter().nth(place).map(|(code, _)| code).unwrap_or_default()
        };
        let (currency, local) = [(Currency::EUR, "EUR"), (Currency::TJS, "TJS")][usize::from(dice.below(3) == 0)];
        let line = CaseLine {
            call: String::new(),
            country: country.to_owned(),
            region: code(self.lists.below("region", country, Lang::En), dice),
            kind: code(self.lists.of("kind", Lang::En), dice),
            theme: code(self.lists.of("theme", Lang::En), dice),
            name: name(language, dice),
            language,
            requested: format!("{}.00", 200 + dice.below(60) * 50),
            currency: local.to_owned(),
            awarded_eur: None,
            fund: None,
            outcome: String::new(),
            note: String::new(),
        };
        let mut answers = Vec::new();
        for question in call.sections.iter().flat_map(|section| &section.questions) {
            let text = match question.kind {
                Kind::LongText => self.texts.long(question, &line, 2 + dice.below(3)),
                _ => cases::answer(&self.texts, question, &line)?,
            };
            if !text.is_empty() {
                answers.push((question.id, text));
            }
        }
        Ok(Standing {
            call: call.id,
            form: call.form,
            requested: money(&line.requested, currency.code())?,
            name: line.name,
            language,
            country: line.country,
            region: line.region,
            kind: line.kind,
            theme: line.theme,
            state,
            answers,
            sections: call.sections.iter().map(|section| section.id).collect(),
        })
    }

    fn keep_tokens(&self, mut tokens: Tokens) -> Result<(), Stop> {
        tokens.sort_unstable_by_key(|(token, subject)| (*token, subject.id));
        note(&format!("{} words to search by", tokens.len()));
        for some in tokens.chunks(300_000) {
            let some = some.to_vec();
            self.year.db.write_now(&Actor::Console, None, move |tx| {
                tx.quiet(Quiet::Seeding);
                tokens::insert(tx, &some)
            })?;
        }
        Ok(())
    }

    /// Sessions: of staff, one each, and of every draft.
    fn let_in(&self, drafts: Vec<ApplicationId>) -> Result<(), Stop> {
        let limits = sessions::Limits { idle: Duration::hours(12), whole: Duration::hours(24), strong: false };
        for role in [Role::ProgrammeOfficer, Role::BoardChair, Role::FinanceOfficer] {
            let person = self.year.actor(role)?.person().ok_or_else(|| broken("role"))?;
            let secret = self
                .year
                .db
                .write_now(&Actor::Visitor, None, move |tx| sessions::begin_for_person(tx, person, limits))?;
            say(&format!("session\t{role}\t{secret}"))?;
        }
        for some in drafts.chunks(2_000) {
            let some = some.to_vec();
            let secrets = self.year.db.write_now(&Actor::Visitor, None, move |tx| {
                some.iter().map(|id| sessions::begin_for_case(tx, *id, limits)).collect::<Result<Vec<String>, Stop>>()
            })?;
            for secret in secrets {
                say(&format!("draft\t{secret}"))?;
            }
        }
        Ok(())
    }

    /// Every member declares on every application of the round, and scores it.
    fn score(&self, round: &[ApplicationId]) -> Result<(), Stop> {
        for (seat, member) in self.year.board().into_iter().enumerate() {
            let ids = round.to_vec();
            self.year.db.write_now(&member, None, move |tx| {
                for (number, id) in ids.iter().enumerate() {
                    let clear = NewDeclaration { state: Declaration::None, kind: None, note: String::new() };
                    conflicts::declare(tx, *id, &clear)?;
                    let rules = rules_of(tx, *id)?;
                    let marks = rules.criteria.iter().enumerate().map(|(place, criterion)| {
                        let points = i32::try_from((number * 7 + seat * 3 + place) % 4).unwrap_or(0) + 2;
                        (criterion.id, Mark { points: Some(points.min(criterion.scale_max)), comment: String::new() })
                    });
                    let filled = Filled { marks: marks.collect(), recommended: None, comment: String::new() };
                    scores::lock(tx, *id, &filled)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

fn rules_of(tx: &mut Tx<'_>, application: ApplicationId) -> Result<rules::Rules, Stop> {
    let call = crate::applications::load(tx, application)?.call_id;
    rules::of_call(tx, call)
}
