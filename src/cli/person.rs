//! People with accounts, from the command line: the first administrator, and whoever has lost the way in.

use super::{note, open, say};
use crate::{
    applications::hand_over,
    base::{Actor, Lang, PersonId, Role, Stop, settings::Settings},
    board,
    db::Db,
    people::{
        self, State, links,
        register::{self, NewPerson},
        setup,
    },
};
use clap::{
    Args, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};

/// What may be done with people.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add a person; prints a link that signs them in once
    Add(Box<New>),
    /// List everybody: state, e-mail, name, roles
    List,
    /// Let a person in no more; ends their sessions at once
    Disable {
        /// Whose
        email: String,
    },
    /// Print a new link that signs a person in once
    Link {
        /// Whose
        email: String,
    },
}

/// A person to be added.
#[derive(Debug, Args)]
pub struct New {
    /// As colleagues know them
    #[arg(long)]
    name: String,
    /// Their address
    #[arg(long)]
    email: String,
    /// What they may do; may be said several times
    #[arg(long = "role", required = true, value_name = "ROLE", value_parser = roles())]
    roles: Vec<Role>,
    /// The language they read
    #[arg(long, default_value = "en", value_name = "CODE", value_parser = languages())]
    language: Lang,
    /// Where they live: two letters, as in ISO 3166-1
    #[arg(long, default_value = "", value_name = "CODE", hide_default_value = true)]
    country: String,
    /// The time zone they live by: Asia/Dushanbe
    #[arg(long, default_value = "UTC")]
    zone: chrono_tz::Tz,
}

fn roles() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::OF_PEOPLE.map(Role::as_str)).try_map(|text| text.parse::<Role>())
}

fn languages() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(Lang::ALL.map(Lang::code))
        .try_map(|code| Lang::from_code(&code).ok_or("no language of the program"))
}

/// Does it.
pub fn run(settings: &Settings, command: Command) -> Result<(), Stop> {
    let db = open::db(settings)?;
    match command {
        Command::Add(new) => add(&db, settings, *new),
        Command::List => list(&db),
        Command::Disable { email } => {
            let (id, state) = find(&db, email)?;
            if state == State::Disabled {
                note("may not sign in already");
                return Ok(());
            }
            db.write_now(&Actor::Console, None, move |tx| {
                hand_over::leave(tx, id)?;
                board::quorum::watch(tx).map(|_| ())
            })
        }
        Command::Link { email } => {
            let (id, state) = find(&db, email)?;
            if state == State::Disabled {
                return Err(Stop::broken("this account is disabled"));
            }
            link(&db, settings, id)
        }
    }
}

/// Prints the link of the page of the first start.
pub fn set_up(settings: &Settings) -> Result<(), Stop> {
    let db = open::house(settings)?;
    let path = db.read_now(&Actor::Console, setup::hand_out)?;
    note("This link opens the first account, an administrator's, within a day:");
    say(&format!("{}{path}", settings.public_url.trim_end_matches('/')))
}

fn add(db: &Db, settings: &Settings, new: New) -> Result<(), Stop> {
    let country = new.country.to_ascii_uppercase();
    let is_code = country.len() == 2 && country.bytes().all(|letter| letter.is_ascii_uppercase());
    if !country.is_empty() && !is_code {
        return Err(Stop::broken("--country takes two letters: TJ"));
    }
    let person = NewPerson {
        name: new.name,
        email: new.email,
        language: new.language,
        country,
        zone: new.zone.name().to_owned(),
        roles: new.roles,
        password_hash: None,
    };
    let id = db.write_now(&Actor::Console, None, move |tx| register::add(tx, &person))?;
    link(db, settings, id)
}

fn link(db: &Db, settings: &Settings, id: PersonId) -> Result<(), Stop> {
    let path = db.write_now(&Actor::Console, None, move |tx| links::hand_out(tx, id))?;
    note("This link signs in once, within seven days:");
    say(&format!("{}{path}", settings.public_url.trim_end_matches('/')))
}

fn find(db: &Db, email: String) -> Result<(PersonId, State), Stop> {
    let found = db.read_now(&Actor::Console, |tx| people::by_email(tx, &email))?;
    found
        .map(|(person, _)| (person.id, person.state))
        .ok_or_else(|| Stop::broken(format!("nobody has the address {email}")))
}

fn list(db: &Db) -> Result<(), Stop> {
    let mut everybody = db.read_now(&Actor::Console, people::directory)?;
    everybody.sort_by(|a, b| a.email.cmp(&b.email));
    for person in everybody {
        let roles: Vec<&str> = person.roles.iter().map(|role| role.as_str()).collect();
        say(&format!("{}\t{}\t{}\t{}", person.state, person.email, person.name, roles.join(" ")))?;
    }
    Ok(())
}
